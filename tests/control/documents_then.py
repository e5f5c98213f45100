"""A corpus of one document with the states that it had before."""

from collections.abc import Sequence

from clausebook.control.fingerprint import fingerprint
from clausebook.corpus import Corpus
from clausebook.document import read
from clausebook.edition import load_edition
from clausebook.past import Past
from clausebook.record import LoadedDocument, load
from clausebook.rules import CommitExample
from tests.corpora import TODAY, library
from tests.histories import made_history

PATH = "policies/a.md"


def procedure(
    version: str,
    body: str = "Answer within a day.",
    *,
    status: str = "effective",
    approved: str = "2026-02-01",
    effective: str = "2026-02-02",
    mark: str = "",
    more: str = "",
) -> str:
    """Return a procedure; ``mark`` is the fingerprint that its approval bears."""
    approval = f'{{by: PSN-0001, role: ROL-0001, on: "{approved}"'
    approval += f', fingerprint: "{mark}"}}' if mark else "}"
    known = f'approval: {approval}\neffective_on: "{effective}"\n'
    header = known if status in ("approved", "effective", "superseded") else ""
    return (
        f"---\nid: SOP-0001\nkind: procedure\ntitle: Complaints\nstatus: {status}\n"
        f'version: "{version}"\nowner: ROL-0001\nauthor: PSN-0002\npurpose: Answer\n'
        f"{header}{more}---\n\n{body}\n"
    )


def bound(version: str, body: str = "Answer within a day.", **facts: str) -> str:
    """Return a procedure whose approval bears the fingerprint of its content."""
    found = fingerprint(loaded(procedure(version, body, **facts)))
    return procedure(version, body, mark=str(found), **facts)


def loaded(text: str) -> LoadedDocument:
    """Return the document that a text is."""
    return load(read(PATH, text.encode()), library())


def corpus_then(states: Sequence[str], now: str | None = None) -> Corpus:
    """Return the corpus of the document as it is now, by default as it was committed last."""
    told = [
        CommitExample((), (), f"2026-03-{n + 1:02}", "b@ofen.example") for n in range(len(states))
    ]
    history = made_history(told, [{PATH: state.encode()} for state in states])
    past = Past(history, library()) if states else None
    present = loaded(now if now is not None else states[-1])
    return Corpus([present], library(), load_edition(), TODAY, past=past)
