"""Records of a document: registers, inheritance, links, and what breaks."""

from datetime import date

import pytest

from clausebook.record import UnknownFieldError
from tests.rules.base import corpus_of


def corpus(files, today=date(2026, 6, 30)):
    return corpus_of({path: text.encode() for path, text in files.items()}, today)


RISK = """
  - id: RSK-0001
    title: Boards arrive late
    cause: One maker
    event: He stops
    effect: We cannot ship
    affects: {conformity: [REQ-0001], satisfaction: [NED-0001, NED-0002]}
    treatment:
      option: share
      actions:
        - {what: Find a second maker, owner: ROL-0007, due: 2026-09-01}
"""
REGISTER = f"""\
id: REG-0001
kind: register
of: risk
title: Risks
status: effective
version: "1.0"
owner: ROL-0001
approval: {{by: PSN-0001, role: ROL-0002, on: 2026-01-05}}
effective_on: 2026-01-10
expires_on: 2026-12-31
records:
{RISK}"""


@pytest.fixture
def risks():
    return corpus({"policies/risks.yaml": REGISTER})


def test_a_record_inherits_from_its_register(risks):
    risk = risks.get("RSK-0001")
    assert risk.text("owner") == "ROL-0001"
    assert risk.status == "effective"
    assert risk.in_register
    assert risk.text("title") == "Boards arrive late"
    assert not risk.has("history")


def test_a_record_says_otherwise_for_itself():
    text = REGISTER.replace("    cause:", "    owner: ROL-0009\n    cause:")
    assert corpus({"policies/risks.yaml": text}).get("RSK-0001").text("owner") == "ROL-0009"


@pytest.mark.parametrize(
    ("day", "live"),
    [
        (date(2026, 1, 9), False),
        (date(2026, 1, 10), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_a_maintained_record_is_live_within_its_dates(risks, day, live):
    assert risks.get("RSK-0001").is_live(day) is live


def test_a_draft_is_not_live():
    text = REGISTER.replace("status: effective", "status: draft")
    assert corpus({"policies/risks.yaml": text}).live("risk") == ()


def test_links_lead_both_ways(risks):
    risk = risks.get("RSK-0001")
    names = [(link.name, link.target, link.place.pointer) for link in risks.outgoing(risk)]
    assert (
        "threatens_satisfaction_of",
        "NED-0002",
        ("records", 0, "affects", "satisfaction", 1),
    ) in names
    assert (
        "action_owned_by",
        "ROL-0007",
        ("records", 0, "treatment", "actions", 0, "owner"),
    ) in names


def test_a_relation_counts_whichever_side_wrote_it():
    head = "kind: {}\ntitle: {}\nstatus: draft\nversion: '0.1'\nowner: ROL-0001\n"
    files = {
        "policies/risks.yaml": REGISTER.replace(
            "    affects:", "    source: {type: market, records: [ISS-0001]}\n    affects:"
        ),
        "policies/a.yaml": "id: ISS-0001\n" + head.format("context-issue", "Prices"),
        "policies/b.yaml": "id: ISS-0002\n"
        + head.format("context-issue", "Climate")
        + "risks: [RSK-0001]\n",
    }
    whole = corpus(files)
    risk = whole.get("RSK-0001")
    assert [r.id for r in whole.related(risk, "arises_from")] == ["ISS-0001", "ISS-0002"]
    for issue in ("ISS-0001", "ISS-0002"):
        assert [r.id for r in whole.related(whole.get(issue), "gives_rise_to")] == ["RSK-0001"]


def test_asking_for_what_does_not_exist_is_a_mistake_in_the_program(risks):
    risk = risks.get("RSK-0001")
    for mistake in (
        lambda: risk.text("ownner"),
        lambda: risk.part("treatment").text("actoins"),
        lambda: risk.at("treatment", "actions", 0, "dew"),
        lambda: risks.records("rsik"),
        lambda: risks.targets(risk, "treatens"),
        lambda: risks.related(risk, "is_near"),
    ):
        with pytest.raises(UnknownFieldError):
            mistake()


def test_values_of_another_type_count_as_absent():
    whole = corpus(
        {
            "policies/risks.yaml": REGISTER.replace("cause: One maker", "cause: [1]").replace(
                "due: 2026-09-01", "due: soon"
            )
        }
    )
    risk = whole.get("RSK-0001")
    assert not risk.is_valid
    assert risk.text("cause") == ""
    (action,) = risk.part("treatment").parts("actions")
    assert action.date("due") is None
    assert action.text("due") == "soon"


def test_a_faulty_record_is_kept_from_rules_and_its_links_hold():
    whole = corpus({"policies/risks.yaml": REGISTER.replace("cause: One maker", "cause: 7")})
    assert whole.records("risk") == ()
    assert [risk.id for risk in whole.invalid("risk")] == ["RSK-0001"]
    assert whole.outgoing(whole.get("RSK-0001"), "threatens_conformity_of")


def test_a_fault_in_the_header_of_a_register_is_told_once():
    text = REGISTER.replace("status: effective", "status: open") + RISK.replace("0001", "0003", 1)
    whole = corpus({"policies/risks.yaml": text})
    (problem,) = whole.problems("enum")
    assert problem.place.pointer == ("status",)
    assert problem.place.record == "REG-0001"


@pytest.mark.parametrize(
    ("text", "keyword", "message"),
    [
        ("- 1\n", "not-a-record", "the file holds a list, not a record"),
        ("just words\n", "not-a-record", "the file holds a single value, not a record"),
        ("title: x\n", "unknown-kind", "the file has no 'kind', so it is not a record"),
        ("kind: rsik\n", "unknown-kind", "unknown kind 'rsik'"),
        ("kind: [risk]\n", "unknown-kind", "'kind' is not a text"),
        (REGISTER.replace("of: risk", "of: risks"), "unknown-kind", "unknown kind 'risks'"),
    ],
)
def test_what_is_no_record_says_so(text, keyword, message):
    whole = corpus({"policies/x.yaml": text})
    assert [problem.message for problem in whole.problems(keyword)] == [message]


def test_the_order_of_documents_does_not_matter():
    files = {"policies/b.yaml": REGISTER, "policies/a.yaml": REGISTER.replace("0001", "0002")}
    forward = corpus(files)
    backward = corpus(dict(reversed(files.items())))
    assert [r.id for r in forward.all_records] == [r.id for r in backward.all_records]
    assert forward.all_records[0].path == "policies/a.yaml"
