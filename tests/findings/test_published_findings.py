"""Findings that auditors have published: the rules find them, and are silent once they are mended.

Each is a small QMS under ``qms``: ``found`` as the auditor met it, ``mended`` with the files that
replace those of the same name or are new. All of them share the people and the policy under
``everywhere``. So small a QMS lacks much else, of which other rules tell; that is not looked at.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from clausebook.diagnostic import Basis, Diagnostic
from tests.rules.base import Files, lint_files

QMS = Path(__file__).parent / "qms"
PAGE = Path(__file__).parents[2] / "docs/rules/published-findings.md"


@dataclass(frozen=True, slots=True)
class Told:
    """What a rule says of the record at fault; ``about`` stands in the message."""

    code: str
    record: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """A published finding in our own words, with its source and the rules that find it."""

    number: int
    qms: str
    finding: str
    source: str
    told: tuple[Told, ...]


FINDINGS = (
    Published(
        1,
        "1-silence",
        "Surveys cost too much, so no news was taken for good news, and nothing at all was "
        "recorded of what customers think.",
        "BRC consulting, audit scenario on customer satisfaction (thebrc.ca)",
        (
            Told("FBK001", "SEG-0001"),
            Told("FBK003", "MRV-0001"),
            Told("FBK004", "FBK-0001"),
            Told("DOC009", "POL-0001", about="monitoring and measuring"),
        ),
    ),
    # DOC001 compares with the version before, which is in git, and is not written yet. DOC008 has
    # become a rule on confidential records; what no longer applies is marked in the manual.
    Published(
        2,
        "2-superseded-instruction",
        "An instruction at a place of work was not the current one; people work in a new way "
        "before the document that describes it is approved.",
        "BRC consulting, audit scenario on control of documents (thebrc.ca); "
        "whittingtonassociates.com on the element that is cited most",
        (
            Told("REF002", "PRC-0001"),
            Told("DOC012", "WIN-0001"),
            Told("DOC003", "WIN-0002"),
            Told("COM002", "REQ-0001"),
        ),
    ),
    # IPR004 took from DOC005 what the standard asks: that somebody looks at the parties again.
    Published(
        3,
        "3-only-customers-and-authorities",
        "Only customers and authorities were listed, what they require was half known, and that "
        "it had changed went unnoticed because nobody looked.",
        "Scenario 1 in scribd.com 690145588; notes of the registrar ASR (asrworldwide.com)",
        (
            Told("IPR001", "REG-0003"),
            Told("IPR002", "IPA-0002"),
            Told("IPR003", "IPA-0001"),
            Told("IPR004", "REG-0003"),
            Told("DOC005", "REG-0003"),
        ),
    ),
    # Two of them: DOC009 asks whether anything is kept at all, and an order is something.
    Published(
        4,
        "4-promised-by-telephone",
        "What customers required was reviewed in a call or a message, and no result of the review "
        "was kept: an order is in the books without one.",
        "Bitlion, fifteen most common findings (bitlionai.com)",
        (
            Told("REQ003", "ORD-0001", about="no review of it is recorded"),
            Told("REQ003", "ORD-0001", about="nothing was confirmed"),
        ),
    ),
    Published(
        4,
        "4-nothing-kept",
        "The same, where not even the orders are in the books.",
        "Bitlion, fifteen most common findings (bitlionai.com)",
        (Told("DOC009", "POL-0001", about="reviewed before it is promised"),),
    ),
    # MRV202 took the stale action from MRV002, which now asks for results that are kept.
    Published(
        5,
        "5-same-actions-again",
        "The minutes of two reviews in a row list the same actions, still not done.",
        "PECB, sample question for lead auditors (validtests, practice test 6)",
        (
            Told("MRV202", "MRV-0002"),
            Told("NCR004", "CAR-0001"),
            Told("CUS009", "ROL-0001"),
        ),
    ),
    Published(
        6,
        "6-multiple-improvements",
        "The only objective was that the quality manager would drive a number of improvements.",
        "PECB, sample questions 101 to 103 for lead auditors",
        (
            Told("OBJ001", "OBJ-0001", about="by what one will see"),
            Told("OBJ001", "OBJ-0001", about="no plan"),
            Told("OBJ002", "OBJ-0001", about="no commitment of the quality policy"),
            Told("OBJ002", "OBJ-0001", about="products, services or customers"),
        ),
    ),
    # CUS012 was not yet known when the findings were gathered; it is the second half of this one.
    Published(
        7,
        "7-no-thread-to-customers",
        "Nothing led from what customers and the law require to the processes, and top management "
        "did not react when deliveries missed their target.",
        "Put together from guidance for auditors of 5.1.2 (learn.daydream.ai; the paper on "
        "customer feedback of the ISO/IAF Auditing Practices Group), not from one report",
        (
            Told("OBL002", "OBL-0001"),
            Told("REQ002", "REQ-0001", about="nothing fulfils"),
            Told("REQ002", "REQ-0001", about="nothing verifies"),
            Told("REQ007", "NED-0002"),
            Told("OBJ005", "KPI-0001"),
            Told("CUS009", "ROL-0001"),
            Told("CUS012", "KPI-0001"),
        ),
    ),
    Published(
        8,
        "8-register-for-the-certificate",
        "Risks led to no action, the register had been written once for the certificate, and the "
        "causes of what went wrong were symptoms.",
        "isofy.pro, ten most common nonconformities (2026-02-05); glocertinternational.com",
        (
            Told("RSK005", "RSK-0001"),
            Told("RSK009", "RSK-0001"),
            Told("DOC005", "REG-0003"),
            Told("NCR003", "CAR-0001"),
        ),
    ),
    # OBJ003 sees that a log was given up, which no rule named for the finding does.
    Published(
        9,
        "9-other-than-the-portal",
        "The supplier's own figure was far below that of the customer's portal, and premium "
        "freight was not logged.",
        "Qlause on IATF 16949, 9.1.2.1 (qlause.co.za)",
        (
            Told("CMP006", "KPI-0001"),
            Told("OBJ003", "KPI-0002", about="the last value"),
            Told("OBJ004", "KPI-0002"),
        ),
    ),
)

every_finding = pytest.mark.parametrize("published", FINDINGS, ids=lambda one: one.qms)


@every_finding
def test_the_rules_find_what_the_auditor_found(published: Published):
    found = linted("everywhere", f"{published.qms}/found")
    missed = [told for told in published.told if not any(says(one, told) for one in found)]
    assert not missed, published.finding


@every_finding
def test_once_mended_it_is_not_found(published: Published):
    left = linted("everywhere", f"{published.qms}/found", f"{published.qms}/mended")
    about = {(told.code, told.about) for told in published.told}
    assert not [
        o for o in left if any(o.code == code and text in o.message for code, text in about)
    ]


@every_finding
def test_the_records_have_no_fault_of_form(published: Published):
    expected = {told.code for told in published.told}
    found = linted("everywhere", f"{published.qms}/found")
    mended = linted("everywhere", f"{published.qms}/found", f"{published.qms}/mended")
    assert {one.code for one in found if one.basis is Basis.INTEGRITY} <= expected
    assert not [one for one in mended if one.basis is Basis.INTEGRITY]


def test_the_page_names_the_same_rules():
    on_page = {}
    for number, row in re.findall(r"^\| (\d+) \|(.*)$", PAGE.read_text("utf-8"), re.MULTILINE):
        on_page[int(number)] = set(re.findall(r"\{qms:rule\}`([^`]+)`", row))
    here: dict[int, set[str]] = {}
    for published in FINDINGS:
        here.setdefault(published.number, set()).update(told.code for told in published.told)
    assert on_page == here


def linted(*folders: str) -> Iterable[Diagnostic]:
    """Return what is said of the files of some folders, the later for those of the same name."""
    files: Files = {}
    for folder in folders:
        paths = sorted((QMS / folder).iterdir())
        assert paths
        files.update({f"policies/{path.name}": path.read_bytes() for path in paths})
    return lint_files(files).diagnostics


def says(one: Diagnostic, told: Told) -> bool:
    return (one.code, one.record) == (told.code, told.record) and told.about in one.message
