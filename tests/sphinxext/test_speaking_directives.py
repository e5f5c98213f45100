"""Directives in another language than English, over registers that hold little or nothing."""

import html
import re

import pytest

from clausebook.language import catalogue_of
from tests.sphinxext.conftest import CONF, INDEX, Site
from tests.sphinxext.test_pages import NEEDS, POLICY, RISKS

DIRECTIVES = (
    "acknowledgements", "audits", "benefits", "calendar", "changes", "channels", "claims",
    "you-said-we-did", "competences", "complaints", "conflicts", "coverage",
    "customer-concentration", "decisions", "documents", "exceptions", "freshness", "glossary",
    "golden-thread", "importance", "indicator-mix", "interest-grid", "journey", "kinds",
    "leadership", "needs-by-type", "method-coverage", "opportunities", "kano",
)  # fmt: skip
PAGE = INDEX + "\n" + "".join(f"```{{qms:{name}}}\n```\n\n" for name in DIRECTIVES)
FILES = {
    "policies/risks.yaml": RISKS,
    "policies/needs.yaml": NEEDS,
    "policies/policy.yaml": POLICY,
    "docs/index.md": PAGE,
    "conf.py": CONF,
    "clausebook.toml": "",
}


@pytest.fixture(scope="module")
def german(tmp_path_factory):
    project = Site(tmp_path_factory.mktemp("german"))
    project.write(FILES)
    return html.unescape(project.build(language="de").page("docs/index.html"))


def test_what_directives_say_of_nothing_is_german(german):
    forms = catalogue_of("de").forms
    sentences = {
        told: forms[context, told][0]
        for context, told in forms
        if told.endswith(".") and " " in told
    }
    shown = [told for told in sentences.values() if told in german]
    assert len(shown) > 12, "most registers are empty, and say so"
    assert [english for english in sentences if english in german] == []


def test_numbers_heads_and_values_are_german(german):
    for told in (
        "1 Termin fällig an 1 Tag", "Januar 2027", "Was fällig ist", "Wer sich kümmert",
        "Arten von Aufzeichnungen", "ganze Zahl", "Liste: ID: ", "erforderlich", "aktuell gehalten",
    ):  # fmt: skip
        assert told in german, told


def test_places_keep_their_address_in_every_language(german):
    assert re.findall(r' id="(due-[^"]+)"', german) == ["due-january-2027"]
