"""Publishers as they are counted: names compared after light normalisation."""

import re
import unicodedata


def normal(name: str) -> str:
    """A publisher's name as it is compared: NFKC, case folded, spaces out, without a leading article."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"\s+", "", re.sub(r"^\s*the\s+", "", folded))
