"""The golden thread, both ways, with its gaps."""

import pytest

from clausebook.analysis.golden_thread import Gap, first_gap, is_linked, thread
from clausebook.analysis.thread_links import HOPS, STAGE_KINDS, Stage
from clausebook.corpus import Corpus
from tests.analysis.thread_records import THREAD
from tests.corpora import corpus, library


@pytest.fixture(scope="module")
def world() -> Corpus:
    return corpus(THREAD)


def record(corpus: Corpus, record_id: str):
    found = corpus.get(record_id)
    assert found is not None
    return found


def ids(corpus: Corpus, start: str) -> dict[str, list[str]]:
    found = thread(corpus, record(corpus, start))
    return {s.stage.value: [step.record.id for step in s.steps] for s in found.stages if s.steps}


def test_a_need_reaches_every_stage(world):
    assert ids(world, "NED-0001") == {
        "segment": ["IPA-0001", "SEG-0001"],
        "need": ["NED-0001"],
        "requirement": ["OBL-0001", "REQ-0001"],
        "process": ["PRC-0001", "SOP-0001"],
        "verification": ["EQP-0001", "PRC-0002"],
        "indicator": ["KPI-0001"],
        "voice": ["SRV-0001"],
        "risk": ["RSK-0001"],
        "action": ["IMP-0001", "OBJ-0001"],
        "review": ["DEC-0001"],
        "communication": ["COM-0001"],
    }


def test_what_is_only_shared_does_not_lead_on(world):
    found = thread(world, record(world, "NED-0001"))
    everything = {step.record.id for stage in found.stages for step in stage.steps}
    assert not {"REQ-0002", "PRC-0003"} & everything


@pytest.mark.parametrize(
    "start",
    [
        "REQ-0001",
        "OBL-0001",
        "PRC-0001",
        "SOP-0001",
        "KPI-0001",
        "RSK-0001",
        "IMP-0001",
        "EQP-0001",
        "COM-0001",
    ],
)
def test_every_record_on_the_thread_leads_back_to_need_and_segment(world, start):
    found = ids(world, start)
    assert found["need"] == ["NED-0001"]
    assert found["segment"] == ["IPA-0001", "SEG-0001"]


def test_statements_stand_beside_records(world):
    found = thread(world, record(world, "NED-0001"))
    checks = [s.text for s in found.at(Stage.VERIFICATION).statements]
    assert checks == ["Time stamp of the last reading", "Call to ten growers"]
    action = found.at(Stage.ACTION).statements[0]
    assert (action.text, action.record.id) == ("Second line", "RSK-0001")
    assert action.place.pointer == ("treatment", "actions", 0)
    assert action.detail == "due on 2026-05-31"


def test_each_step_says_how_it_was_reached(world):
    found = thread(world, record(world, "NED-0001"))
    (step,) = [s for s in found.at(Stage.REQUIREMENT).steps if s.record.id == "REQ-0001"]
    assert step.origin is not None
    assert (step.origin.id, step.phrase) == ("NED-0001", "satisfies")
    (segment,) = [s for s in found.at(Stage.SEGMENT).steps if s.record.id == "SEG-0001"]
    assert segment.phrase == "has_need"


def test_a_need_that_nobody_took_up_has_gaps_everywhere_else(world):
    found = thread(world, record(world, "NED-0002"))
    assert found.gaps == tuple(stage for stage in Stage if stage is not Stage.NEED)


def test_a_kind_beside_the_thread_has_only_gaps(world):
    assert thread(world, record(world, "ROL-0001")).gaps == tuple(Stage)


def test_first_gap_of_a_whole_thread_is_none(world):
    assert first_gap(world, record(world, "NED-0001")) is None


def test_first_gap_names_the_hop_and_the_record_before_it(world):
    need = record(world, "NED-0002")
    assert first_gap(world, need) == Gap(Stage.REQUIREMENT, need)


NEED = "id: NED-0001\nkind: need\ntitle: N\nstatement: Know the water"
REQUIREMENT = (
    "\n---\nid: REQ-0001\nkind: requirement\ntitle: R\nstatement: It shall.\nneeds: [NED-0001]"
)
PROCESS = "\n---\nid: PRC-0001\nkind: process\ntitle: P"
KPI = "\n---\nid: KPI-0001\nkind: kpi\nformula: a\nunit: d\ndirection: lower_is_better\nserves: [PRC-0001]"


@pytest.mark.parametrize(
    ("text", "stage", "after"),
    [
        (NEED + REQUIREMENT, Stage.PROCESS, "REQ-0001"),
        (NEED + REQUIREMENT + "\nfulfilled_by: [PRC-0001]" + PROCESS, Stage.INDICATOR, "PRC-0001"),
        (
            NEED + REQUIREMENT + "\nfulfilled_by: [PRC-0001]" + PROCESS + KPI,
            Stage.RISK,
            "REQ-0001",
        ),
    ],
)
def test_first_gap_walks_on(text, stage, after):
    found = corpus({"a.yaml": text})
    gap = first_gap(found, record(found, "NED-0001"))
    assert gap is not None
    assert (gap.missing, gap.after.id) == (stage, after)


def test_no_significant_risk_closes_the_last_gap():
    text = NEED + REQUIREMENT + "\nfulfilled_by: [PRC-0001]" + PROCESS + KPI
    said = text.replace(PROCESS, PROCESS + "\nno_significant_risk: Nobody would notice")
    found = corpus({"a.yaml": said})
    assert first_gap(found, record(found, "NED-0001")) is None
    (statement,) = thread(found, record(found, "NED-0001")).at(Stage.RISK).statements
    assert statement.text == "Nobody would notice"


def test_withdrawn_records_do_not_count():
    text = NEED + REQUIREMENT + "\nstatus: obsolete"
    found = corpus({"a.yaml": text})
    assert Stage.REQUIREMENT in thread(found, record(found, "NED-0001")).gaps


def test_loops_and_dangling_links_end():
    text = (
        "id: REQ-0001\nkind: requirement\ntitle: A\nstatus: draft\nstatement: It shall.\n"
        "derived_from: [REQ-0002, REQ-0001, REQ-0099]\nneeds: [NED-0099]"
        "\n---\nid: REQ-0002\nkind: requirement\ntitle: B\nstatus: draft\nstatement: It shall.\n"
        "derived_from: [REQ-0001]"
    )
    found = corpus({"a.yaml": text})
    assert ids(found, "REQ-0001") == {"requirement": ["REQ-0001", "REQ-0002"]}


def test_linked_means_tied_to_another_need_or_requirement(world):
    linked = {r.id for r in world.all_records if is_linked(world, r)}
    everything = {r.id for r in world.all_records}
    assert linked == everything - {"NED-0002", "PRC-0003", "ROL-0001"}


def test_every_phrase_of_the_table_is_in_the_schemas_for_kinds_of_its_stages():
    """A hop that no schema can make would silently never be taken."""
    said: set[tuple[str, str, str]] = set()
    for kind in library().kinds.values():
        for _, field in kind.fields.walk():
            if field.reference is None:
                continue
            targets = field.reference.kinds
            every = library().kinds if "*" in targets else targets
            for target in every:
                said.add((kind.name, field.reference.link, target))
                said.add((target, field.reference.inverse, kind.name))
    for hop in HOPS:
        for stage in hop.sources:
            assert any(
                (source, hop.phrase, target) in said
                for source in STAGE_KINDS[stage]
                for target in STAGE_KINDS[hop.target]
            ), f"{stage} {hop.phrase} {hop.target}"


SHARED = """id: NED-0011
kind: need
statement: a
---
id: NED-0012
kind: need
statement: b
---
id: REQ-0011
kind: requirement
statement: a
source: customer_unstated
needs: [NED-0011]
fulfilled_by: [PRC-0011]
---
id: REQ-0012
kind: requirement
statement: b
source: customer_unstated
needs: [NED-0012]
fulfilled_by: [PRC-0011]
---
id: PRC-0011
kind: process
purpose: a
inputs: [{what: a}]
outputs: [{what: b}]
---
id: RSK-0011
kind: risk
cause: a
event: b
effect: c
affects: {conformity: [PRC-0011]}
---
id: RSK-0012
kind: risk
cause: a
event: b
effect: c
affects: {conformity: [REQ-0012, PRC-0011]}"""


def test_what_is_tied_to_a_shared_process_counts_only_where_nothing_is_nearer():
    shared = corpus({"a.yaml": SHARED})
    assert ids(shared, "NED-0011")["risk"] == ["RSK-0011", "RSK-0012"]
    assert ids(shared, "NED-0012")["risk"] == ["RSK-0012"]
    assert ids(shared, "RSK-0012")["need"] == ["NED-0012"]
    assert ids(shared, "RSK-0011")["need"] == ["NED-0011", "NED-0012"]


def test_with_a_review_of_many_needs_stands_what_it_names():
    needs = "\n---\n".join(
        f"id: NED-00{number}\nkind: need\nstatement: a\nsegment: SEG-0001"
        for number in range(21, 26)
    )
    named = ", ".join(f"NED-00{number}" for number in range(21, 26))
    decision = (
        f"id: DEC-0021\nkind: decision\ndecided_on: '2026-02-03'\nwhat: a\nconcerns: [{named}]"
    )
    segment = "id: SEG-0001\nkind: segment"
    found = ids(corpus({"a.yaml": f"{segment}\n---\n{needs}\n---\n{decision}"}), "DEC-0021")
    assert len(found["need"]) == 5
    assert "segment" not in found
