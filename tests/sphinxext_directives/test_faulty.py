"""Directives that ask for what there is not, and records that are hard to show."""

import pytest

from tests.corpora import with_header
from tests.sphinxext_directives.conftest import site
from tests.sphinxext_directives.reading import Page

EVERYTHING = {
    "all.md": (
        "# All\n\n```{qms:coverage}\n```\n\n```{qms:golden-thread}\n```\n\n```{qms:roles}\n```\n\n"
        "```{qms:status}\n```\n\n```{qms:records} risk\n:totals:\n```\n\n"
    )
}
NOTHING = "".join(
    f"```{{qms:{name}\n```\n\n"
    for name in (
        "risk-matrix} RCR-0001",
        "pending-decisions}",
        "satisfaction-verdict}",
        "quality-views}",
        "indicator-mix}",
        "freshness}",
    )
)
HOSTILE = [
    '<script>alert("1")</script>',
    "x" * 300,
    "סיכון של איחור במשלוח",
    "🔥 late & <i>lost</i>",
    '\'" onmouseover="x',
]


FAULTY = [
    ("{qms:records} hazard", "'hazard' is not a kind"),
    ("{qms:records} risk\n:columns: colour", "'colour' is not a field of 'risk'"),
    ("{qms:records} risk\n:where: category", "is not a condition; write as in"),
    ("{qms:records} risk\n:sort: colour", "'colour' is not a field of 'risk'"),
    ("{qms:clause-evidence} 99.9", "the edition has no clause '99.9'"),
    ("{qms:golden-thread} NED-0404", "no record has the id 'NED-0404'"),
    ("{qms:golden-thread} ROL-0001", "a role has no place on the thread"),
    ("{qms:risk-matrix} RCR-0404", "no risk criteria in use have the id"),
    ("{qms:risk-matrix}\n:rating: gross", "rating"),
    ("{qms:roles} ROL-0404", "no role in use has the id 'ROL-0404'"),
    ("{qms:pending-decisions} role", "decisions are not looked for in 'role'"),
    ("{qms:rules} colours", "no rule is named by 'colours'; areas: "),
    ("{qms:kinds} hazard", "'hazard' is not a kind"),
]


@pytest.fixture(scope="session")
def faulty(tmp_path_factory):
    pages = {f"p{n}.md": f"# Page\n\n```{text}\n```\n" for n, (text, _) in enumerate(FAULTY)}
    records = {
        "policies/role.yaml": with_header("id: ROL-0001\nkind: role"),
        "policies/criteria.yaml": with_header(
            "id: RCR-0001\nkind: risk-criteria\nlikelihood: [{step: 1, name: a}, {step: 2, name: b}]\n"
            "consequence: [{step: 1, name: a}, {step: 2, name: b}]\nmatrix: [[low, low], [low, high]]\n"
            "levels: [{name: low, order: 1}, {name: high, order: 2}]"
        ),
    }
    return site(tmp_path_factory.mktemp("faulty"), pages, records).build().warnings


@pytest.mark.parametrize("number", range(len(FAULTY)), ids=[text for text, _ in FAULTY])
def test_what_is_not_there_is_told_with_file_and_line(faulty, number):
    places = (f"docs/p{number}.md:3", f"docs/p{number}.md:4")  # an option stands in the next line
    lines = [line for line in faulty.splitlines() if any(place in line for place in places)]
    assert len(lines) == 1
    assert FAULTY[number][1] in faulty


def test_an_empty_project_shows_that_there_is_nothing(tmp_path):
    pages = {"all.md": EVERYTHING["all.md"] + NOTHING}
    built = site(tmp_path, pages, {}).build()
    page = built.page("docs/all.html")
    for told in (
        "No risk criteria are in use, so there is no matrix",
        "No record of the kinds that are looked through here is on record yet.",
        "No survey on record states a score",
        "No requirement is on record yet.",
        "No indicator is in force yet.",
        "No document that is kept current is in force yet.",
    ):
        assert told in page
    assert built.warnings == ""
    assert "No need is on record, so no thread begins." in page
    assert "There is no role on record." in page
    assert "There is no risk on record." in page
    assert Page(page).misnested == []


def test_hostile_titles_stay_text(tmp_path):
    files = {}
    for number, words in enumerate(HOSTILE, start=1):
        quoted = "'" + words.replace("'", "''") + "'"
        common = f"title: {quoted}\n"
        need = f"id: NED-{number:04}\nkind: need\n{common}statement: {quoted}"
        risk = (
            f"id: RSK-{number:04}\nkind: risk\n{common}cause: {quoted}\nevent: b\neffect: c\n"
            f"inherent: {{likelihood: 1, consequence: {1 + number % 2}}}\n"
            f"affects: {{satisfaction: [NED-{number:04}]}}"
        )
        role = f"id: ROL-{number:04}\nkind: role\n{common}purpose: {quoted}"
        for name, text in (("need", need), ("risk", risk), ("role", role)):
            files[f"policies/{name}-{number}.yaml"] = with_header(text)
    steps = ", ".join(
        f"{{step: {n}, name: '{words.replace(chr(39), chr(39) * 2)}'}}"
        for n, words in enumerate(HOSTILE[:2], start=1)
    )
    files["policies/criteria.yaml"] = with_header(
        f"id: RCR-0001\nkind: risk-criteria\nlikelihood: [{steps}]\nconsequence: [{steps}]\n"
        "matrix: [[low, high], [high, high]]\nlevels: [{name: low, order: 1}, {name: high, order: 2}]"
    )
    pages = {**EVERYTHING, "risks.md": "# Risks\n\n```{qms:risk-matrix}\n```\n"}
    built = site(tmp_path, pages, files).build()
    assert built.warnings == ""
    for name in ("all", "risks"):
        text = built.page(f"docs/{name}.html")
        page = Page(text)
        assert page.misnested == []
        assert "<script>alert" not in text
        assert "<i>lost" not in text
        assert not any(key.startswith("onmouse") for _, a in page.elements for key in a)
        assert "&lt;script&gt;alert" in text
    assert "סיכון של איחור במשלוח" in built.page("docs/risks.html")


def test_one_risk_makes_a_matrix(tmp_path):
    files = {
        "policies/criteria.yaml": with_header(
            "id: RCR-0001\nkind: risk-criteria\nlikelihood: [{step: 1, name: a}, {step: 2, name: b}]\n"
            "consequence: [{step: 1, name: a}, {step: 2, name: b}]\nmatrix: [[low, low], [low, high]]\n"
            "levels: [{name: low, order: 1}, {name: high, order: 2}]"
        ),
        "policies/risk.yaml": with_header(
            "id: RSK-0001\nkind: risk\ncause: a\nevent: b\neffect: c\n"
            "inherent: {likelihood: 2, consequence: 2}"
        ),
    }
    built = site(tmp_path, {"risks.md": "# Risks\n\n```{qms:risk-matrix}\n```\n"}, files).build()
    assert built.warnings == ""
    assert "1 risk in the matrix: 1 high, 0 low." in built.page("docs/risks.html")


def test_an_edit_of_a_risk_reaches_the_pages_that_show_it(tmp_path):
    pages = {**EVERYTHING, "other.md": "# Other\n\n```{qms:records} need\n```\n"}
    text = "id: RSK-0001\nkind: risk\ntitle: Before\ncause: a\nevent: b\neffect: c"
    project = site(tmp_path, pages, {"policies/risk.yaml": with_header(text)})
    project.build()
    project.write({"policies/risk.yaml": with_header(text.replace("Before", "After"))})
    built = project.build()
    assert "RSK-0001</span> After" in built.page("docs/all.html")


VIEWS = {
    name: f"# Page\n\n```{{qms:{name}}}\n```\n"
    for name in (
        "complaints",
        "leadership",
        "risk-register",
        "roles",
        "review-pack",
        "glossary",
        "decisions",
    )
}


def test_what_cannot_be_read_is_not_said_to_be_absent(tmp_path):
    """A record that breaks its schema may be the one whose absence would be told."""
    broken = "id: {}\nkind: {}\ntitle: Broken\nthere_is_no_such_field: true"
    files = {
        f"policies/{kind}.yaml": with_header(broken.format(record_id, kind))
        for record_id, kind in (("CMP-0001", "complaint"), ("DEC-0001", "decision"))
    }
    pages = {f"{name}.md": text for name, text in VIEWS.items()}
    project = site(tmp_path, pages, files)
    built, plain = project.build(), project.build("text")
    complaints = built.page("docs/complaints.html")
    assert "No complaint is on record" not in complaints
    assert "What may belong here breaks its schema and is not read: CMP-0001." in complaints
    assert "Not looked at, for they break their schema: <a" in complaints
    assert "No complaint is on record" not in plain.page("docs/complaints.txt")
    assert "is not read: CMP-0001." in plain.page("docs/complaints.txt")
    leadership = built.page("docs/leadership.html")
    assert "No decision, review or communication" not in leadership
    assert "is not read: DEC-0001." in leadership
    assert "No decision is on record" not in plain.page("docs/decisions.txt")
    assert "schema and is not read: CMP-0001" in plain.page("docs/decisions.txt")
    assert "There is no role on record." in built.page("docs/roles.html")
    assert "No risk is on record." in built.page("docs/risk-register.html")
    assert "No term is on record yet." in built.page("docs/glossary.html")
    assert "is not read: CMP-0001, DEC-0001." in built.page("docs/review-pack.html")


def test_the_day_is_told_once_where_what_is_told_depends_on_it(tmp_path):
    pages = {
        **{f"{name}.md": text for name, text in VIEWS.items()},
        "plain.md": "# Plain\n\nWords.\n",
    }
    project = site(tmp_path, pages, {})
    first = project.build()
    for name in VIEWS:
        assert first.page(f"docs/{name}.html").count("As of 30 June 2026") == 1
    assert "As of" not in first.page("docs/plain.html")
    next_day = project.build(clausebook_as_of="2026-07-01")
    for name in VIEWS:
        page = next_day.page(f"docs/{name}.html")
        assert "As of 1 July 2026" in page
        assert "30 June" not in page
    assert next_day.page("docs/plain.html") == first.page("docs/plain.html")


def test_long_tables_and_registers_are_folded_where_the_screen_is_narrow(tmp_path):
    risks = "".join(
        f"  - {{id: RSK-{n:04}, title: T{n}, cause: a, event: b, effect: c, source: {{type: market}}}}\n"
        for n in range(1, 14)
    )
    register = with_header("id: REG-0001\nkind: register\nof: risk") + f"\nrecords:\n{risks}"
    pages = {"long.md": "# Long\n\n```{qms:records} risk\n```\n"}
    built = site(tmp_path, pages, {"policies/risks.yaml": register}).build()
    table, records = built.page("docs/long.html"), built.page("policies/risks.html")
    assert '<details class="qms-more"><summary class="qms-on-screen">13 risks</summary>' in table
    assert records.count('<details class="qms-more">') == 13
    folded = records.split('<details class="qms-more">')[1].partition("</details>")[0]
    assert "market" in folded
    assert "Effect" not in folded
    assert Page(table).misnested == Page(records).misnested == []
