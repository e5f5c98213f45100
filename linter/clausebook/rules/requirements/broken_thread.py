"""An important need whose thread breaks off."""

from collections.abc import Iterator

from clausebook.analysis.golden_thread import first_gap
from clausebook.analysis.thread_links import STAGE_KINDS, Stage
from clausebook.corpus import Corpus
from clausebook.record import Place, Record
from clausebook.rules.rule import Finding, rule

_ASKED = (Stage.REQUIREMENT, Stage.PROCESS, Stage.INDICATOR, Stage.RISK)
_MISSING = {
    Stage.REQUIREMENT: ("no requirement satisfies", "write a requirement with needs: [{id}]"),
    Stage.INDICATOR: (
        "no indicator shows how well we do for",
        "name one, as in measured_by: [KPI-0001], at the need, a requirement or a process",
    ),
    Stage.RISK: (
        "no risk or opportunity speaks of",
        "record one, or say no_significant_risk at the requirement or the process",
    ),
}


@rule("REQ007", basis="house", severity="warning", since="0.1", clauses="5.1.2")
def broken_thread(corpus: Corpus, *, importance: float = 7.0) -> Iterator[Finding]:
    """The thread from an important need to what is done for it breaks off.

    Customer focus can be shown by one thread: this need led to this requirement, these processes
    fulfil it, this indicator says how well, this risk is watched. Asked of each live need of at
    least `importance` (7 of 10) is a requirement, a process that fulfils it, an indicator of any of
    them, and a risk or an opportunity of any of them or the statement that there is no significant
    risk. Only the first thing that is missing is told. Links count from either side; superseded and
    obsolete records do not. The standard does not ask for such a thread: this is a rule of the
    house. A requirement that nothing fulfils is the matter of REQ002.

    ## Fails

    ```yaml
    NED-0003:
      importance: 8
    ```

    ## Passes

    ```yaml
    NED-0003:
      importance: 8
    REQ-0002:
      needs: [NED-0001, NED-0003]
    ```
    """
    for need in corpus.live("need"):
        if (need.number("importance") or 0) < importance:
            continue
        gap = first_gap(corpus, need)
        if gap is not None and gap.missing in _MISSING and not _may_be_unread(corpus, gap.missing):
            told, hint = _MISSING[gap.missing]
            yield Finding(
                need.at(),
                f"{told} {need.id}, '{need.title}'",
                hint.format(id=need.id),
                related=_related(need, gap.after),
            )


def _may_be_unread(corpus: Corpus, missing: Stage) -> bool:
    """Whether what is missing, or what leads to it, may stand in a broken record or file."""
    ahead = _ASKED[: _ASKED.index(missing) + 1]
    return any(corpus.unclear(*STAGE_KINDS[stage]) for stage in ahead)


def _related(need: Record, last: Record) -> tuple[tuple[str, Place], ...]:
    if last.id == need.id:
        return ()
    return ((f"the thread goes as far as {last.id}, '{last.title}'", last.at()),)
