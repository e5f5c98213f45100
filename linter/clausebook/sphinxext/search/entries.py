"""What the search can lead to: records, clauses, rules, and passages of pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from sphinx.builders import Builder

from clausebook.analysis.coverage import clauses_of
from clausebook.record import Record
from clausebook.sphinxext.anchors import clause_anchor
from clausebook.sphinxext.domain import QmsDomain, Target, domain_of
from clausebook.sphinxext.manual import Manual, docname_of, manual_of
from clausebook.sphinxext.page.standing import tone_of
from clausebook.sphinxext.search.passages import Passage, passages_by_page

__all__ = ["Entry", "entries"]

_Facts = tuple[str, str, str, tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found.

    ``address`` is that of the page from the top of the manual, with the anchor; ``name`` an id, a
    number or a code, empty where it has none; ``page`` the title of the page where that is another
    one; ``tone`` how the status is to be shown, as ``standing.tone_of`` says it.
    """

    address: str
    name: str
    title: str
    page: str
    kind: str
    status: str
    tone: str
    clauses: tuple[str, ...]
    owner: str
    words: str


def entries(builder: Builder) -> Iterator[Entry]:
    """Yield all that is published, in the order of the addresses of pages.

    Whatever has no page is not found: the pages and the records that the manual was made from
    decide what is in, and nothing else does.
    """
    found = _Found(builder)
    for docname in sorted(passages_by_page(builder.env)):
        yield from found.on_page(docname)
    yield from found.clauses()
    yield from found.rules()


class _Found:
    """Entries of one build."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._manual: Manual = manual_of(builder)
        self._domain: QmsDomain = domain_of(builder.env)

    def on_page(self, docname: str) -> Iterator[Entry]:
        """Yield the passages of a page, those of records with what is known of the records.

        A document that is one record is found by words that stand in different sections of it.
        """
        records = self._records(docname)
        passages = passages_by_page(self._builder.env)[docname]
        top = passages[0].title if passages else ""
        words = " ".join(passage.words for passage in passages)
        for passage in passages:
            record = records.get(passage.anchor)
            if record is None:
                yield self._section(docname, passage, top, records.get(""))
            elif len(records) > 1:
                yield self._record(docname, passage, top, record)
            else:
                yield self._record(docname, passage._replace(words=words), top, record)

    def clauses(self) -> Iterator[Entry]:
        """Yield the clauses that a page declares."""
        for number, page in sorted(self._domain.data["clauses"].items()):
            clause = self._manual.corpus.edition.clauses.get(number)
            if clause is not None:
                address = self._address(page, clause_anchor(number))
                words = f"{number} {clause.title} {clause.summary}"
                yield Entry(
                    address, number, clause.title, "", "Clause", "", "", (number,), "", words
                )

    def rules(self) -> Iterator[Entry]:
        """Yield the rules that a page declares."""
        for code in sorted(self._domain.data["rules"]):
            rule, place = self._manual.catalogue.get(code), self._domain.rule(code)
            if rule is not None and place is not None:
                clauses = self._manual.corpus.edition.translate(rule.clauses)
                address = self._address(place.docname, place.anchor)
                summary = rule.page.summary
                yield Entry(
                    address, code, rule.name, "", "Rule", "", "", tuple(clauses), "", summary
                )

    def _records(self, docname: str) -> dict[str, Record]:
        """Return the records of a page by their anchors."""
        paths = (path for path in self._manual.loaded if docname_of(path) == docname)
        found: dict[str, Record] = {}
        for record in (r for path in paths for r in self._manual.loaded[path].records):
            place: Target | None = self._domain.record(record.id)
            if place is not None and self._manual.corpus.get(record.id) is record:
                found[place.anchor] = record
        return found

    def _record(self, docname: str, passage: Passage, top: str, record: Record) -> Entry:
        page = top if passage.anchor else ""
        title = record.title if record.title != record.id else ""
        return Entry(
            self._address(docname, passage.anchor),
            record.id,
            title,
            page,
            *self._facts(record),
            passage.words,
        )

    def _section(self, docname: str, passage: Passage, top: str, document: Record | None) -> Entry:
        """Return a passage of prose; one of a controlled document stands as the document does."""
        facts: _Facts = ("Page", "", "", (), "") if document is None else self._facts(document)
        page = top if passage.anchor else ""
        address = self._address(docname, passage.anchor)
        return Entry(address, "", passage.title, page, *facts, passage.words)

    def _facts(self, record: Record) -> _Facts:
        corpus = self._manual.corpus
        owner = corpus.get(record.text("owner"))
        return (
            record.kind.title,
            record.status,
            tone_of(record, corpus.today),
            clauses_of(corpus, record),
            owner.title if owner is not None else "",
        )

    def _address(self, docname: str, anchor: str) -> str:
        address = self._builder.get_target_uri(docname)
        return f"{address}#{anchor}" if anchor else address
