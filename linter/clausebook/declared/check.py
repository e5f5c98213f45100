"""The check of a declared rule: which records it looks at, and what it says of each."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from clausebook.analysis.selection import Found, linked_ids, values_at
from clausebook.corpus import Corpus
from clausebook.declared.value_tests import Test, asks_for_absence, parse_tests
from clausebook.record import Place, Record
from clausebook.rules import Finding

__all__ = ["FieldTests", "LinkTest", "Tests", "check", "parse"]

_PLACEHOLDER = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)*)\}")


@dataclass(frozen=True, slots=True)
class FieldTests:
    """What one field must be."""

    path: str
    tests: tuple[Test, ...]

    def holds(self, record: Record, today: date) -> bool:
        """Whether the field passes; one that is absent passes only what asks for absence."""
        values = [value for _, value in _values(record, self.path)]
        if not asks_for_absence(self.tests) and (not values or _lacking(record, self.path)):
            return False
        return all(test.holds(values, today) for test in self.tests)


@dataclass(frozen=True, slots=True)
class LinkTest:
    """How many records must be linked; without numbers at least one."""

    phrase: str
    kind: str
    where: tuple[FieldTests, ...]
    at_least: int
    at_most: int | None

    def count(self, corpus: Corpus, record: Record) -> int:
        """Return how many linked records count."""
        linked = (corpus.get(one) for one in linked_ids(corpus, record, self.phrase))
        return sum(
            1
            for other in linked
            if other is not None
            and self.kind in ("", other.kind.name)
            and all(_has(other, f.path) and f.holds(other, corpus.today) for f in self.where)
        )

    def holds(self, corpus: Corpus, record: Record) -> bool:
        """Whether neither too few nor too many are linked."""
        count = self.count(corpus, record)
        return self.at_least <= count and (self.at_most is None or count <= self.at_most)

    @property
    def words(self) -> str:
        """The test as it is told."""
        most = "" if self.at_most is None else f", at most {self.at_most}"
        return f"at least {self.at_least}{most}"


@dataclass(frozen=True, slots=True)
class Tests:
    """Tests of fields and of links, all of which must hold."""

    fields: tuple[FieldTests, ...] = ()
    links: tuple[LinkTest, ...] = ()

    def hold(self, corpus: Corpus, record: Record) -> bool:
        """Whether all hold of a record."""
        return all(one.holds(record, corpus.today) for one in self.fields) and all(
            one.holds(corpus, record) for one in self.links
        )


def parse(written: Mapping[str, Any]) -> Tests:
    """Return the tests that stand under ``where`` or ``then``."""
    fields = [
        FieldTests(path, parse_tests(tests)) for path, tests in written.items() if path != "links"
    ]
    links = []
    for phrase, given in written.get("links", {}).items():
        most = given.get("at_most")
        least = given.get("at_least", 0 if most is not None else 1)
        where = parse(given.get("where", {})).fields
        links.append(LinkTest(phrase, given.get("kind", ""), where, least, most))
    return Tests(tuple(fields), tuple(links))


def check(corpus: Corpus, rule: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield what a rule, as it is written, finds in a corpus."""
    where, then = parse(rule.get("where", {})), parse(rule["then"])
    for record in _given(corpus, rule):
        if where.hold(corpus, record):
            yield from _findings(corpus, record, then, rule)


def _given(corpus: Corpus, rule: Mapping[str, Any]) -> tuple[Record, ...]:
    statuses = rule.get("statuses")
    if statuses is None:
        return corpus.live(rule["given"])
    return tuple(record for record in corpus.records(rule["given"]) if record.status in statuses)


def _findings(
    corpus: Corpus, record: Record, then: Tests, rule: Mapping[str, Any]
) -> Iterator[Finding]:
    for field in then.fields:
        if not field.holds(record, corpus.today):
            place, told = _fault(record, field, corpus.today)
            yield Finding(place, _message(rule, record, told), rule.get("hint", ""))
    for link in then.links:
        if not link.holds(corpus, record):
            count = link.count(corpus, record)
            told = f"'{link.phrase}' leads to {count}, expected {link.words}"
            yield Finding(record.at(), _message(rule, record, told), rule.get("hint", ""))


def _fault(record: Record, field: FieldTests, today: date) -> tuple[Place, str]:
    """Return where a field breaks its first test, and which one."""
    found = _values(record, field.path)
    values = [value for _, value in found]
    wanted = " and ".join(test.words for test in field.tests)
    lacking = _lacking(record, field.path)
    if lacking and not asks_for_absence(field.tests):
        return _place(record, lacking[0]), f"'{field.path}' is missing here, expected {wanted}"
    if not values:
        return record.at(), f"'{field.path}' is missing, expected {wanted}"
    test = next(test for test in field.tests if not test.holds(values, today))
    index = next(test.breaking(values, today), 0)
    place, value = found[index]
    shown = f"{len(values)} items" if test.name.startswith("items") else _text(value)
    return _place(record, place), f"'{field.path}' is {shown}, expected {test.words}"


def _values(record: Record, path: str) -> list[tuple[Found, Any]]:
    """Return each value at a path with where it was found; a list gives its items."""
    return [
        (found, value)
        for found in values_at(record, path)
        for value in (found.value if isinstance(found.value, list) else [found.value])
    ]


def _lacking(record: Record, path: str) -> list[Found]:
    """Return the items of the list that holds the last step of a path and do not have it."""
    above, _, last = path.rpartition(".")
    if not above:
        return []
    items = [
        Found(found.field.items, item, (*found.pointer, index))
        for found in values_at(record, above)
        if isinstance(found.value, list) and found.field.items is not None
        for index, item in enumerate(found.value)
    ]
    return [i for i in items if isinstance(i.value, dict) and i.value.get(last) is None]


def _has(record: Record, path: str) -> bool:
    return path.split(".", maxsplit=1)[0] in record.field.properties


def _place(record: Record, found: Found) -> Place:
    first = found.pointer[len(record.pointer)]
    if isinstance(first, str) and first not in record.values:
        return record.at()
    return Place(record.path, found.pointer, "value", record.id or None)


def _message(rule: Mapping[str, Any], record: Record, told: str) -> str:
    written = rule.get("message")
    if written is None:
        return told
    return _PLACEHOLDER.sub(lambda match: _told(record, match[1]), written)


def _told(record: Record, path: str) -> str:
    values = [_text(value) for _, value in _values(record, path)]
    return ", ".join(values) or "nothing"


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "given"
    return " ".join(str(value).split())
