"""What every schema file owes to those who read, write and check records."""

import re
from collections import defaultdict

import jsonschema
import pytest

from clausebook.edition import edition_names, load_edition
from clausebook.schema import Kind, Nature, load_schemas

LIBRARY = load_schemas()
KINDS = [pytest.param(kind, id=name) for name, kind in LIBRARY.kinds.items()]


def test_prefixes_are_unique():
    assert len(LIBRARY.by_prefix) == len(LIBRARY.kinds)


@pytest.mark.parametrize("schema", LIBRARY.schemas.values(), ids=LIBRARY.schemas)
def test_follows_the_metaschema(schema: dict):
    jsonschema.Draft202012Validator.check_schema(schema)


def test_kinds_share_the_fields_of_their_header():
    risk, need = LIBRARY.kinds["risk"].fields, LIBRARY.kinds["need"].fields
    assert risk.properties["owner"] is need.properties["owner"]
    assert risk.properties["source"] is not need.properties.get("source")


def test_a_document_is_judged_by_its_kind_and_its_header():
    (sound, *_) = (e for e in LIBRARY.kinds["role"].examples)
    document = {"title": "A", "status": "draft", "version": "1.0", "owner": "ROL-0001", **sound}
    assert LIBRARY.is_valid_document("role", document)
    without = {key: value for key, value in document.items() if key != "version"}
    assert LIBRARY.is_valid("role", without)
    assert not LIBRARY.is_valid_document("role", without)
    assert not LIBRARY.is_valid_document("role", {**document, "colour": "red"})


@pytest.mark.parametrize("kind", KINDS)
class TestKind:
    def test_examples_are_valid(self, kind: Kind):
        assert kind.examples
        for example in kind.examples:
            assert LIBRARY.explain(kind.name, example) == ()
            assert LIBRARY.is_valid(kind.name, example)

    def test_refuses_an_unknown_key(self, kind: Kind):
        value = {**kind.examples[0], "unheard_of": 1}
        assert not LIBRARY.is_valid(kind.name, value)
        assert [v.message for v in LIBRARY.explain(kind.name, value)] == [
            "unknown key 'unheard_of'"
        ]

    def test_explains_itself(self, kind: Kind):
        assert kind.title
        assert kind.description.endswith(".")
        named = [(path, field) for path, field in kind.fields.walk() if path[-1] != "*"]
        assert [
            path for path, field in named if not (field.schema.get("title") and field.description)
        ] == []

    def test_has_an_id_prefix(self, kind: Kind):
        assert re.fullmatch("[A-Z]{3}", kind.prefix)
        assert kind.examples[0]["id"].startswith(f"{kind.prefix}-")

    def test_names_clauses_that_exist(self, kind: Kind):
        known = load_edition().clauses
        assert [clause for clause in kind.clauses if clause not in known] == []

    def test_refers_to_kinds_that_exist(self, kind: Kind):
        for path, field in kind.fields.walk():
            if field.reference:
                unknown = set(field.reference.kinds) - set(LIBRARY.kinds) - {"*"}
                assert not unknown, path

    def test_status_suits_its_nature(self, kind: Kind):
        if kind.name == "register":
            return
        statuses = set(kind.fields.properties["status"].choices)
        assert ("draft" in statuses) == (kind.nature is Nature.MAINTAINED)
        assert ("closed" in statuses) == (kind.nature is Nature.RETAINED)

    def test_lies_in_the_folder_of_its_clause(self, kind: Kind):
        chapter = kind.chapter.split("-")[0]
        assert chapter in load_edition().clauses

    def test_patterns_are_anchored_and_portable(self, kind: Kind):
        for path, field in kind.fields.walk():
            pattern = field.schema.get("pattern")
            if pattern and pattern != "[^ \\t\\n]":
                assert pattern.startswith("^"), path
                assert pattern.endswith("$"), path
                assert "\\d" not in pattern, path
                assert "\\w" not in pattern, path


def test_a_link_has_one_inverse():
    inverses: defaultdict[str, set[str]] = defaultdict(set)
    for kind in LIBRARY.kinds.values():
        for _, field in kind.fields.walk():
            if field.reference:
                inverses[field.reference.link].add(field.reference.inverse)
                inverses[field.reference.inverse].add(field.reference.link)
    assert {link: names for link, names in inverses.items() if len(names) > 1} == {}


def test_every_edition_reads_and_orders_its_clauses():
    for name in edition_names():
        edition = load_edition(name)
        for clause in edition.clauses.values():
            assert clause.parent == "" or clause.parent in edition.clauses, clause
            assert clause.title
        for new in edition.moved.values():
            assert set(new) <= set(edition.clauses)


def test_every_clause_of_2015_has_a_place_in_2026():
    later = load_edition("iso-9001-2026")
    for number in load_edition().clauses:
        assert set(later.translate([number])) <= set(later.clauses)
        assert later.translate([number])


def test_the_merged_improvement_clause_moved():
    later = load_edition("iso-9001-2026")
    assert "10.3" not in later.clauses
    assert later.translate(["10.3"]) == ("10.1",)
    assert "6.1.3" in later.clauses
    assert "6.1.3" not in load_edition().clauses
