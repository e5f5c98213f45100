"""Text of records never becomes markup of the page, whatever the kind."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest

from clausebook.schema import load_schemas
from clausebook.sphinxext.html import escape, external_link

ATTACK = "\"'><script>alert(1)</script>"
KINDS = sorted(load_schemas().kinds.values(), key=lambda kind: kind.name)


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    from tests.sphinxext.conftest import CONF, INDEX, Site

    project = Site(tmp_path_factory.mktemp("attack"))
    files = {
        "conf.py": CONF,
        "docs/index.md": INDEX,
        "clausebook.toml": f"name = {json.dumps(ATTACK)}\n",
    }
    for kind in KINDS:
        for number, example in enumerate(kind.examples):
            files[f"policies/{kind.name}-{number}.yaml"] = json.dumps(_attacked(example))
    files["policies/procedure.md"] = (
        f"---\n{json.dumps(_attacked(KINDS[0].examples[0]))}\n---\n{ATTACK}\n"
    )
    project.write(files)
    return project.build(clausebook_profile="auditor")  # an attacked classification is none


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_field_of_any_kind_reaches_the_page_as_a_tag(everything, kind):
    for number, _ in enumerate(kind.examples):
        page = everything.page(f"policies/{kind.name}-{number}.html")
        assert page.count("&lt;script&gt;alert(1)") > 5
        assert _Scripts(page).found == []


def test_no_other_page_holds_the_tag(everything):
    pages = list(everything.out.rglob("*.html"))
    assert len(pages) > len(KINDS)
    assert [page.name for page in pages if _Scripts(page.read_text("utf-8")).found] == []


@pytest.mark.parametrize(
    "address",
    ["java\nscript:alert(1)", "https://example.com/a b", "\x01javascript:x", "//x", "http://["],
)
def test_an_address_that_a_browser_could_read_otherwise_is_no_link(address):
    assert "<a" not in external_link(address)
    assert "<a" in external_link("https://example.com/a")


def test_what_a_browser_would_obey_is_shown():
    assert (
        escape("a\x1b[2J \u202eb\u2066 <c>\n\td") == r"a\x1b[2J \u202eb\u2066 &lt;c&gt;" + "\n\td"
    )


class _Scripts(HTMLParser):
    """Finds the attack where a browser would run it: in a script, or as an attribute's name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_script = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        self.found += [name for name, _ in attrs if "alert" in name or name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script and "alert(1)" in data:
            self.found.append(data)


def _attacked(value: Any, key: str = "") -> Any:
    """Put the attack into every text but those that say what the record is."""
    if isinstance(value, dict):
        return {name: _attacked(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_attacked(inner, key) for inner in value]
    if isinstance(value, str) and key not in ("kind", "of"):
        return value + ATTACK
    return value
