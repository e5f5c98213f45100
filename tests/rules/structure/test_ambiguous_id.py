"""Ids that people can take for one another."""

from tests.rules.base import base_files, lint_files

_RISK = """id: {id}
kind: risk
title: Delivery by a single carrier
status: draft
version: "0.1"
owner: ROL-0002
cause: One carrier serves the region
event: The carrier stops for a week
effect: Ovens arrive after the promised day
"""


def _found(record_id):
    changed = {"policies/second-risk.yaml": _RISK.format(id=record_id).encode()}
    report = lint_files({**base_files(), **changed})
    return [d for d in report.diagnostics if d.code == "STR003"]


def test_both_files_are_named():
    (found,) = _found("RSK-0002")

    assert found.message == (
        "RSK-0002 is already the id of 'Bakery group A leaves us' in policies/risks.yaml"
    )
    assert found.location.path == "policies/second-risk.yaml"
    assert [place.location.path for place in found.related] == ["policies/risks.yaml"]
    assert found.hint == (
        "give one of them another id, such as RSK-0003: 'clausebook renumber RSK-0002 --in "
        "policies/second-risk.yaml:1'"
    )


def test_case_does_not_tell_ids_apart():
    (found,) = _found("rsk-0002")

    assert found.message.startswith("rsk-0002 can be taken for RSK-0002,")


def test_leading_zeros_do_not_tell_ids_apart():
    (found,) = _found("RSK-2")

    assert found.message.startswith("RSK-2 can be taken for RSK-0002,")


def test_a_foreign_prefix_names_the_kind_that_it_belongs_to():
    (found,) = _found("CMP-0044")

    assert (
        found.message == "CMP-0044 has the prefix of kind complaint, but the record is of kind risk"
    )


def test_an_unknown_prefix_belongs_to_no_kind():
    (found,) = _found("ZZZ-0044")

    assert found.message == "ZZZ-0044 has a prefix of no kind, but the record is of kind risk"


def test_an_id_of_its_own_is_fine():
    assert _found("RSK-0003") == []
