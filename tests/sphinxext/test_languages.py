"""A manual in another language than English."""

import re

import pytest

from clausebook.language import Catalogue, spoken_language
from clausebook.sphinxext.languages import words_script
from tests.sphinxext.test_pages import NEEDS, POLICY, RISKS

FILES = {"policies/risks.yaml": RISKS, "policies/needs.yaml": NEEDS, "policies/policy.yaml": POLICY}
ENGLISH_WORDS = (
    "Uncontrolled", "Approved", "Owner", "Next review", "Effective", "Clauses", "Relations", "Status:",
    "Search", "On this page", "Back to top", "Skip to content", "Toggle", "records<",
    "missing", "Open findings", "Breadcrumbs", "Made for", "Category", "Event", "Affects", "effective<",
    "Light mode", "internal<", "Draft", "approved yet",
)  # fmt: skip
_VERSIONS = re.compile(r"\?v=[0-9a-f]+")
"""Sphinx computes the checksum of a script once a process."""
_RULES = re.compile(r'<div class="qms-findings".*?</div>', re.DOTALL)


@pytest.fixture
def german(site):
    return site(FILES).build(language="de")


def test_a_page_speaks_german(german):
    page = german.page("policies/risks.html")
    for word in (
        '<html class="no-js" lang="de"', "<dt>Verantwortlich</dt>", "Nächste Überprüfung", "2 Aufzeichnungen",
        "Ausdruck unterliegt nicht der Lenkung", ">Kategorie</dt>", ">in Kraft</span>", ">Beziehungen</p>",
        'aria-label="Suche"', "Zum Inhalt springen", "Auf dieser Seite", "gefährdet Zufriedenheit von", "fehlt</span>",
        "Erstellt für die Menschen in der Organisation.", "ein- oder ausblenden", "intern</dd>",
    ):  # fmt: skip
        assert word in page, word
    draft = german.page("policies/policy.html")
    assert "Noch von niemandem freigegeben. Nicht danach arbeiten." in draft
    assert "Quality policy (Entwurf)" in draft, "its own words stay, what we say of it is German"


def test_no_word_of_ours_stays_english(german):
    """But for findings, which are those of the linter wherever they are read."""
    page = _RULES.sub("", german.page("policies/risks.html"))
    assert [word for word in ENGLISH_WORDS if word in page] == []


def test_search_and_scripts_speak_german(german):
    page = german.page("search.html")
    assert 'aria-label="Suchbegriff"' in page
    assert "<label>Verantwortlich " in page
    assert "_static/clausebook-words.js?v=" in page
    script = german.page("_static/clausebook-words.js")
    assert '"Sortiert nach"' in script
    assert "form: (n) => Number((n != 1))" in script
    entries = german.page("clausebook-entries.js")
    assert '"Risiko"' in entries
    assert '"Risk"' not in entries


def test_english_after_german_is_as_if_there_had_been_no_german(site, tmp_path):
    project = site(FILES)
    project.build(language="de")
    assert spoken_language() == "en"
    again = project.build()
    assert not (again.out / "_static" / "clausebook-words.js").exists()
    other = type(project)(tmp_path / "other")
    for place in project.root.rglob("*"):
        if place.is_file() and "_build" not in place.parts:
            other.write({str(place.relative_to(project.root)): place.read_bytes()})
    clean = other.build()
    for name in ("policies/risks.html", "search.html", "clausebook-entries.js", "docs/index.html"):
        assert _VERSIONS.sub("", again.page(name)) == _VERSIONS.sub("", clean.page(name))


def test_an_unknown_language_is_english(site):
    built = site({"policies/policy.yaml": POLICY}).build(language="eo")
    assert 'lang="eo"' in built.page("policies/policy.html")
    assert "<dt>Owner</dt>" in built.page("policies/policy.html")


def test_without_translations_scripts_need_no_words():
    assert words_script(Catalogue({("", "Search"): ("Suche",)})) == ""


SOP = """\
    ---
    id: SOP-0001
    kind: procedure
    title: Complaints
    status: effective
    version: "1.0"
    owner: ROL-0001
    approval: {by: PSN-0001, role: ROL-0001, on: "2026-02-01"}
    effective_on: "2026-02-15"
    language: en
    ---

    ## How we listen

    Every **call** is written down.

    Nobody is blamed.
    """
GERMAN = """\
    id: TRL-0001
    kind: translation
    title: Complaints in German
    status: effective
    version: "1.0"
    owner: ROL-0001
    approval: {by: PSN-0001, role: ROL-0001, on: "2026-02-01"}
    effective_on: "2026-02-15"
    language: de
    translates: SOP-0001
    texts:
      - {original: Complaints, translation: Reklamationen}
      - {original: "## How we listen", translation: "## Wie wir zuhören"}
      - {original: Every **call** is written down., translation: "Jeder **Anruf** wird <b>notiert</b>."}
      - {original: Nobody is ever blamed., translation: Niemand ist je schuld.}
    """
BOTH = {"policies/sop.md": SOP, "policies/german.yaml": GERMAN}


def test_a_document_is_shown_in_translation_and_says_which_text_is_the_controlled_one(site):
    page = site(BOTH).build(language="de").page("policies/sop.html")
    for word in (
        "Reklamationen", "Wie wir zuhören", "Jeder <strong>Anruf</strong> wird", "&lt;b&gt;notiert",
        "<strong>Übersetzung.</strong> Maßgeblich ist der Text in dieser Sprache: Englisch.",
        "1 Text hat sich seit der Übersetzung geändert", "Nobody is blamed.", "Englisch (maßgeblich)",
        "TRL-0001",
    ):  # fmt: skip
        assert word in page, word
    assert "Every <strong>call" not in page
    assert "Niemand ist je schuld" not in page


def test_in_its_own_language_a_document_is_as_it_is_controlled(site):
    page = site(BOTH).build().page("policies/sop.html")
    assert "Every <strong>call</strong> is written down." in page
    assert "<strong>Translation.</strong>" not in page
    assert "translated in" in page


def test_a_page_follows_its_translation(site):
    project = site(BOTH)
    project.build(language="de")
    project.write({"policies/german.yaml": GERMAN.replace("Wie wir zuhören", "Zuhören")})
    assert "<h2>Zuhören" in project.build(language="de").page("policies/sop.html")
    project.write({"policies/german.yaml": GERMAN.replace("status: effective", "status: draft")})
    again = project.build(language="de").page("policies/sop.html")
    assert "<strong>Übersetzung.</strong>" not in again
    assert "How we listen" in again


def test_a_table_follows_the_translation_of_what_it_shows(site):
    risks = RISKS.replace("review_by:", "language: en\n    review_by:")
    told = """\
        id: TRL-0002
        kind: translation
        title: Risks in German
        status: effective
        version: "1.0"
        owner: ROL-0001
        approval: {by: PSN-0001, role: ROL-0001, on: "2026-02-01"}
        effective_on: "2026-02-15"
        language: de
        translates: REG-0001
        texts:
          - {original: The maker stops deliveries, translation: Der Hersteller liefert nicht}
        """
    table = "---\norphan: true\n---\n\n# Risks\n\n```{qms:records} risk\n:columns: event\n```\n"
    project = site(
        {"docs/table.md": table, "policies/risks.yaml": risks, "policies/german.yaml": told}
    )
    assert "Der Hersteller liefert nicht" in project.build(language="de").page("docs/table.html")
    project.write({"policies/german.yaml": told.replace("liefert nicht", "fällt aus")})
    assert "Der Hersteller fällt aus" in project.build(language="de").page("docs/table.html")


def test_a_text_in_another_language_than_the_manual_is_marked(site):
    risks = RISKS.replace(
        "    classification: internal", "    classification: internal\n    language: en"
    )
    built = site({"policies/risks.yaml": risks, "policies/sop.md": SOP}).build(language="de")
    assert '<dd><span lang="en">The maker stops deliveries</span></dd>' in built.page(
        "policies/risks.html"
    )
    assert '<p lang="en">' not in built.page("policies/risks.html")
    assert 'lang="en">Complaints<' in built.page("policies/sop.html")
    sections = re.findall("<section[^>]*>", built.page("policies/sop.html"))
    assert any("how-we-listen" in one and 'lang="en"' in one for one in sections)
    assert 'lang="en">The' not in site({"policies/risks.yaml": risks}).build().page(
        "policies/risks.html"
    )
