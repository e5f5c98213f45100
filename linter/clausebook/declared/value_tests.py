"""Tests of a value, as they are written in declared rules."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from clausebook.analysis.days import before
from clausebook.record import is_number

__all__ = ["Test", "asks_for_absence", "parse_tests"]

_TODAY = "today"


@dataclass(frozen=True, slots=True)
class Test:
    """One test with its operand: ``at_least`` and 3."""

    name: str
    operand: Any

    def holds(self, values: list[Any], today: date) -> bool:
        """Whether all values pass; how many there are is a test of its own."""
        if self.name in _OF_ALL:
            return _OF_ALL[self.name](values, self.operand)
        return not any(True for _ in self.breaking(values, today))

    def breaking(self, values: list[Any], today: date) -> Iterator[int]:
        """Yield the positions of the values that do not pass."""
        if self.name in _OF_ONE:
            operand = self._operand(today)
            for index, value in enumerate(values):
                if not _OF_ONE[self.name](value, operand):
                    yield index

    def _operand(self, today: date) -> Any:
        if self.name == "not_older_than":
            return (before(today, self.operand) or today).isoformat()
        return today.isoformat() if self.operand == _TODAY else self.operand

    @property
    def words(self) -> str:
        """The test as it is told: ``at least 3``."""
        told = self.name.replace("_", " ")
        if self.name == "present":
            return "present" if self.operand else "absent"
        listed = self.operand if isinstance(self.operand, list) else [self.operand]
        return f"{told} {', '.join(map(_shown, listed))}"


def parse_tests(written: Any) -> tuple[Test, ...]:
    """Return the tests of one field: a plain value is what it must be."""
    if isinstance(written, Mapping):
        return tuple(Test(name, operand) for name, operand in written.items())
    return (Test("is", written),)


def asks_for_absence(tests: tuple[Test, ...]) -> bool:
    """Whether a field that is absent passes: all tests say what must not be."""
    return all(
        test.name in ("is_not", "none_of", "not_like", "items_at_most")
        or (test.name == "present" and not test.operand)
        or (test.name == "items_at_least" and test.operand == 0)
        for test in tests
    )


def _compared(value: Any, operand: Any) -> int | None:
    """Return -1, 0 or 1; None where the two cannot be compared."""
    numbers = [is_number(value), is_number(operand)]
    if all(numbers) or (isinstance(value, str) and isinstance(operand, str)):
        return int(value > operand) - int(value < operand)
    return None


def _same(value: Any, operand: Any) -> bool:
    return bool(value == operand) and isinstance(value, bool) == isinstance(operand, bool)


def _is_like(text: Any, pattern: str) -> bool:
    """Whether a text fits a pattern in which ``*`` stands for anything, ``?`` for one sign.

    Written out, since a regular expression of a stranger can take for ever.
    """
    if not isinstance(text, str):
        return False
    at, sign, star, mark = 0, 0, -1, 0
    while at < len(text):
        if sign < len(pattern) and pattern[sign] == "*":
            star, mark, sign = sign, at, sign + 1
        elif sign < len(pattern) and pattern[sign] in ("?", text[at]):
            at, sign = at + 1, sign + 1
        elif star >= 0:
            mark, at, sign = mark + 1, mark + 1, star + 1
        else:
            return False
    return all(left == "*" for left in pattern[sign:])


def _shown(operand: Any) -> str:
    return ("yes" if operand else "no") if isinstance(operand, bool) else str(operand)


_OF_ONE: Mapping[str, Callable[[Any, Any], bool]] = {
    "is": _same,
    "is_not": lambda value, operand: not _same(value, operand),
    "one_of": lambda value, operand: any(_same(value, one) for one in operand),
    "none_of": lambda value, operand: not any(_same(value, one) for one in operand),
    "at_least": lambda value, operand: _compared(value, operand) in (0, 1),
    "at_most": lambda value, operand: _compared(value, operand) in (-1, 0),
    "above": lambda value, operand: _compared(value, operand) == 1,
    "below": lambda value, operand: _compared(value, operand) == -1,
    "like": _is_like,
    "not_like": lambda value, operand: not _is_like(value, operand),
    "not_older_than": lambda value, operand: _compared(value, operand) in (0, 1),
}

_OF_ALL: Mapping[str, Callable[[list[Any], Any], bool]] = {
    "present": lambda values, operand: bool(values) is operand,
    "items_at_least": lambda values, operand: len(values) >= operand,
    "items_at_most": lambda values, operand: len(values) <= operand,
}
