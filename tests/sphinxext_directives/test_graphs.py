"""Maps, traces, grids and threads in a manual: what is drawn is what the records say."""

import re

import pytest

from tests.analysis.test_handovers import MAP
from tests.analysis.thread_records import THREAD
from tests.corpora import with_header
from tests.sphinxext_directives.conftest import site
from tests.sphinxext_directives.reading import Page, reads_back, rows

HOSTILE = '<script>alert(1)</script> "x" שלום 🔥'
PARTIES = f"""id: IPA-0002
kind: interested-party
class: customer
title: '{HOSTILE}'
influence: 5
interest: 4
---
id: IPA-0003
kind: interested-party
class: provider
influence: 5
interest: 4
---
id: IPA-0004
kind: interested-party
class: regulator
influence: 2
---
id: PRC-0008
kind: process
title: '{HOSTILE}'
inputs: [{{what: '{HOSTILE}', from: SEG-0001}}, {{what: Nobody knows from whom}}]
outputs: [{{what: 'Answer', to: SEG-0001}}]"""
ALONE = """id: NED-0003
kind: need
title: Told and forgotten
segment: SEG-0001
statement: Know the salt
importance: 9
satisfaction: 2
last_dialogue_on: "2026-05-01"
"""
PAGES = {
    "map.md": "# Map\n\n```{qms:process-map}\n```\n",
    "each.md": "# Each\n\n```{qms:sipoc}\n```\n",
    "one.rst": "One\n===\n\n.. qms:sipoc:: PRC-0008\n",
    "trace.md": "# Trace\n\n```{qms:traceability} NED-0001\n```\n\n```{qms:traceability} RSK-0001\n:stages: need, risk, review\n```\n",
    "lost.md": "# Lost\n\n```{qms:traceability} NED-0003\n```\n\n```{qms:golden-thread} NED-0003\n```\n",
    "grid.rst": "Grid\n====\n\n.. qms:interest-grid::\n",
}


def records() -> dict[str, str]:
    texts = "\n---\n".join((THREAD["thread.yaml"].strip(), MAP.strip(), PARTIES, ALONE.strip()))
    known: dict[str, str] = {}
    for text in texts.split("\n---\n"):
        known.setdefault(text.partition("\n")[0].removeprefix("id: "), with_header(text))
    # The map speaks of processes that the thread has too; its own words count here.
    for text in MAP.strip().split("\n---\n"):
        name = text.partition("\n")[0].removeprefix("id: ")
        if name.startswith("PRC"):
            known[f"PRC-9{name[-3:]}"] = re.sub("PRC-0", "PRC-9", with_header(text))
    return {f"policies/{name.lower()}.yaml": text for name, text in known.items()}


@pytest.fixture(scope="module")
def html(tmp_path_factory):
    return site(tmp_path_factory.mktemp("graphs"), PAGES, records()).build()


def wide(html, name: str) -> list[tuple[str, dict[str, str]]]:
    """Return the elements of a page without its narrow drawings."""
    text = re.sub(r'<div class="[^"]*qms-narrow-chart.*?</svg>', "", html.page(f"docs/{name}.html"))
    return Page(text).elements


def arrows(html, name: str) -> set[tuple[str, str]]:
    return {(a["data-start"], a["data-end"]) for _, a in wide(html, name) if "data-start" in a}


def boxes(html, name: str) -> list[str]:
    return [a["data-key"] for _, a in wide(html, name) if "data-key" in a]


def test_all_pages_are_built_without_a_warning_and_well_nested(html):
    assert html.warnings == ""
    for name in PAGES:
        text = html.page(f"docs/{name.rpartition('.')[0]}.html")
        page = Page(text)
        assert page.misnested == []
        assert len(page.ids) == len(set(page.ids))
        assert "<script>alert(1)" not in text


def test_a_party_that_becomes_a_customer_moves_on_the_map(tmp_path):
    party = with_header("id: IPA-0009\nkind: interested-party\nclass: regulator\n")
    process = "id: PRC-0001\nkind: process\ninputs: [{what: Orders, from: IPA-0009}]\n"
    own = site(tmp_path, {"map.md": PAGES["map.md"]}, {"policies/p.yaml": with_header(process)})
    own.write({"policies/i.yaml": party})
    assert arrows(own.build(), "map") == {("others-give", "PRC-0001")}
    own.write({"policies/i.yaml": party.replace("regulator", "customer")})
    assert arrows(own.build(), "map") == {("customers-give", "PRC-0001")}


@reads_back("graph")
def test_the_map_draws_what_the_core_hands_over_and_its_table_has_all(html):
    assert arrows(html, "map") >= {
        ("customers-give", "PRC-9002"),
        ("PRC-9002", "PRC-9003"),
        ("PRC-9003", "customers-receive"),
        ("PRC-9004", "PRC-9007"),
        ("customers-give", "PRC-0008"),
    }
    assert not any("PRC-9001" in pair for pair in arrows(html, "map"))
    assert {"PRC-9001", "PRC-9005"} <= set(boxes(html, "map"))
    assert "PRC-9006" not in boxes(html, "map")
    table = rows(html.page("docs/map.html"))
    assert ["PRC-9001", "Budget", "PRC-9002"] in table
    assert ["SEG-0001 Orchards", HOSTILE, f"PRC-0008 {HOSTILE}"] in table
    assert ["PRC-9004", "comes before", "PRC-9007"] in table
    assert ["PRC-9002", "Waste", "not said"] in table


def test_boxes_lead_to_the_pages_of_their_records(html):
    text = html.page("docs/map.html")
    assert 'data-key="PRC-9002"><a href="../policies/prc-9002.html"><title>' in text
    assert 'data-key="customers-give"><title>' in text  # several records: no link


@reads_back("sipoc")
def test_one_process_with_what_it_receives_and_gives(html):
    assert boxes(html, "one") == ["1", "2", "PRC-0008", "3"]
    assert arrows(html, "one") == {("1", "PRC-0008"), ("2", "PRC-0008"), ("PRC-0008", "3")}
    text = html.page("docs/one.html")
    assert "2 things come in, 1 thing goes out" in text
    assert ["not said", "Nobody knows from whom", f"PRC-0008 {HOSTILE}"] in rows(text)


def test_every_process_in_use_is_folded_on_the_page_of_all(html):
    folds = re.findall(r'<summary><span class="qms-id">(PRC-[0-9]+)', html.page("docs/each.html"))
    assert "PRC-0008" in folds
    assert "PRC-9002" in folds
    assert "PRC-9006" not in folds  # obsolete


def test_a_trace_draws_one_arrow_for_all_ties_of_two_records(html):
    found = arrows(html, "trace")
    assert {
        ("SEG-0001", "NED-0001"),
        ("NED-0001", "REQ-0001"),
        ("REQ-0001", "PRC-0001"),
        ("REQ-0001", "KPI-0001"),
        ("NED-0001", "RSK-0001"),
        ("RSK-0001", "DEC-0001"),
    } <= found
    table = rows(html.page("docs/trace.html"))
    assert [
        "NED-0001 Watering decided before sunrise",
        "satisfied by",
        "REQ-0001 Readings by half past four",
    ] in table


def test_a_gap_is_drawn_and_told_with_the_finding_of_the_linter(html):
    assert "gap-requirement" in boxes(html, "lost")
    text = html.page("docs/lost.html")
    assert text.count("gap: nothing on record") > 2
    page = html.page("policies/ned-0003.html")
    (fold,) = re.findall(r'<div class="qms-own-thread">.*?</details>', page, re.DOTALL)
    assert "Golden thread: 1 other record, 2 gaps" in fold
    requirement = fold[fold.index('data-stage="requirement"') : fold.index('data-stage="voice"')]
    assert "REQ007" in requirement
    assert "no requirement" in requirement
    assert "CUS005" in fold[fold.index('data-stage="voice"') :]  # nobody was heard
    assert "Nothing on record, and nothing missed: process" in fold


def test_the_thread_of_any_record_leads_both_ways(html):
    page = html.page("policies/req-0001.html")
    (fold,) = re.findall(r'<div class="qms-own-thread">.*?</details>', page, re.DOTALL)
    stages = re.findall(r'data-stage="(\w+)"', fold)
    assert stages[:2] == ["segment", "need"]
    assert stages[-1] == "communication"
    assert '<a href="seg-0001.html">SEG-0001 Orchards</a>' in fold
    assert "<strong>this record</strong>" in fold
    assert fold.index("NED-0001") < fold.index("this record") < fold.index("COM-0001")


def test_a_record_beside_the_thread_has_none(html):
    assert "qms-own-thread" not in html.page("policies/rol-0001.html")


@reads_back("plane")
def test_the_grid_shows_the_ratings_and_who_has_none(html):
    dots = [a for _, a in wide(html, "grid") if "data-x" in a]
    assert {(a["data-name"], a["data-x"], a["data-y"]) for a in dots} == {
        ("IPA-0002", "4", "5"),
        ("IPA-0003", "4", "5"),
    }
    text = html.page("docs/grid.html")
    assert [f"IPA-0002 {HOSTILE}", "customer", "5", "4", "work closely with them"] in rows(text)
    assert "Without both ratings: 2 parties" in text


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("```{qms:sipoc} PRC-9999\n```", "no process in use has the id 'PRC-9999'"),
        ("```{qms:traceability} NED-9999\n```", "no record has the id 'NED-9999'"),
        ("```{qms:traceability} ROL-0001\n```", "a role has no place on the thread"),
        (
            "```{qms:traceability} NED-0001\n:stages: wish\n```",
            "'wish' is no stage: write some of segment",
        ),
    ],
)
def test_what_cannot_be_drawn_is_told_at_the_page(tmp_path, page, told):
    files = {"policies/ned.yaml": with_header("id: NED-0001\nkind: need\nstatement: a")}
    files["policies/rol.yaml"] = with_header("id: ROL-0001\nkind: role\ntitle: R")
    built = site(tmp_path, {"p.md": f"# P\n\n{page}\n"}, files).build()
    assert told in built.warnings
    assert "docs/p.md:3" in built.warnings.replace("\\", "/")


def test_empty_registers_have_a_sentence_each(tmp_path):
    text = "".join(f"```{{qms:{n}}}\n```\n\n" for n in ("process-map", "sipoc", "interest-grid"))
    built = site(tmp_path, {"p.md": f"# P\n\n{text}"}, {}).build()
    assert built.warnings == ""
    page = built.page("docs/p.html")
    for told in ("there is no map yet", "No process is on record yet", "so none is drawn"):
        assert told in page
    assert "<table" not in page


def test_a_tie_that_goes_far_along_a_thread_leaves_its_pages(tmp_path):
    project = site(tmp_path, {"p.md": "# P\n"}, records())
    assert "COM-0001" in project.build().page("policies/req-0001.html")
    name = "policies/com-0001.yaml"
    away = {name: records()[name].replace("about: [{record: DEC-0001}], ", "")}
    project.write(away)
    page = project.build().page("policies/req-0001.html")
    assert "DEC-0001" in page
    assert "COM-0001" not in page
    clean = site(tmp_path / "clean", {"p.md": "# P\n"}, records() | away).build()
    assert page == clean.page("policies/req-0001.html")
