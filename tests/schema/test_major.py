"""What asks for a new major version: criteria and scope, marked in the schemas."""

import pytest

from clausebook.schema import Field, Nature, load_schemas

LIBRARY = load_schemas()
MAINTAINED = [k for k in LIBRARY.kinds.values() if k.nature is Nature.MAINTAINED]
HEADER = frozenset(LIBRARY.header.properties)


def fields():
    for kind in LIBRARY.kinds.values():
        for path, field in kind.fields.walk():
            yield kind, path, field


def test_it_is_true_where_it_stands():
    marked = [field.schema["x-major"] for _, _, field in fields() if "x-major" in field.schema]
    assert marked
    assert set(marked) == {True}


def test_only_maintained_content_has_versions_to_raise():
    for kind, path, field in fields():
        if field.is_major:
            assert kind.nature is Nature.MAINTAINED, (kind.name, path)
            assert path[0] not in HEADER, (kind.name, path)
            assert field.schema.get("x-nature") != Nature.RETAINED, (kind.name, path)


def test_it_is_said_once_and_not_again_below():
    for kind, path, field in fields():
        if field.is_major:
            assert not any(below.is_major for _, below in field.walk()), (kind.name, path)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("scope", "boundaries"),
        ("requirement", "criterion"),
        ("kpi", "targets"),
        ("objective", "target"),
        ("policy", "commitments"),
        ("process", "criteria"),
        ("procedure", "scope"),
        ("work-instruction", "applies_to_roles"),
        ("risk-criteria", "appetite"),
    ],
)
def test_what_an_auditor_would_ask_for(kind: str, name: str):
    found = LIBRARY.kinds[kind].fields
    assert found.properties[name].is_major
    assert found.holds_major


def test_titles_and_explanations_do_not_ask_for_it():
    for kind in MAINTAINED:
        for name in ("description", "rationale", "introduction"):
            assert not kind.fields.properties.get(name, Field(name, {})).holds_major
