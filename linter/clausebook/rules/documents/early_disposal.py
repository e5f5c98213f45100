"""Evidence that is gone before its time."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from clausebook.control.evidence.disposal import Disposal, disposals
from clausebook.corpus import Corpus
from clausebook.record import Place
from clausebook.rules._lists import listed
from clausebook.rules.rule import Finding, rule

_SHOWN = 3


@rule(
    "DOC206",
    basis="requirement",
    severity="error",
    since="0.3",
    clauses="7.5.3.2 d",
    parent="DOC006",
)
def early_disposal(corpus: Corpus, *, grace_days: int = 14) -> Iterator[Finding]:
    """A record of what happened is gone before the time for which it is to be kept is over.

    The customer comes back after two years, and the complaint is no longer there. Retention and
    disposition are part of the control of documented information; whoever asks for five years keeps
    the records for five years. Version control keeps what was deleted, but only until somebody
    copies the folder, and nobody looks for what he does not miss.

    Looked for are retained records that a committed version held and no file holds now. A record
    that moved to another file or got another id is not gone, nor is one in a file that cannot be
    read. Each is kept for the period of its `retention`, its own or its register's, counted

    - `closed`: from `closed_on`, or the day of the first version that says that it is closed;
    - `created`: from the first version that holds it, or from its closing if that was before;
    - `superseded`: from the day on which what supersedes it took effect; without such it is kept;
    - `end_of_contract`, `end_of_product_life`: records do not tell that day here, so the period is
      counted from the closing. What goes later than that is not told, although it may be early.

    An open record is kept, for its time has not begun; but one that is taken out within
    `grace_days` (14) after it was first committed was entered by mistake. Of a closed record nobody
    has said how long it is kept: then nobody has decided its disposition either. Once the time is
    over nothing is told any more.

    Where a law asks for deletion, as people may who are named in a record, keep the record and take
    the personal data out of it, with an entry in `corrections`; or suppress this finding in the
    register, with that reason. Without version control nothing is told, and in a clone that is cut
    off only what it holds.

    ## Fails

    ```yaml commit on=2026-05-04 author=c.n@ofen.example
    REG-0012: {title: Complaints of bakers}
    ```

    ```yaml
    CMP-0002: null
    ```

    ## Fails

    ```yaml commit on=2026-05-04 author=c.n@ofen.example
    FBK-0009:
      kind: feedback
      title: Light is liked
      status: closed
      version: "1.0"
      owner: ROL-0003
      retention: {period: 5 years, trigger: created}
      received_on: 2026-05-04
      channel: visit
      feedback_kind: visit_out
      customer: CST-0002
      segment: SEG-0001
      sentiment: positive
      text: The light inside is good.
    ```

    ```yaml commit on=2026-06-08 author=c.n@ofen.example
    FBK-0009: null
    ```

    ## Passes

    ```yaml commit on=2026-06-29 author=c.n@ofen.example
    CMP-0003:
      kind: complaint
      title: Door squeaks
      status: open
      version: "1.0"
      owner: ROL-0003
      received_on: 2026-06-24
      channel: phone
      customer: CST-0002
      description: Taken down a second time by the night shift.
    ```

    ```yaml
    CMP-0003: null
    ```
    """
    early = [one for one in disposals(corpus) if _is_early(corpus, one, grace_days)]

    def together(one: Disposal) -> tuple[str, str, str]:
        return one.path, one.by.id if one.by is not None else "", _reason(corpus, one)

    for _, lot in groupby(sorted(early, key=together), key=together):
        yield _finding(corpus, list(lot))


def _is_early(corpus: Corpus, gone: Disposal, grace_days: int) -> bool:
    if gone.closed_since is None:
        return _day(corpus, gone) > gone.first_seen + timedelta(grace_days)
    ends = gone.kept_until(corpus)
    return ends is None or ends >= corpus.today


def _day(corpus: Corpus, gone: Disposal) -> date:
    """Return the day on which it was taken out."""
    return gone.by.authored_on if gone.by is not None else corpus.today


def _reason(corpus: Corpus, gone: Disposal) -> str:
    """Return why it should still be there; what went together for one reason is told at once."""
    ends = gone.kept_until(corpus)
    if gone.closed_since is None:
        return "while still open"
    if ends is None:
        return "and nothing says how long it was to be kept"
    if ends == date.max:
        return "and nothing has superseded it yet"
    period = gone.record.part("retention").text("period")
    return f"although it is to be kept for {period}, until {ends}"


def _finding(corpus: Corpus, lot: list[Disposal]) -> Finding:
    first = lot[0]
    ids = [one.record.id for one in lot[:_SHOWN]]
    more = [f"{len(lot) - _SHOWN} more"] if len(lot) > _SHOWN else []
    what = f"{first.record.id}, '{first.record.title}'," if len(lot) == 1 else listed([*ids, *more])
    verb = "was" if len(lot) == 1 else "were"
    by = first.by
    who = f" by {by.author} on {by.authored_on} ({by.short_id})" if by is not None else ""
    loaded = next((one for one in corpus.loaded if one.path == first.path), None)
    header = loaded.header if loaded is not None else None
    last = first.last
    return Finding(
        Place(first.path, (), "value", header.id or None) if header else corpus.place_of_absence(),
        f"{what} {verb} taken out{who} {_reason(corpus, first)}",
        f"bring it back from 'git show {last.commit.short_id}:./{last.path}'",
    )
