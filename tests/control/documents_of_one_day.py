"""Documents on one day, with the commits that led there, and what is in force of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from clausebook.control.effect.in_force import InForce, in_force
from clausebook.control.fingerprint import fingerprint
from clausebook.corpus import Corpus
from clausebook.document import read
from clausebook.edition import load_edition
from clausebook.history import History
from clausebook.past import Past
from clausebook.record import load
from clausebook.rules import CommitExample
from tests.corpora import library
from tests.histories import made_history

TODAY = date(2026, 6, 30)
PATH = "policies/sop.yaml"
State = dict[str, str]


def sop(
    version: str,
    status: str = "effective",
    *,
    on: str = "2026-01-10",
    effective: str = "2026-02-01",
    text: str = "Answer within a day",
    record_id: str = "SOP-0001",
    more: str = "",
) -> str:
    approval = (
        f'approval: {{by: PSN-0001, role: ROL-0001, on: "{on}"}}\neffective_on: "{effective}"\n'
    )
    if status in ("draft", "review"):
        approval = ""
    return (
        f"id: {record_id}\nkind: procedure\ntitle: Complaints\nowner: ROL-0001\n"
        f'version: "{version}"\nstatus: {status}\npurpose: {text}\n{approval}{more}'
    )


def register(
    record_id: str, ids: Sequence[str], *, status: str = "effective", version: str = "1.0"
) -> str:
    approval = (
        'approval: {by: PSN-0001, role: ROL-0001, on: "2026-01-10"}\neffective_on: "2026-02-01"\n'
    )
    records = "".join(
        f"  - {{id: {one}, title: {one}, cause: a, event: b, effect: c}}\n" for one in ids
    )
    return (
        f"id: {record_id}\nkind: register\nof: risk\ntitle: Risks\nowner: ROL-0001\n"
        f'version: "{version}"\nstatus: {status}\n'
        f"{approval if status == 'effective' else ''}records:\n{records}"
    )


def corpus_of(
    now: State, *commits: tuple[str, State], today: date = TODAY, shallow: bool = False
) -> Corpus:
    """Return the files of now on top of a history of days and the states that were committed."""
    history = history_of(*commits)
    past = Past(replace(history, is_shallow=shallow), library()) if commits else None
    documents = [load(read(path, text.encode()), library()) for path, text in now.items()]
    files = frozenset(now)
    return Corpus(documents, library(), load_edition(), today, files=files, past=past)


def history_of(*commits: tuple[str, State]) -> History:
    told_of = [CommitExample((), (), day, "a@b.example") for day, _ in commits]
    states = [{path: text.encode() for path, text in state.items()} for _, state in commits]
    return made_history(told_of, states)


def look(now: State, *commits: tuple[str, State], **options) -> InForce:
    return in_force(corpus_of(now, *commits, **options))


def version_of(found: InForce, record_id: str = "SOP-0001") -> str:
    record = found.corpus.get(record_id)
    assert record is not None
    return f"{record.text('version')} {record.status}"


def mark(text: str) -> str:
    """Return a document with the fingerprint of its content in the approval."""
    found = fingerprint(load(read(PATH, text.encode()), library()))
    return text.replace('"}', f'", fingerprint: "{found}"}}', 1)
