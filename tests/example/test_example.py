"""The example organisation as it stands: sound, complete in its kinds, honest in its exceptions."""

import re
from collections import Counter

import pytest

from clausebook.analysis.coverage import coverage
from clausebook.analysis.evidence import EvidenceState
from tests.example.example import AS_OF, ROOT, corpus, project, report


def test_nothing_is_to_be_mended_on_its_day() -> None:
    found = report()
    assert found.diagnostics == ()
    assert found.held == ()
    assert found.as_of == AS_OF


def test_the_makefile_names_the_same_day() -> None:
    (day,) = re.findall(r"^AS_OF := (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert day == AS_OF.isoformat()


def test_no_rule_is_switched_off() -> None:
    configuration = project().configuration
    assert (configuration.ignore, configuration.baseline, configuration.severity) == ((), None, {})
    assert len(report().rules) >= 45


def test_each_kind_has_a_live_record() -> None:
    live = {record.kind.name for record in corpus().live()}
    assert live == set(project().library.kinds)


def test_there_are_records_alone_and_in_registers() -> None:
    places = Counter(record.in_register for record in corpus().all_records)
    assert places.total() >= 120
    assert min(places[True], places[False]) >= 20


def test_six_procedures_are_prose() -> None:
    procedures = [record for record in corpus().live("procedure") if record.path.endswith(".md")]
    assert len(procedures) >= 6
    for procedure in procedures:
        words = (corpus().documents[procedure.path].body or "").split()
        assert len(words) >= 300, procedure.id


def test_exceptions_are_few_and_each_says_why_and_until_when() -> None:
    excused = report().suppressed
    assert 1 <= len(excused) <= 6
    for entry in excused:
        assert len(entry.suppression.reason.split()) >= 5
        assert entry.suppression.until is not None


@pytest.mark.parametrize("clause", ["4.2 a", "4.2 b", "5.1.2 a", "5.1.2 b", "5.1.2 c"])
def test_customer_focus_and_parties_are_shown_by_linked_evidence(clause: str) -> None:
    found = coverage(corpus()).get(clause)
    assert found is not None
    assert found.state is EvidenceState.LINKED
