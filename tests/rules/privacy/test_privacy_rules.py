"""Edges of the rules of privacy, and what they cost where there is nothing to find."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from clausebook.engine import Configuration
from clausebook.project import open_project
from clausebook.rules import Example
from clausebook.rules.privacy._free_texts import free_texts, said_freely
from clausebook.rules.privacy._sensitive_words import (
    _TOPICS,
    may_hold_sensitive_word,
    sensitive_words,
)
from clausebook.rules.privacy._words import words_in
from tests.rules.base import base_files, lint_files, patched

ROOT = Path(__file__).parents[3]
LIBRARIES = {"phonenumbers", "stdnum"}


def told(code: str, *patches: str, **rules: list[str]) -> list[str]:
    given = Configuration(select=(code,), rules={code: rules} if rules else {})
    return [d.message for d in lint_files(patched(Example(False, patches, ())), given).diagnostics]


def test_the_message_does_not_repeat_what_it_found():
    text = "Mrs Weber, p.weber@web.de, +49 30 901820"
    (message,) = told("PRV001", f'CMP-0002: {{description: "{text}"}}')
    assert message == (
        "'description' holds personal data: a name (M… W…), an e-mail address (p…@web.de), "
        "a telephone number (+4…20)"
    )


@pytest.mark.parametrize(
    "patch",
    [
        # the schema marks these fields as personal
        "PSN-0001: {name: Anna Lang, email: anna.lang@web.de, phone: +49 30 901820}",
        "CMP-0001: {pseudonym: Frau Weber}",
        # an auditor from outside is evidence, and a site is a place of business
        "SCP-0001: {sites: [{name: Works, address: 'Lindenstraße 4, 10115 Berlin'}]}",
        "PRC-0001: {description: The truck stops at Lindenstraße 4}",
    ],
)
def test_is_meant_to_stand_there(patch):
    assert told("PRV001", patch) == []


def test_a_street_counts_where_it_is_told_what_happened():
    assert len(told("PRV001", "CMP-0001: {correction: Oven moved to Lindenstraße 4}")) == 1


@pytest.mark.parametrize(("title", "number"), [("A. L.", 1), ("Anna Lang", 0)])
def test_names_count_where_the_register_hides_them(title, number):
    person = f"PSN-0001: {{title: {title}, name: Anna Lang}}"
    text = "DEC-0001: {reason: Anna Lang and nobody else wanted it}"
    assert len(told("PRV001", person, text)) == number


def test_drafts_and_lines_below_a_header_are_looked_at():
    header = (
        "{id: SOP-0903, kind: procedure, title: Calling, purpose: Bakeries know, status: draft,"
        ' version: "0.1", owner: ROL-0003}'
    )
    document = f"---\n{header}\n---\n\nCall the bakery; ask for Mr Sommer."
    files = patched(Example(False, (), (("policies/calling.md", document),)))
    (found,) = lint_files(files, Configuration(select=("PRV001",))).diagnostics
    start = found.location.span.start
    assert (start.line, start.column) == (5, 26)


def test_what_is_allowed_is_configuration():
    patch = "CMP-0002: {description: Asked vertrieb-nord@web.de and +49 30 901820}"
    assert len(told("PRV001", patch)) == 1
    known = {"allowed": ["+49 30 901820"], "shared_mailboxes": ["Vertrieb-Nord"]}
    assert told("PRV001", patch, **known) == []


@pytest.mark.parametrize(
    ("patch", "number"),
    [
        ("CMP-0002: {description: She is pregnant}", 1),
        ("CMP-0002: {customer: null, description: She is pregnant}", 0),
        ("CMP-0002: {customer: null, pseudonym: Bakery 7, description: She is pregnant}", 1),
        (
            "CMP-0002: {description: The stroke of the lift is short and the union of the pipe leaks}",
            0,
        ),
        ("DEC-0001: {reason: Ovens for wheelchair users}", 0),
    ],
)
def test_sensitive_words_count_where_somebody_can_be_found(patch, number):
    assert len(told("PRV101", patch)) == number


def test_words_of_every_day_tell_nothing():
    patch = "CMP-0002: {description: The Wheelchair squeaks}"
    assert len(told("PRV101", patch)) == 1
    assert told("PRV101", patch, everyday_words=["wheelchair"]) == []


@pytest.mark.parametrize(
    ("patch", "message"),
    [
        ("PSN-0003: {personal_data: {delete_after: 2026-06-30}}", None),
        (
            "PSN-0003: {personal_data: {delete_after: 2026-06-29}}",
            "personal data were to be deleted after 2026-06-29, and the record still holds them",
        ),
        (
            "PSN-0003: {active_until: 2026-06-29}",
            "the person left on 2026-06-29, and nothing says when the personal data go",
        ),
        ("PSN-0003: {active_until: 2026-06-30}", None),
        (
            "PSN-0003: {active_until: 2026-06-29, retention: {period: 1 year, trigger: end_of_contract}}",
            None,
        ),
        (
            "PSN-0003: {active_until: 2025-06-29, retention: {period: 1 year, trigger: end_of_contract}}",
            "personal data were to be deleted after 2026-06-29, and the record still holds them",
        ),
        (
            "CMP-0001: {closed_on: 2021-03-01, personal_data: {purpose: Answer, basis: contract}}",
            "personal data were to be deleted after 2026-03-01, and the record still holds them",
        ),
        ("CMP-0001: {pseudonym: B 7, personal_data: {purpose: Answer, basis: contract}}", None),
        (
            "PSN-0003: {name: C. N. Neumann, phone: '1', personal_data: null}",
            "'name' and 'phone' hold personal data, and nothing says why and until when",
        ),
        ("PSN-0003: {personal_data: null}", None),
    ],
)
def test_personal_data_have_a_reason_and_an_end(patch, message):
    assert told("PRV002", patch) == ([message] if message else [])


PUBLISHED = "SRV-0001: {published_at: 'https://oven.example/survey', %s}"


@pytest.mark.parametrize(
    ("change", "number"),
    [
        ("responded: 5", 0),
        ("responded: 4", 1),
        ("responded: 0", 0),
        ("responded: 4, method: mystery_purchase", 0),
        ("population: 4, responded: 4", 1),
        ("answers: [{option: 10, count: 1}]", 0),
        (
            "responses_by_segment: [{segment: SEG-0001, responded: 4}, {segment: SEG-0002, responded: 4}]",
            2,
        ),
    ],
)
def test_small_groups_are_not_published(change, number):
    assert len(told("PRV003", PUBLISHED % change)) == number
    assert told("PRV003", f"SRV-0001: {{{change}}}") == []


@pytest.mark.parametrize(
    ("segment", "number"),
    [
        ("SEG-0001: {size: {number: 4, of: bakeries}}", 1),
        ("SEG-0001: {size: {number: 5, of: bakeries}}", 0),
        ("SEG-0001: {size: null}", 0),
        ("SEG-0001: {size: null}\nCST-0001: null\nORD-0001: {customer: CST-0002}", 1),
    ],
)
def test_a_segment_of_few_is_not_published(segment, number):
    assert len(told("PRV003", segment, PUBLISHED % "title: Survey")) == number


QUOTE = "FBK-0001: {published_at: 'https://oven.example/said', text: 'The baker: “%s”', %s}"


@pytest.mark.parametrize(
    ("words", "more", "number"),
    [
        ("I would buy it again", "stage: use", 1),
        ("I would buy it again", "quote_consent: false", 1),
        ("I would buy it again", "quote_consent: true", 0),
        ("I would buy it again", "feedback_kind: review", 0),
        ("fine", "stage: use", 0),
    ],
)
def test_words_are_quoted_with_consent(words, more, number):
    assert len(told("PRV003", QUOTE % (words, more))) == number


def test_the_libraries_are_loaded_only_for_a_number():
    code = """
import sys
from tests.rules.base import base_files, lint_files, patched
from clausebook.rules import Example
{}
print(*(name.partition(".")[0] for name in sys.modules))
"""

    def loaded(statement: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", code.format(statement)],
            capture_output=True,
            text=True,
            check=True,
        )
        return LIBRARIES & set(done.stdout.split())

    assert base_files()
    assert loaded("lint_files(base_files())") == set()
    patch = "CMP-0002: {description: Call +49 30 901820 or pay to DE89370400440532013000}"
    assert loaded(f"lint_files(patched(Example(False, ({patch!r},), ())))") == LIBRARIES


def test_the_first_look_sees_all_that_is_written_freely():
    records = open_project(ROOT).load(date(2026, 11, 22)).records()
    assert len(records) > 400
    for record in records:
        each = [text.value for text in free_texts(record)]
        assert sorted(said_freely(record).split()) == sorted(" ".join(each).split())


def test_the_first_look_misses_no_sensitive_word():
    entries = [entry for words in _TOPICS.values() for entry in words_in(words)]
    plain = [entry for entry in entries if entry.replace(" ", "").isalpha()]
    assert len(plain) > 25
    written = [
        "diabetic",
        "Krebskranke",
        "disabled children",
        "union members",
        "W CIĄŻY",
        "neonazi",
    ]
    for said in (*plain, *written):
        text = f"He said: {said.upper()}, which is so"
        assert any(sensitive_words(text)), said
        assert may_hold_sensitive_word(text), said
    assert not may_hold_sensitive_word("In the morning the ovens were late and the boards wet")
