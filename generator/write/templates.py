"""Where templates and the site's assets stand: the program's own, and a site's, which replace them one by one."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
PACKAGED = _PACKAGE / "templates"  # in an installed wheel
OWN = PACKAGED if PACKAGED.is_dir() else _PACKAGE.parent / "templates"  # else in a checkout


def folders(root: Path, part: str = "") -> tuple[Path, ...]:
    """The folders in which a template is looked for, the site's `templates/` before the program's; those that exist."""
    candidates = [(root / "templates" / part).resolve(), (OWN / part).resolve()]
    return tuple(folder for folder in dict.fromkeys(candidates) if folder.is_dir())
