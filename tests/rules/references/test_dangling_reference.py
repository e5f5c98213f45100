"""References to nothing, with what is suggested, and what is not said twice."""

import pytest

from clausebook.rules.references._suggestions import guess_id
from tests.rules.base import base_files, lint_files


def _found(changed, code="REF001"):
    report = lint_files({**base_files(), **changed})
    return [d for d in report.diagnostics if d.code == code]


def _base(path):
    return base_files()[path].decode()


def test_the_nearest_record_of_the_right_kind_is_suggested():
    text = _base("policies/scope.yaml").replace("[PRD-0001]", "[PRD-001]")

    (found,) = _found({"policies/scope.yaml": text.encode()})

    assert found.hint == "did you mean PRD-0001, 'Deck oven with service'?"
    assert (found.location.span.start.line, found.record) == (
        text[: text.index("PRD-001]")].count("\n") + 1,
        "SCP-0001",
    )


def test_each_reference_is_one_finding():
    text = _base("policies/scope.yaml").replace("[PRD-0001]", "[PRD-0001, PRD-0008, PRD-0009]")

    found = _found({"policies/scope.yaml": text.encode()})

    assert [d.pointer for d in found] == [("products", 1), ("products", 2)]


def test_an_empty_reference_names_no_record():
    text = _base("policies/scope.yaml").replace("[PRD-0001]", '[""]')

    (found,) = _found({"policies/scope.yaml": text.encode()})

    assert found.message == "'products' names no record"


def test_records_of_an_unreadable_file_are_not_missing():
    broken = _base("policies/roles.yaml") + '\nintroduction: "unclosed\n'

    report = lint_files({**base_files(), "policies/roles.yaml": broken.encode()})

    assert {d.code for d in report.diagnostics if d.code.startswith(("STR", "REF"))} == {"STR202"}


def test_a_record_that_is_gone_is_missing_although_another_file_is_broken():
    files = dict(base_files())
    del files["policies/deck-oven.yaml"]
    files["policies/roles.yaml"] += b'\nintroduction: "unclosed\n'

    found = [d for d in lint_files(files).diagnostics if d.code == "REF001"]

    assert {d.message.rpartition(" names ")[2] for d in found} == {"PRD-0001, which does not exist"}


def test_a_circle_is_told_once_with_its_way():
    text = (
        _base("policies/processes.yaml")
        .replace("title: Sell ovens", "title: Sell ovens\n    part_of: PRC-0002")
        .replace("title: Build and deliver ovens", "title: Build\n    part_of: PRC-0003")
        .replace("title: Serve and listen", "title: Serve and listen\n    part_of: PRC-0001")
    )

    (found,) = _found({"policies/processes.yaml": text.encode()})

    assert found.message == "'part_of' runs in a circle: PRC-0001 → PRC-0002 → PRC-0003 → PRC-0001"
    assert len(found.related) == 2


def test_an_id_without_its_zeros_is_known_again():
    text = _base("policies/scope.yaml").replace("[PRD-0001]", "[prd-1]")

    (found,) = _found({"policies/scope.yaml": text.encode()})

    assert found.hint == "did you mean PRD-0001, 'Deck oven with service'?"


@pytest.mark.parametrize(
    ("target", "guess"),
    [
        ("PRC-12", "PRC-0012"),
        ("prc-0012", "PRC-0012"),
        ("PRK-0012", "PRC-0012"),
        ("PRC-0013", "PRC-0012"),
        ("SUP-0012", None),
    ],
)
def test_no_kind_stands_for_another(target: str, guess: str | None):
    assert guess_id(target, ["PRC-0012", "IPA-0012"]) == guess
