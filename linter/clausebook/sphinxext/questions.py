"""Questions that pages put to the corpus, and digests of the answers.

A question is a text, for it is kept with the page:

- ``all``: everything, the lint report included;
- ``records``: the content and links of all records, without findings;
- ``kind:risk``: the records of a kind with what they link to and what links to them;
- ``record:RSK-0012``: one record with its neighbours;
- ``page:policies/risks.yaml``: a document, its records' neighbours, its findings, its commit, and
  what is worked on in its place;
- ``documents``: the headers of all documents with their neighbours, and the day;
- ``past:policies/risks.yaml``: the earlier versions of a document; ``past``: those of all;
- ``threads:policies/risks.yaml``: the golden threads through the records of a document;
- ``day``: the day of the build;
- ``names``: the persons and roles by their titles;
- ``releases``: the newest release;
- ``report``: the findings, suppressions and counts;
- ``work``: the documents that are worked on, and what is in force meanwhile;
- ``rules``: the rules and their pages;
- ``indicators``: the library of indicators;
- ``edition``: the clauses;
- ``everything``: all that other answers are made from. No page asks that, the build does: where
  it is as it was, no other question needs to be put again.

A page is read again when a digest differs, so ask for too much rather than for too little.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import clausebook
from clausebook.control.effect.in_progress import WorkInProgress, told
from clausebook.control.facts import rejections_of
from clausebook.control.standing import barred
from clausebook.indicator_library import indicator_library
from clausebook.language import catalogue_of, spoken_language
from clausebook.record import LoadedDocument, Record, day_of
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.releases import newest_release
from clausebook.sphinxext.views.once import gaps_of, is_on_thread, listed_of, thread_of

__all__ = ["LOOKS_LIKE_AN_ID", "changed_pages", "digest", "note_everything", "note_question"]

LOOKS_LIKE_AN_ID = re.compile(r"[A-Z]{3}-[0-9]{1,9}")
"""A text that is shown as a link where there is a record of that id."""


def note_question(env: BuildEnvironment, question: str) -> None:
    """Remember that the page being read depends on the answer to a question."""
    answer = digest(manual_of(env), question)
    env.domains["qms"].note_answer(env.docname, question, answer)  # type: ignore[attr-defined]


def changed_pages(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Return the pages that were told something else than they would be told now."""
    manual = manual_of(app)
    asked: dict[str, dict[str, str]] = env.domains["qms"].data["answers"]
    if _other_things_are_withheld(manual, env):
        return sorted(env.found_docs)
    if env.domains["qms"].data["everything"] == digest(manual, "everything"):
        return []
    return sorted(
        page
        for page, answers in asked.items()
        if page in env.found_docs
        and any(digest(manual, question) != told for question, told in answers.items())
    )


def _other_things_are_withheld(manual: Manual, env: BuildEnvironment) -> bool:
    """Whether pages may say what their readers must not see any more, or could see now."""
    data = env.domains["qms"].data
    before, now = str(data["withheld"]), manual.withholding.digest
    data["withheld"] = now
    return before != now


def note_everything(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Remember, once all pages are read, what their answers are of; no page is to be written."""
    env.domains["qms"].data["everything"] = digest(manual_of(app), "everything")
    return []


def digest(manual: Manual, question: str) -> str:
    """Return a digest of the answer; raises ValueError for a question that is none."""
    if question not in manual.answers:
        manual.answers[question] = _hash(_answer(manual, question))
    return manual.answers[question]


def _answer(manual: Manual, question: str) -> Iterator[Any]:
    sort, _, name = question.partition(":")
    yield _base(manual)
    if sort in ("all", "records"):
        yield manual.corpus.today.isoformat()
        yield from map(partial(_content, manual), manual.corpus.all_records)
    if sort in ("all", "report"):
        yield from _report(manual)
    if sort == "kind":
        of_kind = (r for r in manual.corpus.all_records if r.kind.name == name)
        yield from map(partial(_with_neighbours, manual), of_kind)
    elif sort == "record":
        found = manual.corpus.get(name)
        yield None if found is None else _with_neighbours(manual, found)
    elif sort == "page":
        yield from _page(manual, name)
    elif sort in _ANSWERS:
        yield from _ANSWERS[sort](manual, name)
    elif sort not in ("all", "records", "report", "edition"):
        raise ValueError(f"'{question}' is not a question")


def _base(manual: Manual) -> str:
    """Return what every answer rests on: program, configuration, language, kinds and clauses."""
    if "" not in manual.answers:
        edition = manual.corpus.edition
        kinds = manual.corpus.library.kinds.values()
        manual.answers[""] = _hash(
            [
                clausebook.__version__,
                repr(manual.project.configuration),
                edition.name,
                manual.withholding.digest,
                catalogue_of(spoken_language()).digest,
                *(repr(clause) for clause in edition.clauses.values()),
                *(_described(kind) for kind in kinds),
            ]
        )
    return manual.answers[""]


def _described(kind: Any) -> list[Any]:
    fields = [(path, field.schema) for path, field in kind.fields.walk()]
    return [kind.name, kind.title, kind.plural, kind.description, kind.clauses, fields]


def _page(manual: Manual, path: str) -> Iterator[Any]:
    document = manual.corpus.documents.get(path)
    yield path, None if document is None else document.text
    yield [_finding(diagnostic) for diagnostic in manual.findings_by_path.get(path, ())]
    yield from _standing(manual, path)
    yield _translated(manual, path)
    loaded = manual.loaded.get(path)
    if loaded is None:
        return
    if loaded.header is not None:
        review = loaded.header.date("review_by")
        yield review is not None and review < manual.corpus.today
        yield _to_come(loaded.header, manual.corpus.today)
    yield from map(partial(_with_neighbours, manual), loaded.records)


def _everything(manual: Manual, _: str) -> Iterator[Any]:
    """Yield the texts of all documents as they are shown, and what is known beside the texts."""
    yield manual.corpus.today.isoformat()
    for path, document in sorted(manual.corpus.documents.items()):
        yield path, document.text
        yield from _standing(manual, path)
    yield [(r.path, r.pointer) for r in manual.corpus.all_records if not r.approval_holds]
    yield from _earlier(manual, "")
    yield from _report(manual)
    for sort in ("names", "releases", "work", "rules", "indicators"):
        yield digest(manual, sort)


def _translated(manual: Manual, path: str) -> list[Any]:
    found = manual.translation(path) if path in manual.loaded else None
    if found is None:
        return []
    return [[one.id for one in found.records], found.outdated, sorted(found.texts.items())]


def _to_come(header: Record | None, today: date) -> list[str]:
    """Return the days in the header of which a page tells nothing before they have come."""
    if header is None:
        return []
    dated = [header.values.get("approval"), {"on": header.values.get("effective_on")}]
    for name in ("history", "rejections"):
        entries = header.values.get(name)
        dated += entries if isinstance(entries, list) else []
    days = [day_of(one.get(n)) for one in dated if isinstance(one, dict) for n in ("on", "date")]
    return [str(day) for day in days if day is not None and day > today]


def _standing(manual: Manual, path: str) -> Iterator[Any]:
    """Yield the commit of what is shown, and what is worked on in its place."""
    commit, work = manual.last_commit(path), manual.work_by_path.get(path)
    yield commit
    if work is not None:
        yield _work(work)
        yield _to_come(work.document.header, manual.corpus.today)


def _work(work: WorkInProgress) -> list[Any]:
    since = "" if work.since is None else f"{work.since.committed_on} {work.since.id}"
    rejections = rejections_of(work.document)
    return [told(work), work.status, work.version, since, *map(dict, rejections)]


def _documents(manual: Manual, _: str) -> Iterator[Any]:
    yield manual.corpus.today.isoformat()
    yield from (_document(manual, loaded) for loaded in manual.corpus.loaded)


def _document(manual: Manual, loaded: LoadedDocument) -> list[Any]:
    """Return a document by its header; the fingerprint stands for the rest of what it says."""
    header = loaded.header
    if header is None:
        return [loaded.path]
    listed = listed_of(manual)[loaded.path]
    return [loaded.path, _with_neighbours(manual, header), listed.fingerprint]


def _earlier(manual: Manual, path: str) -> Iterator[Any]:
    """Yield the versions of one document or of all, and the names of those who approved them."""
    past = manual.corpus.past
    if past is None:
        return
    for one in [path] if path else sorted(manual.loaded):
        yield one, [(v.commit, v.path, v.content) for v in past.versions(one)]
    yield digest(manual, "names")


def _threads(manual: Manual, path: str) -> Iterator[Any]:
    """Yield all that a page tells of the threads through its records, which may lead far."""
    loaded = manual.loaded.get(path)
    for record in loaded.records if loaded is not None else ():
        if is_on_thread(manual, record):
            found = thread_of(manual, record.id)
            for stage in found.stages:
                yield [_label(manual, step.record) for step in stage.steps]
                yield [(one.record.id, one.text, one.detail) for one in stage.statements]
            gaps = gaps_of(manual, record.id).values()
            yield [(one.code, one.severity, one.message) for told in gaps for one in told]


def _day(manual: Manual, _: str) -> Iterator[Any]:
    yield manual.corpus.today.isoformat()


def _names(manual: Manual, _: str) -> Iterator[Any]:
    for record in manual.corpus.all_records:
        if record.kind.name in ("person", "role"):
            yield record.id, record.title, record.path


def _releases(manual: Manual, _: str) -> Iterator[Any]:
    yield repr(newest_release(manual))


def _rules(manual: Manual, _: str) -> Iterator[Any]:
    for rule in manual.catalogue:
        yield rule.code, rule.name, rule.severity, rule.basis, rule.page.markdown


def _indicators(_manual: Manual, _: str) -> Iterator[Any]:
    yield from ((one.name, dict(one.values)) for one in indicator_library().values())


def _works(manual: Manual, _: str) -> Iterator[Any]:
    yield from map(_work, manual.state.in_progress.values())


_ANSWERS: Mapping[str, Callable[[Manual, str], Iterator[Any]]] = {
    "documents": _documents,
    "everything": _everything,
    "past": _earlier,
    "threads": _threads,
    "day": _day,
    "names": _names,
    "releases": _releases,
    "work": _works,
    "rules": _rules,
    "indicators": _indicators,
}


def _report(manual: Manual) -> Iterator[Any]:
    report = manual.report
    yield report.as_of.isoformat(), report.documents, report.records
    yield from map(_finding, report.diagnostics)
    yield from map(_finding, report.held)
    for entry in report.suppressed:
        suppression = entry.suppression
        yield _finding(entry.diagnostic), suppression.reason, suppression.by, str(suppression.until)


def _finding(diagnostic: Any) -> list[Any]:
    return [
        diagnostic.code,
        diagnostic.severity,
        diagnostic.message,
        diagnostic.hint,
        diagnostic.location,
        diagnostic.record,
    ]


def _content(manual: Manual, record: Record) -> str:
    """Return a digest of a record, which most questions need and is made once."""
    key = f"{record.path}#{record.pointer}"
    if key not in manual.answers:
        manual.answers[key] = _hash(_whole(manual, record))
    return manual.answers[key]


def _whole(manual: Manual, record: Record) -> list[Any]:
    mentioned = sorted({text for text in _texts(record.values) if LOOKS_LIKE_AN_ID.fullmatch(text)})
    named = [_label(manual, manual.corpus.get(text)) for text in mentioned]
    own = [record.pointer, record.values, record.inherited, named]
    shown = manual.in_its_language(record)
    return [*_label(manual, record), *own, *([] if shown is record else [shown.values])]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for below in value.values() if isinstance(value, dict) else value:
            yield from _texts(below)


def _with_neighbours(manual: Manual, record: Record) -> list[Any]:
    """Return a record with the labels of all that it names and of all that name it."""
    corpus = manual.corpus
    out = [(link.name, link.target) for link in corpus.outgoing(record)]
    back = [(link.name, link.source) for link in corpus.incoming(record)]
    near = {other: _label(manual, corpus.get(other)) for _, other in (*out, *back)}
    return [_content(manual, record), out, back, sorted(near.items())]


def _label(manual: Manual, record: Record | None) -> list[Any]:
    """Return what others show of a record."""
    if record is None:
        return []
    key = (record.path, record.pointer)
    if key not in manual.labels:
        manual.labels[key] = _labelled(manual, record)
    return manual.labels[key]


def _labelled(manual: Manual, record: Record) -> list[Any]:
    today = manual.corpus.today
    standing = barred(record, today)
    word = standing.word if standing is not None else ""
    is_live = record.is_live(today)
    title = manual.title(record)
    return [record.id, record.kind.name, title, record.status, record.path, is_live, word]


def _hash(parts: Iterable[Any]) -> str:
    state = hashlib.sha256()
    for part in parts:
        state.update(json.dumps(part, sort_keys=True, default=str).encode())
        state.update(b"\n")
    return state.hexdigest()
