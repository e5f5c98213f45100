"""A file of the example that cannot be read, or a broken record in it, is one finding."""

import pytest

from tests.example.breakages import Edited
from tests.example.example import report, text_of

REFERRED_TO = (
    "policies/context/interested-parties.yaml",
    "policies/context/issues.yaml",
    "policies/customers/needs.yaml",
    "policies/customers/requirements.yaml",
    "policies/documents/record-locations.yaml",
    "policies/improvement/changes.yaml",
    "policies/improvement/nonconformities.yaml",
    "policies/leadership/people.yaml",
    "policies/leadership/roles.yaml",
    "policies/performance/indicators-service.yaml",
    "policies/risks/opportunities.yaml",
    "policies/risks/risks.yaml",
)


@pytest.mark.parametrize("path", REFERRED_TO)
def test_records_in_a_file_that_is_not_utf_8_are_not_missing(path: str) -> None:
    text = text_of(path).replace("title: ", "title: ü", 1).encode("latin-1", "replace")
    found = report(Edited(path, text.decode("latin-1"), 1), "latin-1").diagnostics
    assert [(d.code, d.location.path) for d in found] == [("STR201", path)]


@pytest.mark.parametrize("path", REFERRED_TO)
def test_records_in_a_register_of_an_unknown_kind_are_not_missing(path: str) -> None:
    text = text_of(path).replace("\nof: ", "\nof: x", 1)
    found = report(Edited(path, text, 1)).diagnostics
    assert [(d.code, d.location.path) for d in found] == [("STR107", path)]


@pytest.mark.parametrize(
    ("path", "record"),
    [
        ("policies/complaints/complaints.yaml", "CMP-0012"),
        ("policies/customers/obligations.yaml", "OBL-0005"),
        ("policies/risks/risks.yaml", "RSK-0006"),
    ],
)
def test_what_a_broken_record_excuses_may_well_be_needed(path: str, record: str) -> None:
    start = f"  - id: {record}\n"
    text = text_of(path).replace(start, f"{start}    onwer: ROL-0001\n")
    found = report(Edited(path, text, 1)).diagnostics
    assert [(d.code, d.record) for d in found] == [("STR002", record)]
