"""What the search can lead to: records, clauses, rules, and passages of pages."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from sphinx.builders import Builder

from clausebook.analysis.coverage import clauses_of
from clausebook.language import _
from clausebook.record import Record
from clausebook.sphinxext.anchors import clause_anchor
from clausebook.sphinxext.domain import QmsDomain, domain_of
from clausebook.sphinxext.manual import Manual, docname_of, manual_of
from clausebook.sphinxext.page.standing import tone_of
from clausebook.sphinxext.search.passages import passages_by_page

__all__ = ["Entry", "entries"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found.

    ``address`` is that of the page from the top of the manual, with the anchor; ``name`` an id, a
    number or a code, empty where it has none; ``page`` the title of the page where that is another
    one; ``tone`` how the status is to be shown, as ``standing.tone_of`` says it. What
    ``is_of_tool`` tells of the tool, and nothing of the organization.
    """

    address: str
    name: str = ""
    title: str = ""
    page: str = ""
    kind: str = ""
    status: str = ""
    tone: str = ""
    clauses: tuple[str, ...] = ()
    owner: str = ""
    words: str = ""
    is_of_tool: bool = False


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
        self._paths = {docname_of(path): path for path in self._manual.loaded}

    def on_page(self, docname: str) -> Iterator[Entry]:
        """Yield the passages of a page, those of records with what is known of the records.

        A document that is one record is found by words that stand in different sections of it.
        """
        records = self._records(docname)
        passages = passages_by_page(self._builder.env)[docname]
        words = " ".join(passage.words for passage in passages)
        for passage in passages:
            record = records.get(passage.anchor)
            entry = Entry(
                self._address(docname, passage.anchor),
                name=record.id if record is not None else "",
                kind=_("Page"),
                title=passage.title if record is None else _title(self._manual, record),
                page=passages[0].title if passage.anchor else "",
                words=words if record is not None and len(records) == 1 else passage.words,
                is_of_tool=self._is_of_tool(docname),
            )
            # A section of a controlled document stands as the document does.
            about = record or records.get("")
            yield entry if about is None else self._with_facts(entry, about)

    def clauses(self) -> Iterator[Entry]:
        """Yield the clauses that a page declares."""
        for number in sorted(self._domain.data["clauses"]):
            clause = self._manual.corpus.edition.clauses.get(number)
            if clause is not None:
                yield Entry(
                    self._address(self._domain.page_of_clause(number), clause_anchor(number)),
                    name=number,
                    title=_(clause.title),
                    kind=_("Clause"),
                    clauses=(number,),
                    words=f"{number} {_(clause.title)} {clause.summary}",
                )

    def rules(self) -> Iterator[Entry]:
        """Yield the rules that a page declares."""
        for code in sorted(self._domain.data["rules"]):
            rule, place = self._manual.catalogue.get(code), self._domain.rule(code)
            if rule is not None and place is not None:
                yield Entry(
                    self._address(place.docname, place.anchor),
                    name=code,
                    title=rule.name,
                    kind=_("Rule"),
                    clauses=tuple(self._manual.corpus.edition.translate(rule.clauses)),
                    words=rule.page.summary,
                    is_of_tool=True,
                )

    def _is_of_tool(self, docname: str) -> bool:
        patterns = self._manual.project.configuration.tool_pages
        path = Path(self._builder.env.doc2path(docname, base=False)).as_posix()
        return any(fnmatchcase(path, pattern) for pattern in patterns)

    def _records(self, docname: str) -> dict[str, Record]:
        """Return the records of a page by their anchors; the document's own has an empty one."""
        path = self._paths.get(docname)
        found: dict[str, Record] = {}
        for record in self._manual.loaded[path].records if path is not None else ():
            place = self._domain.record(record.id)
            if place is not None and self._manual.corpus.get(record.id) is record:
                found[place.anchor] = record
        return found

    def _with_facts(self, entry: Entry, record: Record) -> Entry:
        corpus = self._manual.corpus
        owner = corpus.get(record.text("owner"))
        return replace(
            entry,
            kind=_(record.kind.title),
            status=record.status,
            tone=tone_of(record, corpus.today),
            clauses=clauses_of(corpus, record),
            owner=self._manual.title(owner) if owner is not None else "",
        )

    def _address(self, docname: str, anchor: str) -> str:
        address = self._builder.get_target_uri(docname)
        return f"{address}#{anchor}" if anchor else address


def _title(manual: Manual, record: Record) -> str:
    return manual.title(record) if record.title != record.id else ""
