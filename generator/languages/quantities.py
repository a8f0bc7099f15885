"""Numbers with their unit in one form for all languages: 「35億ドル」 and "$3.5 billion" are both `3500000000 usd`."""

from decimal import Decimal, InvalidOperation

_LONGEST = 24  # digits: longer runs are numbers of parts or of accounts, not amounts


def quantity(digits: str, scale: int, unit: str) -> str | None:
    """`digits` (with or without thousands separators) times `scale`, in plain digits, with its unit.

    None where the digits are no number, or have more of them than an amount has.
    """
    plain = digits.replace(",", "")
    if len(plain) > _LONGEST:
        return None
    try:
        amount = Decimal(plain) * scale
    except InvalidOperation:
        return None
    text = format(amount.normalize(), "f")
    return f"{text} {unit}"
