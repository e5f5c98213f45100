"""Which finding of the linter says that a stage of the golden thread is empty where it must not be.

An empty stage is not always a fault: no complaint is good news. It is one where a rule says so of
a record on the thread.
"""

from collections.abc import Callable, Mapping, Sequence

from clausebook.analysis.golden_thread import Thread
from clausebook.analysis.thread_links import Stage
from clausebook.diagnostic import Diagnostic

__all__ = ["GAP_RULES", "explained_gaps"]

GAP_RULES: Mapping[Stage, frozenset[str]] = {
    Stage.SEGMENT: frozenset({"IPR001", "REQ001"}),
    Stage.NEED: frozenset({"NCR101", "OBJ002", "OBJ006", "REQ001", "RSK002"}),
    Stage.REQUIREMENT: frozenset({"CUS001", "IPR002", "IPR003", "OBJ002", "OBJ006", "REQ007"}),
    Stage.PROCESS: frozenset({"CUS001", "OBL002", "REQ007"}),
    Stage.VERIFICATION: frozenset({"OBL002", "REQ002"}),
    Stage.INDICATOR: frozenset({"CTX003", "OBJ001", "REQ007"}),
    Stage.VOICE: frozenset({"CUS005", "FBK001", "FBK101"}),
    Stage.RISK: frozenset({"CTX003", "REQ007", "RSK008", "RSK009"}),
    Stage.ACTION: frozenset({"CMP005", "FBK004", "NCR002", "OBJ005", "RSK005", "RSK007", "STA007"}),
    Stage.REVIEW: frozenset({"FBK006", "MRV001", "RSK006"}),
    Stage.COMMUNICATION: frozenset({"CMP004", "COM001", "COM002", "COM004"}),
}
"""The rules that miss something at a stage."""


def explained_gaps(
    thread: Thread, findings_of: Callable[[str], Sequence[Diagnostic]]
) -> Mapping[Stage, tuple[Diagnostic, ...]]:
    """Return for each gap the findings that miss something there, those of the start first.

    ``findings_of`` returns the findings of a record by its id. A finding is told once, at the first
    gap that it may be about: what is missing later follows from that.
    """
    others = sorted({s.record.id for stage in thread.stages for s in stage.steps})
    ordered = dict.fromkeys((thread.start.id, *others))
    known = [finding for record_id in ordered for finding in findings_of(record_id)]
    found: dict[Stage, tuple[Diagnostic, ...]] = {}
    for gap in thread.gaps:
        about = tuple(finding for finding in known if finding.code in GAP_RULES[gap])
        known = [finding for finding in known if finding not in about]
        found[gap] = about
    return found
