"""The process map: who hands what to whom, and the way from customers back to customers."""

import pytest

from clausebook.analysis.handovers import Handover, handovers, process_map
from tests.corpora import corpus

MAP = """\
id: SEG-0001
kind: segment
title: Orchards
---
id: SUP-0001
kind: provider
title: Boards
provides: Boards
---
id: IPA-0001
kind: interested-party
title: Authority
class: regulator
---
id: PRC-0001
kind: process
type: management
outputs: [{what: Budget, to: PRC-0002}]
---
id: PRC-0002
kind: process
type: operation
inputs: [{what: Order, from: SEG-0001}, {what: Budget, from: PRC-0001}, {what: Boards, from: SUP-0001}]
outputs: [{what: Released order, to: PRC-0003}, {what: Waste}]
---
id: PRC-0003
kind: process
inputs: [{what: released order, from: PRC-0002}, {what: Law, from: IPA-0001}]
outputs: [{what: Sensor, to: SEG-0001}, {what: Letter, to: SEG-0001}]
follows: [PRC-0002, PRC-0004]
---
id: PRC-0004
kind: process
type: operation
outputs: [{what: Report, to: PRC-0003}]
---
id: PRC-0005
kind: process
type: support
---
id: PRC-0006
kind: process
status: obsolete
inputs: [{what: Order, from: SEG-0001}]
---
id: PRC-0007
kind: process
type: operation
follows: [PRC-0004]
"""


@pytest.fixture(scope="module")
def world():
    return corpus({"map.yaml": MAP.strip()})


def test_what_both_sides_wrote_down_is_one_handover(world):
    given = handovers(world)
    between = [one.what for one in given if (one.giver, one.receiver) == ("PRC-0002", "PRC-0003")]
    assert between == ["Released order"]


def test_what_has_no_receiver_and_what_only_follows_is_kept(world):
    given = handovers(world)
    assert Handover("PRC-0002", "", "Waste") in given
    assert Handover("PRC-0004", "PRC-0007", "") in given
    assert Handover("PRC-0002", "PRC-0003", "") not in given  # a thing says more
    assert not any("PRC-0006" in (one.giver, one.receiver) for one in given)


def test_processes_have_their_place_and_those_without_type_are_core(world):
    found = process_map(world)
    places = [[p.id for p in part] for part in (found.leading, found.core, found.supporting)]
    assert places == [["PRC-0001"], ["PRC-0002", "PRC-0003", "PRC-0004", "PRC-0007"], ["PRC-0005"]]


def test_flows_of_the_core_with_the_outside_by_its_sort(world):
    found = process_map(world)
    assert {(f.giver, f.receiver): f.whats for f in found.flows} == {
        ("customers-give", "PRC-0002"): ("Order",),
        ("providers-give", "PRC-0002"): ("Boards",),
        ("others-give", "PRC-0003"): ("Law",),
        ("PRC-0002", "PRC-0003"): ("Released order",),
        ("PRC-0003", "customers-receive"): ("Letter", "Sensor"),
        ("PRC-0004", "PRC-0003"): ("Report",),
        ("PRC-0004", "PRC-0007"): (),
    }
    assert {one.key: one.ids for one in found.outside} == {
        "customers-give": ("SEG-0001",),
        "customers-receive": ("SEG-0001",),
        "others-give": ("IPA-0001",),
        "providers-give": ("SUP-0001",),
    }


def test_the_chain_runs_from_customers_back_to_customers(world):
    found = process_map(world)
    assert found.chain == {"PRC-0002", "PRC-0003"}
    assert [(f.giver, f.receiver) for f in found.flows if f.is_on_chain] == [
        ("PRC-0002", "PRC-0003"),
        ("PRC-0003", "customers-receive"),
        ("customers-give", "PRC-0002"),
    ]


def test_without_a_way_back_there_is_no_chain():
    text = MAP.strip().replace("{what: Sensor, to: SEG-0001}, {what: Letter, to: SEG-0001}", "")
    assert process_map(corpus({"map.yaml": text})).chain == frozenset()


def test_nothing_on_record_is_an_empty_map():
    found = process_map(corpus({}))
    assert (found.processes, found.flows, found.outside, found.handovers) == ((), (), (), ())
