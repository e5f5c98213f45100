"""Short forms and forbidden words."""

import pytest

from clausebook.rules.wording.undefined_term import undefined_term
from tests.rules.wording.statements import Values, corpus, found, records_of, requirement


@pytest.mark.parametrize(
    ("statement", "short"),
    [
        ("The works shall keep an OTIF of 95 %.", ["OTIF"]),
        ("The app shall log the TCFs of a PDU, and the TCF of the next.", ["TCF", "PDU"]),
        ("The works shall keep an OTIF of 95 % on time in full (OTIF).", []),
        ("The works shall keep OTIF (on time in full) at 95 %.", []),
        ("The list shall show the field STATUS, that is the status of the order.", []),
        ("The works shall follow ISO 9001, paint in RAL 9005 and seal to IP 67.", []),
        ("The works shall follow stage II and part A-B of REQ-0001 in the EU.", []),
        ("The file shall be named `OTIF` or 'TCF'.", []),
        ("The Order Test Item Form shall be the OTIF of the desk.", []),
        ("The app shall offer RESC:\n- Read\n- Edit\n- Save\n- Copy", []),
        ("The app shall work with the Acme TCF tool.", []),
        ("The app shall work with the TCF tool.", ["TCF"]),
        ("The desk shall number each part (e.g. with a TCF).", []),
        ("The pump shall reply with ACK or NAK.", []),
        ("The pump MUST start, SHALL NOT leak, SHOULD hum and MAY be red.", []),
        ("The hub shall offer SNMP, LDAP, VLAN and ACL as NIST, OWASP and an RFC say.", []),
    ],
)
def test_short_forms(statement, short):
    told = [message.split("'")[1] for message in found(undefined_term, statement)]
    assert told == short


def test_an_organization_says_what_needs_no_explanation():
    assert found(undefined_term, "The OTIF shall be 95 %.", allowed=("OTIF",)) == []


def test_each_short_form_is_told_once_where_it_is_first():
    given = corpus(*(requirement(f"The OTIF shall be {n} %.") for n in range(90, 95)))
    assert records_of(undefined_term(given)) == ["REQ-0001"]


def test_trade_words_may_be_one_s_own():
    assert found(undefined_term, "The MVP shall be red.") == []
    told = found(undefined_term, "The MVP shall run in the PDU.", trade_words=("PDU",))
    assert told == ["'MVP' is explained nowhere"]


def test_a_likely_slip_is_told_with_what_was_meant():
    given = corpus(*(requirement(f"The {s} shall be 95 %.") for s in ("STCF", "STCF", "SCTF")))
    hints = [finding.hint.split("?")[0] for finding in undefined_term(given)]
    assert hints[1] == "did you mean 'STCF'"
    assert hints[0].startswith("write it out")


TERM = {"title": "on time in full", "definition": "All of it, that day.", "abbreviation": "OTIF"}
THIN_CLIENT = {"title": "thin client", "definition": "A computer."}
CUSTOMER = {
    "title": "customer",
    "definition": "Who receives it.",
    "forms": ["customers"],
    "forbidden_synonyms": ["client", "Buying  party"],
}


def test_a_term_explains_its_abbreviation():
    statement = requirement("The OTIF shall be 95 %.")
    assert list(undefined_term(corpus(statement, glossary_term=[TERM]))) == []
    draft = [{**TERM, "status": "draft"}]
    assert len(list(undefined_term(corpus(statement, glossary_term=draft)))) == 1


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("The desk shall call the client.", ["client"]),
        ("The desk shall call Clients of the year.", []),
        ("The desk shall call the clients and the buying party.", ["clients", "buying party"]),
        ("The desk shall call the customer.", []),
        ("The desk shall start a thin client.", []),
    ],
)
def test_forbidden_words(statement, told):
    terms: list[Values] = [CUSTOMER, THIN_CLIENT]
    findings = undefined_term(corpus(requirement(statement), glossary_term=terms))
    assert [finding.message.split("'")[1] for finding in findings] == told
