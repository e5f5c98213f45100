"""Pages on customers, risks and complaints: what they tell is what the records say."""

import re
from html import unescape

import pytest

from tests.analysis.test_risk_register import CRITERIA, risk
from tests.analysis.test_voices import HANDLED, LOOP
from tests.corpora import with_header
from tests.sphinxext_directives.conftest import site
from tests.sphinxext_directives.reading import Page, reads_back, rows

HOSTILE = '<script>alert(1)</script> "x" שלום 🔥'
NAMES = (
    "watch-calendar",
    "contact-calendar",
    "listening-plan",
    "requirement-matrix",
    "conflicts",
    "complaints",
    "you-said-we-did",
    "weak-signals",
    "risk-register",
    "risk-movement",
    "risk-sources",
    "opportunity-decisions",
    "objective-tree",
    "segments",
    "service-matrix",
    "needs-by-type",
    "method-coverage",
    "customer-concentration",
    "claims",
    "channels",
)
PAGES = {f"{name}.md": f"# Page\n\n```{{qms:{name}}}\n```\n" for name in NAMES}
RECORDS = f"""id: OBL-0001
kind: obligation
title: '{HOSTILE}'
citation: '{HOSTILE}'
watcher: ROL-0001
watch_source: '{HOSTILE}'
last_checked_on: "2026-05-20"
check_interval: 1 month
---
id: REQ-0001
kind: requirement
title: '{HOSTILE}'
statement: a
source: statutory
derived_from: [OBL-0001]
products: [PRD-0001]
segments: [SEG-0001]
criterion: {{measure: '{HOSTILE}', operator: ≤, value: 2, unit: s}}
verified_by:
  - {{method: '{HOSTILE}', interval: 1 month, last_on: "2026-06-10", result: fail}}
---
id: REQ-0002
kind: requirement
statement: a
source: customer_stated
needs: [NED-0001]
products: [PRD-0001]
segments: [SEG-0002]
trade_off: DEC-0009
criterion: {{measure: '{HOSTILE}', operator: ≥, value: 5, unit: s}}
---
id: DEC-0009
kind: decision
decided_on: "2026-01-01"
what: '{HOSTILE}'
---
id: SEG-0001
kind: segment
title: '{HOSTILE}'
target: "yes"
criteria: {{needs: '{HOSTILE}'}}
size: {{number: 12, of: '{HOSTILE}', on: "2026-01-01", source: a}}
advantage_rationale: '{HOSTILE}'
processes: [PRC-0001]
personas: [{{name: '{HOSTILE}', description: '{HOSTILE}', goals: ['{HOSTILE}']}}]
listening:
  - {{method: '{HOSTILE}', perception: true, interval: 1 month, owner: ROL-0001, last_on: "2026-06-01"}}
---
id: SEG-0002
kind: segment
target: "no"
not_served_reason: '{HOSTILE}'
---
id: PRC-0001
kind: process
purpose: a
---
id: NED-0001
kind: need
title: '{HOSTILE}'
segment: SEG-0001
statement: Minimise the wait
type: latent
horizon: future
validated_on: "2026-01-01"
evidence: [{{method: survey, on: "2026-01-01"}}]
---
id: CST-0001
kind: customer
title: '{HOSTILE}'
class: direct
key: true
revenue_share: 18.5
last_contact_on: "2026-06-01"
contact_interval: 3 months
relationship_owner: ROL-0001
---
id: PRD-0001
kind: product
title: '{HOSTILE}'
claims: [{{what: '{HOSTILE}', needs: [NED-0001], published_on: "2026-01-01"}}]
---
id: COM-0001
kind: communication
plan:
  - what: '{HOSTILE}'
    when: a
    how: '{HOSTILE}'
    channel: {{direction: both, address: "javascript:alert(1)", hours: '{HOSTILE}', effort: '{HOSTILE}'}}
    who: ROL-0001
    reply: {{by: ROL-0001, within: 2 days}}
  - {{what: b, when: a, how: c, channel: {{direction: outbound, address: d}}, who: ROL-0001}}
---
id: OPP-0001
kind: opportunity
title: '{HOSTILE}'
desired_effect: '{HOSTILE}'
decision: {{choice: decline, on: "2026-01-01", by: ROL-0001, reason: '{HOSTILE}'}}
---
id: POL-0001
kind: policy
title: '{HOSTILE}'
commitments:
  - {{id: meet, type: meet_requirements, text: '{HOSTILE}'}}
  - {{id: improve, type: improve, text: b}}
---
id: OBJ-0001
kind: objective
title: '{HOSTILE}'
statement: a
policy: POL-0001
commitment: meet
kpi: KPI-0001
target: 95
direction: higher_is_better
status_of_achievement: {{value: 94.5, rating: amber, on: "2026-06-06"}}
---
id: KPI-0001
kind: kpi
title: '{HOSTILE}'
formula: a
unit: "%"
direction: higher_is_better
series: [{{period: "2026-05", value: 93}}]
---
id: FBK-0020
kind: feedback
title: '{HOSTILE}'
received_on: "2026-02-01"
channel: phone
text: a
feedback_kind: weak_signal
theme: wait
action: {{what: '{HOSTILE}', done_on: "2026-02-03"}}
---
id: CMP-0020
kind: complaint
title: '{HOSTILE}'
status: open
received_on: "2026-06-01"
channel: phone
description: a
category: wait"""


def records() -> dict[str, str]:
    known: dict[str, str] = {}
    risks = (risk(1, (2, 2), (1, 2), f"title: '{HOSTILE}'\nsource: {{type: market}}"),)
    texts = (*RECORDS.split("\n---\n"), CRITERIA, *risks, *HANDLED, *LOOP)
    for text in texts:
        name = text.partition("\n")[0].removeprefix("id: ").strip()
        known.setdefault(name, with_header(text))
    return {f"policies/{name.lower()}.yaml": text for name, text in known.items()}


@pytest.fixture(scope="module")
def html(tmp_path_factory):
    return site(tmp_path_factory.mktemp("focus"), PAGES, records()).build()


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    """A register of two indicators, of which one names a chart."""
    indicator = (
        "  - {{id: KPI-000{i}, title: a, formula: a, unit: d, direction: lower_is_better, chart: {chart}, "
        "series: [{{period: '2026-04', value: 91}}, {{period: '2026-05', value: 93}}]}}\n"
    )
    told = "".join(indicator.format(i=i, chart=chart) for i, chart in ((1, "run"), (2, "none")))
    text = with_header("id: REG-0001\nkind: register\nof: kpi\nrecords: []")
    files = {"policies/indicators.yaml": text.replace("records: []", f"records:\n{told}")}
    return site(tmp_path_factory.mktemp("register"), {}, files).build()


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    return site(tmp_path_factory.mktemp("empty"), PAGES, {}).build()


def page(built, name):
    return built.page(f"docs/{name}.html")


def said(built, name):
    """Return the words of a page's content."""
    content = page(built, name).partition("<article")[2].partition("</article>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", content)).split())


def test_all_pages_are_sound_and_nothing_hostile_becomes_markup(html):
    assert html.warnings == ""
    for name in NAMES:
        found = Page(page(html, name))
        assert found.misnested == []
        assert len(found.ids) == len(set(found.ids))
        assert "<script>alert" not in page(html, name)
        assert not any(key.startswith("on") for _, given in found.elements for key in given)


@pytest.mark.parametrize("name", NAMES)
def test_without_records_a_sentence_stands_in_place_of_a_table(empty, name):
    assert empty.warnings == ""
    content = page(empty, name).partition("<article")[2].partition("</article>")[0]
    assert "<table" not in content
    assert re.search(r"\bno(?:thing| \w+)|\bwho serves", said(empty, name), re.IGNORECASE)


def test_every_page_is_written_anew_when_the_day_moves(html):
    asked = html.env.domains["qms"].data["answers"]
    assert all("day" in asked[f"docs/{name}"] for name in NAMES)


def test_what_is_overdue_says_so_and_by_how_much(html):
    told = said(html, "watch-calendar")
    assert "1 obligation to watch, 1 overdue on 2026-06-30: OBL-0001." in told
    (row,) = (row for row in rows(page(html, "watch-calendar")) if "OBL-0001" in " ".join(row))
    assert row[0] == "2026-06-20 overdue by 10 days"
    assert row[-2:] == ["2026-05-20", "1 month"]


def test_the_matrix_tells_origin_check_and_gaps(html):
    found = {row[0].split()[0]: row for row in rows(page(html, "requirement-matrix"))[1:]}
    assert "OBL-0001" in found["REQ-0001"][1]
    assert found["REQ-0001"][2] == "nothing fulfils it"
    assert "fail 2026-06-10 , 20 days ago last check failed" in found["REQ-0001"][3]
    assert found["REQ-0002"][3] == "no check named"
    choices = [
        given["value"]
        for tag, given in Page(page(html, "requirement-matrix")).elements
        if tag == "input" and given.get("type") == "radio"
    ]
    assert choices == ["", "customer_stated", "statutory", "gap"]


def test_conflicts_stand_with_their_decision(html):
    told = said(html, "conflicts")
    assert "1 conflict, all of them decided." in told
    assert "≤ 2 s" in told
    assert "≥ 5 s" in told


def test_complaints_tell_what_waits_and_how_long(html):
    told = said(html, "complaints")
    assert "3 open complaints, the oldest for 30 days; 1 without the promised answer" in told
    assert "Half of the closed ones took at most 20 days to the end" in told
    assert "1 of 3 promised days were kept." in told


def test_a_complaint_that_breaks_its_schema_is_told_rather_than_lost(tmp_path):
    broken = with_header("id: CMP-0001\nkind: complaint\nreceived_on: soon\nstatus: open")
    pages = {name: PAGES[name] for name in ("complaints.md", "you-said-we-did.md")}
    built = site(tmp_path, pages, {"policies/a.yaml": broken}).build()
    for name in ("complaints", "you-said-we-did"):
        assert "Not looked at, for they break their schema: CMP-0001 ." in said(built, name)


@reads_back("bars")
def test_the_way_from_hearing_to_telling_is_drawn_from_the_records(html):
    text = page(html, "you-said-we-did")
    bars = [
        (given["data-bar"], given["data-value"])
        for _, given in Page(text).elements
        if "data-bar" in given
    ]
    assert bars[:4] == [("received", "9"), ("analysed", "1"), ("acted on", "5"), ("told", "4")]
    assert len(re.findall(r'data-voice="', text)) == 9


def test_a_risk_says_where_it_stands_against_the_appetite(html):
    (row,) = rows(page(html, "risk-register"))[1:]
    assert row[1:5] == ["high", "medium", "low, for a time medium", "above appetite"]
    told = said(html, "risk-movement")
    assert "1 risk rated before and after treatment: 1 are on a lower level" in told


def test_a_commitment_without_an_objective_is_told_and_a_value_held_against_its_target(html):
    told = said(html, "objective-tree")
    assert "no objective carries it out" in told
    assert "93 % target missed 2026-05 , 2 below the target of 95 %" in told
    assert "stated amber at 94.5 on 2026-06-06" in told
    assert "1 objective. By the latest value alone: 1 target missed." in told


def test_ways_to_reach_us_are_those_that_lead_in_and_lead_to_no_script(html):
    (row,) = rows(page(html, "channels"))[1:]
    assert row[0] == HOSTILE
    assert row[3].endswith("within 2 days")
    assert not [link for link in Page(page(html, "channels")).links if "javascript" in link]


def test_an_indicator_is_drawn_where_it_is_told_and_only_if_it_names_a_chart(register):
    values = [
        float(given["data-value"])
        for _, given in Page(register.page("policies/indicators.html")).elements
        if "data-value" in given
    ]
    assert values == [91, 93, 91, 93]  # in both widths


def test_whom_we_do_not_serve_stands_with_the_reason(html):
    found = rows(page(html, "segments"))
    assert found[1:] == [["SEG-0002 not served", HOSTILE]]


@pytest.mark.parametrize(
    ("directive", "told"),
    [
        ("```{qms:requirement-matrix}\n:source: nobody\n```", "is no source of requirements"),
        ("```{qms:complaints}\n:within: long\n```", "is no length of time"),
        ("```{qms:you-said-we-did}\n:within: 3\n```", "is no length of time"),
        ("```{qms:weak-signals}\n:within: ever\n```", "is no length of time"),
        ("```{qms:needs-by-type}\n:segment: SEG-0009\n```", "no segment has the id"),
    ],
)
def test_what_cannot_be_shown_is_explained(tmp_path, directive, told):
    built = site(tmp_path, {"page.md": f"# Page\n\n{directive}\n"}, {}).build("text")
    assert told in built.warnings
