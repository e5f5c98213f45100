"""Prose inside records."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clausebook.sphinxext.prose import is_plain, plain_html

REGISTER = """\
id: REG-0001
kind: register
of: risk
title: Risks
status: draft
version: "0.1"
owner: ROL-0001
introduction: |

  First line.

  Then a {qms:nonsense}`x`.
records:
- id: RSK-0001
  title: Boards arrive late
"""


# MyST up to 5.0 with Sphinx 8 puts ".rst" behind the path of whatever it warns of.
def test_a_bad_role_is_reported_at_its_line_of_the_yaml(site):
    warnings = site({"policies/risks.yaml": REGISTER}).build().warnings
    assert re.search(r'policies/risks\.yaml(\.rst)?:12: WARNING: .*"qms:nonsense"', warnings)


def test_an_unknown_record_is_reported_at_its_line_of_the_yaml(site):
    text = REGISTER.replace("{qms:nonsense}`x`", "{qms:record}`RSK-0404`")
    warnings = site({"policies/risks.yaml": text}).build().warnings
    assert re.search(r"risks\.yaml:12: WARNING: there is no record 'RSK-0404'", warnings)


def test_prose_in_one_line_is_reported_at_that_line(site):
    text = re.sub(
        r"introduction: \|.*?records:",
        "introduction: 'a {qms:no}`x`'\nrecords:",
        REGISTER,
        flags=re.DOTALL,
    )
    warnings = site({"policies/risks.yaml": text}).build().warnings
    assert re.search(r'risks\.yaml(\.rst)?:8: WARNING: .*"qms:no"', warnings)


def test_raw_html_is_shown_as_text(site):
    text = REGISTER.replace("Then a {qms:nonsense}`x`.", "<script>alert(1)</script> <b>bold</b>")
    built = site({"policies/risks.yaml": text}).build()
    page = built.page("policies/risks.html")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;bold&lt;/b&gt;" in page
    assert built.warnings == ""


def test_raw_html_of_an_ordinary_page_is_shown_as_text(site):
    index = "# Manual\n\n<script>alert(1)</script>\n\n```{raw} html\n<i>raw</i>\n```\n"
    built = site({"docs/index.md": index}).build()
    page = built.page("docs/index.html")
    assert "&lt;script&gt;" in page
    assert "<i>raw</i>" not in page
    assert '"raw" directive disabled' in built.warnings


def test_files_are_not_included(site):
    index = "# Manual\n\n```{literalinclude} ../clausebook.toml\n```\n"
    built = site({"docs/index.md": index, "clausebook.toml": 'name = "Secret"\n'}).build()
    assert "name = " not in built.page("docs/index.html")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
    ],
)
def test_links_to_scripts_and_files_are_refused(site, address):
    text = REGISTER.replace(
        "Then a {qms:nonsense}`x`.",
        f"[one]({address}) <{address}>\n\n  ```{{eval-rst}}\n  `two <{address}>`__\n  ```",
    )
    page = site({"policies/risks.yaml": text}).build().page("policies/risks.html")
    assert "two" in page
    assert f'href="{address}' not in page


def test_pictures_of_other_hosts_are_refused(site):
    text = REGISTER.replace("{qms:nonsense}`x`", "![plan](https://example.com/x.png)")
    built = site({"policies/risks.yaml": text}).build()
    assert "lies on another host" in built.warnings
    assert "example.com" not in built.page("policies/risks.html")


def prose(site, text: str, **files: str):
    """Return the build of a procedure with a text, beside a file outside the project."""
    procedure = (
        "---\nid: SOP-0001\nkind: procedure\ntitle: P\nstatus: draft\nversion: '0.1'\n"
        f"owner: ROL-0001\n---\n{text}\n"
    )
    project = site({"policies/p.md": procedure, **files})
    (project.root.parent / "secret.txt").write_text("secret")
    (project.root / ".hidden").mkdir()
    (project.root / ".hidden" / "key.txt").write_text("secret")
    return project.build()


@pytest.mark.parametrize(
    "text",
    [
        "![x](../../secret.txt)",
        "{download}`../../secret.txt`",
        "[x](../../secret.txt)",
        "{download}`../.hidden/key.txt`",
        "![x](/.hidden/key.txt)",
        "```{figure} ../../secret.txt\n```",
    ],
)
def test_files_outside_the_project_and_hidden_ones_are_not_published(site, text):
    built = prose(site, text)
    assert not list(built.out.rglob("secret.txt")) + list(built.out.rglob("key.txt"))
    assert "lies outside the project" in built.warnings


def test_files_of_the_project_are_published(site):
    built = prose(
        site,
        "{download}`form.txt` ![x](plan.png)",
        **{"policies/form.txt": "", "policies/plan.png": ""},
    )
    assert "clausebook.address" not in built.warnings
    assert list(built.out.rglob("form.txt"))
    assert list(built.out.rglob("plan.png"))


@pytest.mark.parametrize(
    "text",
    [
        "{download}`Form <javascript://%0aalert(1)>`",
        "```{toctree}\nForm <javascript://%0aalert(1)>\n```",
        "```{figure} javascript:alert(1)\n```",
    ],
)
def test_scripts_are_reached_by_no_other_way(site, text):
    built = prose(site, text)
    assert "javascript:" not in "".join(p.read_text("utf-8") for p in built.out.rglob("*.html"))
    assert "clausebook.address" in built.warnings


def test_prose_does_not_command_the_browser(site):
    text = "```{eval-rst}\n.. meta::\n   :http-equiv=refresh: 0; url=https://example.com\n```"
    built = prose(site, text)
    assert "example.com" not in built.page("policies/p.html")
    assert "may not set 'refresh'" in built.warnings


def test_a_page_cannot_switch_html_on(site):
    index = "---\nmyst:\n  disable_syntax: []\n---\n# Manual\n\n<script>alert(1)</script>\n\na <b>b</b>\n"
    page = site({"docs/index.md": index}).build().page("docs/index.html")
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page
    assert "<b>" not in page


def test_formulas_need_no_script(site):
    text = REGISTER.replace("{qms:nonsense}`x`", "{math}`a^2`")
    page = site({"policies/risks.yaml": text}).build().page("policies/risks.html")
    assert "<math" in page
    assert "mathjax" not in page.lower()


def test_headings_stay_below_their_record(site):
    text = REGISTER.replace("Then a {qms:nonsense}`x`.", "# Aim\n\n  text")
    page = site({"policies/risks.yaml": text}).build().page("policies/risks.html")
    assert re.search(r"<h3[^>]*>Aim</h3>", page)


words = st.text(alphabet="ab .,;'\"()/-+=#:!%?1_*`[]<>{}\\&|~^$\n", max_size=40)


@given(words)
def test_plain_texts_are_those_that_markdown_leaves_alone(text):
    if is_plain(text):
        rendered = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
        assert _squeezed(rendered) == _squeezed(plain_html(text).replace("&#x27;", "'"))


def _squeezed(html: str) -> str:
    return re.sub(r"\s+", " ", html).replace(" <", "<").replace("> ", ">")
