"""Translations hold for the words that were translated, and for no others."""

import pytest

from clausebook.analysis.translations import (
    outdated_texts,
    texts_of,
    translated,
    translated_body,
    translated_text,
    translation_of,
)
from clausebook.control.effect.in_force import InForce
from clausebook.control.readers import readers_named, withholding_for
from clausebook.document import read
from clausebook.record import load
from tests.corpora import corpus, library, with_header

POLICY = """\
id: POL-0001
kind: policy
title: Quality policy
language: en
classification: internal
strategic_direction: >-
  First choice of
  bakeries
commitments:
  - {id: C1, type: improve, text: improve}
  - {id: C2, type: customer_focus, text: We listen.}
"""
TRANSLATION = """\
id: TRL-0001
kind: translation
language: de
translates: POL-0001
texts:
  - {original: First   choice of bakeries, translation: Erste Wahl der Bäckereien}
  - {original: improve, translation: besser werden}
  - {original: internal, translation: unter uns}
  - {original: We never stop., translation: Wir hören nie auf.}
"""


def found(translation=TRANSLATION, language="de"):
    records = corpus({"policy.yaml": POLICY, "german.yaml": translation})
    document = next(one for one in records.loaded if one.path == "policies/policy.yaml")
    return records, document, translation_of(records, document, language)


def test_texts_are_found_by_the_words_of_their_original():
    records, _, translation = found()
    values = translated(records.get("POL-0001"), translation).values
    assert values["strategic_direction"] == "Erste Wahl der Bäckereien"
    assert [one["text"] for one in values["commitments"]] == ["besser werden", "We listen."]
    assert records.get("POL-0001").values["strategic_direction"] == "First choice of bakeries"


def test_choices_ids_and_days_are_never_translated():
    records, document, translation = found()
    values = translated(records.get("POL-0001"), translation).values
    assert (values["commitments"][0]["type"], values["classification"]) == ("improve", "internal")
    assert "internal" not in texts_of(document)


def test_what_the_document_does_not_say_is_outdated():
    records, document, translation = found()
    assert translation.outdated == ("internal", "We never stop.")
    told = list(outdated_texts(records.get("TRL-0001"), document))
    assert told == [(2, "internal"), (3, "We never stop.")]


@pytest.mark.parametrize(
    ("change", "language", "is_there"),
    [
        ("language: de", "de", True),
        ("language: de", "de_AT", True),
        ("language: de-CH", "de", True),
        ("language: de", "fr", False),
        ("language: de\nstatus: draft", "de", False),
        ('language: de\neffective_on: "2026-12-01"', "de", False),
        ("language: de\nstatus: superseded", "de", False),
    ],
)
def test_only_what_is_in_force_in_that_language_counts(change, language, is_there):
    _, _, translation = found(TRANSLATION.replace("language: de", change), language)
    assert (translation is not None) is is_there


def test_without_a_translation_everything_stays():
    record = corpus({"policy.yaml": POLICY}).get("POL-0001")
    assert record is not None
    assert translated(record, None) is record
    assert (translated_text("a", None), translated_body("a\n\nb", None)) == ("a", "a\n\nb")


def test_a_body_is_translated_by_its_paragraphs_and_keeps_its_lines():
    procedure = with_header("id: SOP-0001\nkind: procedure").replace("\n\n", "\n")
    body = "## One\n\nfirst line\nsecond line\n\n\n- kept *as is*\n"
    text = f"---\n{procedure}---\n\n{body}"
    loaded = load(read("policies/sop.md", text.encode()), library())
    assert "first line second line" in texts_of(loaded)
    _, _, translation = found(
        TRANSLATION + "  - {original: first line second line, translation: eine Zeile}\n"
        '  - {original: "## One", translation: "## Eins"}\n'
    )
    told = translated_body(body, translation)
    assert told == "## Eins\n\neine Zeile\n\n\n\n- kept *as is*\n"
    assert told.count("\n") == body.count("\n")


def test_a_translation_is_not_translated_itself():
    records, _, _ = found()
    own = next(one for one in records.loaded if one.header.id == "TRL-0001")
    assert translation_of(records, own, "de") is None


REGISTER = """\
id: REG-0001
kind: register
of: risk
classification: public
records:
  - {id: RSK-0001, title: Late boards}
  - {id: RSK-0002, title: A merger, CLASSIFIED}
"""
OF_REGISTER = """\
id: TRL-0002
kind: translation
language: de
classification: public
translates: REG-0001
texts: [{original: A merger, translation: Eine Fusion}]
"""


@pytest.mark.parametrize(
    ("classified", "is_left_out"),
    [("classification: restricted", True), ("classification: public", False)],
)
def test_a_translation_is_not_for_those_for_whom_the_words_are_not(classified, is_left_out):
    register = REGISTER.replace("CLASSIFIED", classified)
    records = corpus({"risks.yaml": register, "german.yaml": OF_REGISTER}, must_be_valid=False)
    state = InForce(records, {}, {}, ())
    withholding = withholding_for(readers_named("public", {}), records, state)
    assert ("TRL-0002" in withholding.ids) is is_left_out
    assert ("policies/german.yaml" in withholding.paths) is is_left_out
