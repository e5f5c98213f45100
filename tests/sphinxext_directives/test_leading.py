"""Pages for those who lead and those who audit."""

import re
from collections.abc import Iterator

import pytest

from tests.analysis.leading_records import WORLD
from tests.corpora import with_header
from tests.sphinxext_directives.conftest import site
from tests.sphinxext_directives.reading import Page, rows

DIRECTIVES = (
    "review-pack",
    "leadership",
    "decisions",
    "audits",
    "calendar",
    "competences",
    "who-knows",
    "providers",
    "exceptions",
    "glossary",
    "walk-through",
)
PAGES = {f"{name}.md": f"# Page\n\n## Part\n\n```{{qms:{name}}}\n```\n" for name in DIRECTIVES} | {
    "half.md": "# Half\n\n```{qms:review-pack}\n:from: 2026-01-01\n:until: 2026-03-31\n```\n",
    "due.rst": "Due\n===\n\n.. qms:calendar:: provider, risk\n",
    "twice.rst": "Due\n===\n\n.. qms:calendar:: provider\n\n.. qms:calendar:: risk\n",
    "wrong.rst": (
        "Wrong\n=====\n\n.. qms:calendar:: riks\n\n.. qms:review-pack::\n   :from: soon\n\n"
        ".. qms:review-pack::\n   :from: 2026-06-01\n   :until: 2026-05-31\n"
    ),
}
HOSTILE = '<script>alert(1)</script> "quoted" & \u202e.'
MORE = f"""
---
id: DEC-0001
kind: decision
title: '{HOSTILE}'
decided_on: '2026-02-01'
decided_by: [PSN-0002]
act: risk
what: '{HOSTILE}'
customer_impact: '{HOSTILE}'
clauses: ["5.1.2 c"]
concerns: [RSK-0001]
resources: '{HOSTILE}'
actions: [{{what: '{HOSTILE}', owner: ROL-0001, due: '2026-03-31'}}]
"""
ABSENT = {
    "leadership": "No decision, review or communication of top management",
    "decisions": "No decision is on record yet.",
    "audits": "No audit is planned or on record.",
    "calendar": "No record names a day",
    "competences": "No role says which competences it needs.",
    "who-knows": "so nobody has to know it.",
    "providers": "There is no provider on record.",
    "exceptions": "Nothing is knowingly done otherwise",
    "glossary": "No term is on record yet.",
    "review-pack": "13 inputs without a record.",
    "walk-through": "nothing on record",
}


def files(text: str) -> dict[str, str]:
    parts = text.split("\n---\n")
    return {f"policies/{number}.yaml": with_header(part) for number, part in enumerate(parts)}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The pages over a world in which everything has a gap, its titles hostile."""
    hostile = WORLD.replace("title: Mill", f"title: 'Mill {HOSTILE}'")
    return site(tmp_path_factory.mktemp("leading"), PAGES, files(hostile + MORE)).build()


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """The pages where nobody has written anything yet."""
    pages = {name: text for name, text in PAGES.items() if name.removesuffix(".md") in ABSENT}
    return site(tmp_path_factory.mktemp("bare"), pages, {}).build()


def tables(built, name) -> Iterator[list[str]]:
    yield from rows(built.page(f"docs/{name}.html"))


def row(built, name, begins) -> list[str]:
    return next(cells for cells in tables(built, name) if cells[0].startswith(begins))


def test_wrong_options_are_told_and_nothing_else(built):
    told = [line.partition("ERROR: ")[2] for line in built.warnings.splitlines() if "ERROR" in line]
    assert [re.sub(r" \[.*", "", line) for line in told] == [
        "qms:calendar: there is no kind of record 'riks'",
        "qms:review-pack: 'soon' is not a day written as 2026-03-31",
        "qms:review-pack: the period ends on 2026-05-31, before it begins",
    ]
    assert "WARNING" not in built.warnings


@pytest.mark.parametrize("name", [*DIRECTIVES, "twice"])
def test_pages_are_whole_and_hold_text_as_text(built, name):
    text = built.page(f"docs/{name}.html")
    page = Page(text)
    assert page.misnested == []
    assert len(page.ids) == len(set(page.ids))
    assert "<script>alert" not in text
    anchors = [link[1:] for link in page.links if link.startswith("#") and len(link) > 1]
    assert set(anchors) <= set(page.ids)


@pytest.mark.parametrize("name", DIRECTIVES)
def test_an_empty_register_gives_a_sentence(bare, name):
    assert bare.warnings == ""
    assert ABSENT[name] in " ".join(bare.page(f"docs/{name}.html").split())


def test_the_pack_says_what_lacks_and_what_needs_attention(built):
    assert row(built, "review-pack", "Earlier actions")[2:] == ["no record", "9.3.2 a"]
    assert row(built, "review-pack", "Providers")[1:] == [
        "↘ worse 1 with a target missed",
        "1",
        "9.3.2 c7",
    ]
    assert "60" in next(c[1] for c in tables(built, "review-pack") if c[1:3] == ["60", "80"])
    told = row(built, "review-pack", "SUP-0001")[1]
    assert told == "score 60, at least 70 wanted; Sieve is worn needs attention"


def test_the_pack_of_another_period(built):
    assert "2026-01-01 to 2026-03-31, beside 2025-10-01 to 2025-12-31." in built.page(
        "docs/half.html"
    )
    assert row(built, "half", "AUD-0001")[1] == "1 minor, 1 strength"


def test_leadership_names_each_quarter_without_an_act(built):
    cells = row(built, "leadership", "5.1.2 b")
    nothing = "nothing states it"
    assert cells[1:] == [nothing] * 2 + [f"{nothing} inferred: DEC-0001", nothing]
    assert row(built, "leadership", "5.1.2 c")[1:] == [nothing] * 2 + ["1 DEC-0001", nothing]
    assert row(built, "leadership", "5.1.2 a")[1:] == [nothing] * 4
    assert 'data-name="DEC-0001"' in built.page("docs/leadership.html")


def test_decisions_say_what_came_of_them(built):
    (cells,) = [c for c in tables(built, "decisions") if c[0].startswith("DEC-0001")]
    assert cells[3].endswith("due 2026-03-31 , Baker overdue")
    assert "1 decision, 1 with something still to do, 1 of them overdue" in built.page(
        "docs/decisions.html"
    )


def test_audits_show_what_is_overdue_and_not_covered(built):
    assert row(built, "audits", "2")[1] == "planned until 2026-05-31 overdue"
    assert row(built, "audits", "4")[1] == "dropped: Shop was closed"
    assert row(built, "audits", "PRC-0002 Selling")[1] == "none in the cycle"
    assert row(built, "audits", "9.1 ")[1:] == ["not yet", "2026-05-31 2"]
    assert row(built, "audits", "AFD-0001")[1:4] == ["minor", "overdue", "Light it, due 2026-04-30"]


def test_what_is_due_stands_by_month_overdue_first(built):
    text = built.page("docs/calendar.html")
    assert text.index('id="due-overdue"') < text.index('id="due-july-2026"')
    assert row(built, "calendar", "2026-07-15")[1:] == [
        "REQ-0001 Warm bread",
        "Verification: Thermometer",
        "ROL-0009",
    ]
    assert [cells[0] for cells in tables(built, "due")] == ["Day", "2026-06-01", "2026-06-01"]


def test_gaps_of_competence_and_of_telling(built):
    assert row(built, "competences", "Ovens")[2:] == [
        "PSN-0001 Ada until 2026-08-01 ends soon PSN-0002 Bo",
        "nobody",
    ]
    assert "PSN-0001 Ada ended 2026-06-01" in row(built, "competences", "Hygiene")[3]
    assert row(built, "who-knows", "REQ-0001")[1:] == [
        "Baker ( ROL-0001 ), 2026-04-01",
        "ROL-0002 Leader not told",
        "1 of 2 persons",
    ]


def test_flow_down_names_what_a_provider_does_not_know(built):
    found = [c for c in tables(built, "providers") if c[0].startswith("REQ-")]
    assert [c[2] for c in found] == ["given in an older version", "not given"]
    assert row(built, "providers", "SUP-0001")[3] == "60 , before 80, at least 70 below"


def test_exceptions_have_a_reason_an_owner_and_an_end(built):
    assert row(built, "exceptions", "RSK-0001")[2:] == [
        "Too dear to avoid",
        "ROL-0002 Leader",
        "2026-06-01 ended",
    ]
    ended = [cells for cells in tables(built, "exceptions") if cells[-1].endswith(" ended")]
    assert f"{len(ended)} of them ended already.</p>" in built.page("docs/exceptions.html")


def test_words_lead_back_to_where_they_are_used(built):
    text = built.page("docs/glossary.html")
    assert "We do not say: product" in text
    assert "Used in 1 document or record" in text


PROCEDURE = """\
---
id: SOP-0001
kind: procedure
title: Opening
status: effective
version: "1.0"
owner: ROL-0001
author: PSN-0001
approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-01}
effective_on: 2026-01-01
purpose: Opens the shop
processes: [PRC-0001]
---

First the THING is lit.
"""
TERM = "id: GLO-0002\nkind: glossary-term\ntitle: oven\ndefinition: What is hot\n"


def test_a_word_that_comes_into_a_text_comes_into_the_glossary(tmp_path):
    own = site(tmp_path, {"words.md": "# Words\n\n```{qms:glossary}\n```\n"}, files(TERM))
    own.write({"policies/opening.md": PROCEDURE.replace("THING", "lamp")})
    assert "Used in" not in own.build().page("docs/words.html")
    own.write({"policies/opening.md": PROCEDURE.replace("THING", "oven")})
    assert "Used in 1 document or record" in own.build().page("docs/words.html")
