"""A file of declared rules, read and tried on its own examples."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from clausebook.analysis.selection import QueryFault, field_at
from clausebook.corpus import Corpus
from clausebook.declared.check import check
from clausebook.declared.examples import ExampleFault, corpus_of
from clausebook.diagnostic import Basis, Severity
from clausebook.document import Document, read
from clausebook.edition import load_edition
from clausebook.rules import Finding, Rule
from clausebook.rules.rule import OWN_AREA
from clausebook.schema import Kind, SchemaLibrary, nearest

__all__ = ["RuleFault", "read_rules"]

_SCHEMA = "own-rules"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class RuleFault(Exception):
    """A declared rule cannot be used; the message is one line with file, line and remedy."""


def read_rules(path: str, data: bytes, library: SchemaLibrary) -> tuple[Rule, ...]:
    """Return the rules of a file.

    Raises RuleFault where the file is no YAML of rules, where a rule names a kind, a field or a
    link that does not exist, or where an example does not do what it says.
    """
    document = read(path, data)
    for fault in document.faults:
        raise RuleFault(f"{path}:{fault.span.start.line}: {fault.message}; {fault.hint}")
    for violation in library.check(_SCHEMA, document.value):
        line = document.locate(violation.pointer).start.line
        told = f"{violation.message} ({violation.hint})" if violation.hint else violation.message
        raise RuleFault(f"{path}:{line}: {told}")
    value: Any = document.value
    return tuple(_Reading(document, library, i).rule() for i in range(len(value["rules"])))


class _Reading:
    """One rule of a file on its way to being used."""

    def __init__(self, document: Document, library: SchemaLibrary, index: int) -> None:
        value: Any = document.value
        self._document = document
        self._library = library
        self._index = index
        self._written: Mapping[str, Any] = value["rules"][index]

    def rule(self) -> Rule:
        """Return the rule; raises RuleFault."""
        written = self._written
        kind = self._library.kinds.get(written["given"])
        if kind is None:
            told = f"'{written['given']}' is no kind of record"
            raise self._fault(told + _guessed(written["given"], self._library.kinds), "given")
        self._check_names(kind)
        self._check_clauses()
        self._try_examples(kind)
        return Rule(
            code=written["code"],
            name=written["name"],
            area=OWN_AREA,
            clauses=tuple(written.get("clauses", ())),
            basis=Basis.HOUSE,
            severity=Severity(written["severity"]),
            since="",
            parent=None,
            edition=None,
            by_document=False,
            check=self._function(),
        )

    def _function(self) -> Any:
        written = dict(self._written)

        def declared(corpus: Corpus) -> Iterator[Finding]:
            return check(corpus, written)

        declared.__doc__ = _page(written)
        return declared

    def _check_names(self, kind: Kind) -> None:
        for part in ("where", "then"):
            for path in self._written.get(part, {}):
                if path == "links":
                    self._check_links(part)
                else:
                    self._check_field(kind, path, part, path)
        for path in _PLACEHOLDER.findall(self._written.get("message", "")):
            self._check_field(kind, path, "message")

    def _check_field(self, kind: Kind, path: str, *below: str) -> None:
        try:
            field_at(kind, path)
        except QueryFault as fault:
            raise self._fault(str(fault), *below) from None

    def _check_links(self, part: str) -> None:
        known = {*self._library.inverses, *self._library.inverses.values()}
        for phrase, given in self._written[part]["links"].items():
            if phrase not in known:
                told = f"'{phrase}' is no link{_guessed(phrase, known)}"
                raise self._fault(told, part, "links", phrase)
            name = given.get("kind")
            if name is not None and name not in self._library.kinds:
                told = f"'{name}' is no kind of record{_guessed(name, self._library.kinds)}"
                raise self._fault(told, part, "links", phrase, "kind")
            if name is None and "where" in given:
                told = "tests of linked records need their kind, as in 'kind: process'"
                raise self._fault(told, part, "links", phrase)
            for path in given.get("where", {}):
                self._check_field(self._library.kinds[name], path, part, "links", phrase, "where")

    def _check_clauses(self) -> None:
        known = load_edition().clauses
        for number in self._written.get("clauses", ()):
            if number not in known:
                raise self._fault(f"the edition of 2015 has no clause '{number}'", "clauses")

    def _try_examples(self, kind: Kind) -> None:
        for said in ("fails", "passes"):
            for index, example in enumerate(self._written["examples"][said]):
                below = ("examples", said, index)
                try:
                    corpus = corpus_of(example, kind, self._library)
                except ExampleFault as fault:
                    raise self._fault(str(fault), *below) from None
                if bool(list(check(corpus, self._written))) is not (said == "fails"):
                    truth = "passes" if said == "fails" else "fails"
                    raise self._fault(
                        f"this example is said to be one that {said}: it {truth}", *below
                    )

    def _fault(self, told: str, *below: str | int) -> RuleFault:
        line = self._document.locate(("rules", self._index, *below)).start.line
        return RuleFault(f"{self._document.path}:{line}: {self._written['code']}: {told}")


def _guessed(name: str, known: Iterable[str]) -> str:
    guess = nearest(name, known)
    return f"; did you mean '{guess}'?" if guess else ""


def _page(written: Mapping[str, Any]) -> str:
    """Return the page of a rule, as the docstring of a rule in Python is one."""
    parts = [written["summary"], written.get("explanation", "").strip()]
    for said in ("fails", "passes"):
        for example in written["examples"][said]:
            shown = json.dumps(example["record"], ensure_ascii=False, indent=2)
            parts.append(f"## {said.capitalize()}\n\n```yaml\n{shown}\n```")
    return "\n\n".join(part for part in parts if part)
