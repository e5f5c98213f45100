"""What an approval binds, and what leaves it standing."""

import hashlib

import pytest

from clausebook.control.fingerprint import fingerprint
from clausebook.document import read
from clausebook.record import load
from tests.corpora import library, with_header

RISK = "id: RSK-0001\nkind: risk\ncause: a\nevent: b\neffect: c\nclauses: ['5.1.2 b', '6.1.1']\n"
REGISTER = """\
id: REG-0001
kind: register
of: risk
records:
  - {id: RSK-0001, title: a, cause: a, event: b, effect: c}
  - {id: RSK-0002, title: b, cause: a, event: b, effect: c}
"""
KPI = """\
id: KPI-0001
kind: kpi
unit: "%"
targets: [{value: 95}]
series:
  - {period: 2026-01, value: 90}
"""
PROSE = "---\nid: SOP-0001\nkind: procedure\n{header}---\n# Handling\n\nAnswer within a day.\n"


def of(text: str, path: str = "a.yaml", *, whole: bool = True):
    return fingerprint(load(read(path, (with_header(text) if whole else text).encode()), library()))


@pytest.mark.parametrize(
    "other",
    [
        RISK.replace("cause: a", "cause: 'a'   # why"),
        "\n".join(reversed(RISK.strip().split("\n"))) + "\n",
        RISK.replace("['5.1.2 b', '6.1.1']", "\n  - 6.1.1\n  - 5.1.2 b"),
        RISK + 'version: "9.9"\n',
        RISK + "status: approved\n",
        RISK + "author: PSN-0009\n",
        RISK + 'effective_on: "2026-05-05"\n',
        RISK + 'review_by: "2030-05-05"\n',
        RISK + "category: null\n",
        RISK + "history: [{version: '1.0', date: '2026-01-01', reason: First}]\n",
        RISK + "lint_ignore: [{rule: RSK001, reason: x}]\n",
    ],
)
def test_cosmetic_edits_and_bookkeeping_keep_it(other: str):
    assert other != RISK
    assert of(other) == of(RISK)


@pytest.mark.parametrize(
    "other",
    [
        RISK.replace("cause: a", "cause: A"),
        RISK.replace("cause: a", "cause: 'a '"),
        RISK.replace("RSK-0001", "RSK-0002"),
        RISK.replace(", '6.1.1'", ""),
        RISK + "owner: ROL-0009\n",
        RISK + "title: another\n",
        RISK + "classification: public\n",
        RISK + 'expires_on: "2030-01-01"\n',
    ],
)
def test_content_changes_it(other: str):
    assert of(other) != of(RISK)


def test_line_ends_keep_it():
    assert of(with_header(RISK).replace("\n", "\r\n"), whole=False) == of(RISK)


def test_it_can_be_taken_by_hand():
    content = (
        '{"cause":"a","clauses":["5.1.2 b","6.1.1"],"effect":"c","event":"b","id":"RSK-0001",'
        '"kind":"risk","owner":"ROL-0001","title":"RSK-0001"}'
    )
    assert of(RISK) == hashlib.sha256(content.encode()).hexdigest()


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("title: a", "title: A", False),
        ("{id: RSK-0002, title: b", "{id: RSK-0002, status: draft, title: b", True),
        ("  - {id: RSK-0002, title: b, cause: a, event: b, effect: c}\n", "", False),
    ],
)
def test_a_register_binds_its_records(old: str, new: str, same: bool):
    other = REGISTER.replace(old, new)
    assert other != REGISTER
    assert (of(other) == of(REGISTER)) is same


def test_the_order_of_records_means_nothing():
    head, first, second = REGISTER.partition("  - ")[0], *REGISTER.splitlines(keepends=True)[-2:]
    assert of(head + second + first) == of(REGISTER)


def test_results_that_come_in_do_not_void_it():
    assert of(KPI + "  - {period: 2026-02, value: 10}\n") == of(KPI)
    assert of(KPI.replace("95", "90")) != of(KPI)


def test_prose_belongs_to_it():
    header = "title: x\nowner: ROL-0001\nversion: '1.0'\nstatus: draft\n"
    text = PROSE.format(header=header)

    def prose(changed: str):
        return of(changed, "a.md", whole=False)

    assert prose(text) is not None
    assert prose(text.replace("a day", "two days")) != prose(text)
    assert prose(text.replace("a day.\n", "a day.  \n\n")) == prose(text)
    assert prose(text.replace("\n", "\r\n")) == prose(text)


@pytest.mark.parametrize(
    "text",
    [
        'id: DEC-0001\nkind: decision\ndecided_on: "2026-01-01"\nwhat: x\n',
        "id: REG-0002\nkind: register\nof: complaint\nstatus: open\nrecords: []\n",
    ],
)
def test_what_happened_is_not_approved(text: str):
    assert of(text) is None


def test_what_cannot_be_read_has_none():
    assert of("a: [", whole=False) is None
