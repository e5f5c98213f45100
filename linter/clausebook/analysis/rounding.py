"""Numbers as people write them: rounded, and to be compared with what was computed."""

__all__ = ["agrees", "decimals", "number_in", "rounded"]

_EXACT = 1e-9


def decimals(stated: float) -> int:
    """Return the number of decimals with which a number was written; a final 0 is not known of."""
    text = repr(stated)
    if "e" in text:
        text = f"{stated:.12f}".rstrip("0")
    return 0 if isinstance(stated, int) else len(text.partition(".")[2])


def agrees(stated: float, true: float, *, units: float = 0.5) -> bool:
    """Whether a written number is the true one, rounded to the decimals with which it is written.

    ``units`` is how many units of its last decimal it may lie away.
    """
    slack = units * 10.0 ** -decimals(stated)
    return abs(stated - true) <= slack + _EXACT * max(1.0, abs(true))


def rounded(true: float, stated: float = 0.1, *, least: int = 1) -> str:
    """Return a number with as many decimals as another, at least one, without final zeros."""
    text = f"{true:.{max(least, decimals(stated))}f}"
    return text.rstrip("0").rstrip(".") if float(text) else "0"


def number_in(text: str) -> int | float:
    """Return the number that ``rounded`` wrote, a whole one without decimals."""
    return float(text) if "." in text else int(text)
