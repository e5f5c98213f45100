"""A manual that is built on holds the same files as one that is built clean.

What random edits found (``tests/differential``) stands here one by one.
"""

import os
import shutil
from pathlib import Path

import pytest
from sphinx.errors import SphinxError

from tests.repositories import Repository
from tests.sphinxext.conftest import CONF
from tests.sphinxext.test_pages import NEEDS, POLICY

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"><title>{}</title></svg>'
FILES = {
    "docs/index.md": "# Manual\n\n```{toctree}\none\ntwo\n```\n",
    "docs/one.md": "# One\n\nText, and {doc}`apart`.\n",
    "docs/two.md": "# Two\n\nText.\n",
    "docs/apart.md": "---\norphan: true\n---\n# Apart\n\nText.\n",
}


def _files(out: Path) -> dict[str, bytes]:
    found = (place for place in out.rglob("*") if place.is_file())
    return {place.relative_to(out).as_posix(): place.read_bytes() for place in found}


def _assert_as_clean(project) -> dict[str, bytes]:
    """Build on, and clean beside it; return what was built."""
    found = _files(project.build().out)
    folder, aside = project.root / "_build", project.root / ".aside"
    folder.rename(aside)
    wanted = _files(project.build().out)
    shutil.rmtree(folder)
    aside.rename(folder)
    assert sorted(found) == sorted(wanted)
    assert [name for name in wanted if wanted[name] != found[name]] == []
    return found


def _swap(project, one: str, other: str) -> None:
    """Let two files change places, each with its time."""
    places = [project.root / name for name in (one, other)]
    contents = [(place.read_bytes(), place.stat()) for place in places]
    for place, (content, stat) in zip(places, reversed(contents), strict=True):
        place.write_bytes(content)
        os.utime(place, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def test_a_new_title_reaches_navigation_and_links_on_other_pages(site):
    project = site(FILES)
    project.build()
    project.write({"docs/two.md": "# Second\n\nText.\n", "docs/apart.md": "# Away\n\nText.\n"})
    files = _assert_as_clean(project)
    assert b"Second" in files["docs/one.html"]
    assert b"Away" in files["docs/one.html"]


def test_chapters_lose_the_numbers_that_are_no_longer_asked_for(site):
    numbered = FILES["docs/index.md"].replace("one\n", ":numbered:\n\none\n")
    project = site({**FILES, "docs/index.md": numbered})
    assert "2. Two" in project.build().page("docs/one.html")
    project.write({"docs/index.md": FILES["docs/index.md"]})
    assert b"2. Two" not in _assert_as_clean(project)["docs/one.html"]


@pytest.mark.filterwarnings("ignore:.*MystReferenceResolver")
def test_a_link_to_a_page_that_came_or_went_is_read_anew(site):
    project = site({**FILES, "docs/one.md": "# One\n\nSee [](two.md) and [](apart.md).\n"})
    project.build()
    text = (project.root / "docs/apart.md").read_text()
    (project.root / "docs/apart.md").unlink()
    _assert_as_clean(project)
    project.write({"docs/apart.md": text})
    assert b'href="apart.html"' in _assert_as_clean(project)["docs/one.html"]


def test_the_way_through_the_pages_leads_past_one_that_is_gone(site):
    project = site(
        {**FILES, "docs/index.md": FILES["docs/index.md"].replace("one\n", "one\napart\n")}
    )
    project.build()
    (project.root / "docs/apart.md").unlink()
    assert b'<link rel="next" title="Two"' in _assert_as_clean(project)["docs/one.html"]


def test_files_that_changed_places_with_their_times_are_noticed(site):
    shown = "# {}\n\n![]({}/drawn.svg)\n"
    pages = {f"docs/{name}.md": shown.format(name, name) for name in ("one", "two")}
    pictures = {f"docs/{name}/drawn.svg": PICTURE.format(name) for name in ("one", "two")}
    project = site({**FILES, **pages, **pictures})
    project.build()
    _swap(project, "docs/one/drawn.svg", "docs/two/drawn.svg")
    files = _assert_as_clean(project)
    assert b"two" in files["_images/drawn.svg"]
    _swap(project, "docs/two.md", "docs/apart.md")
    _assert_as_clean(project)


def test_pictures_of_one_name_are_named_alike_whatever_was_read_first(site):
    project = site({**FILES, "docs/z/drawn.svg": PICTURE.format("z")})
    project.write({"docs/two.md": "# Two\n\n![](z/drawn.svg)\n"})
    project.build()
    project.write(
        {"docs/a/drawn.svg": PICTURE.format("a"), "docs/one.md": "# One\n\n![](a/drawn.svg)\n"}
    )
    _assert_as_clean(project)


def test_a_clause_that_two_pages_show_is_found_on_the_other_when_one_goes(site):
    page = "---\norphan: true\n---\n# Clauses\n\n```{qms:coverage}\n```\n"
    project = site({**FILES, "docs/a.md": page, "docs/z.md": page, "policies/p.yaml": POLICY})
    project.build()
    project.write({"docs/a.md": page + "\nMore.\n"})
    assert b"docs/z.html#clause-" in _assert_as_clean(project)["policies/p.html"]
    (project.root / "docs/z.md").unlink()
    assert b"docs/a.html#clause-" in _assert_as_clean(project)["policies/p.html"]


def test_a_label_that_two_pages_give_leads_to_one_of_them_whatever_was_read_last(site):
    page = "(place)=\n# Here\n\nText.\n"
    project = site({**FILES, "docs/one.md": page, "docs/apart.md": "# Apart\n\n{ref}`place`\n"})
    project.build()
    project.write({"docs/two.md": page})
    assert b'href="two.html#place"' in _assert_as_clean(project)["docs/apart.html"]
    project.write({"docs/one.md": f"{page}\nMore.\n"})
    _assert_as_clean(project)
    project.write({"docs/two.md": "# Two\n\nText.\n"})
    assert b'href="one.html#place"' in _assert_as_clean(project)["docs/apart.html"]


def test_a_name_that_git_is_told_anew_reaches_the_pages(site):
    project = site({**FILES, "policies/needs.yaml": NEEDS})
    Repository(project.root).commit("begin")
    assert "Ada Byron" not in project.build().page("policies/needs.html")
    project.write({".mailmap": "Ada Byron <ada@example.com>\n"})
    assert b"Ada Byron" in _assert_as_clean(project)["policies/needs.html"]


def test_conf_py_and_templates_are_noticed(site):
    own = '{% extends "!page.html" %}{% block footer %}Own{% endblock %}'
    conf = f'{CONF}templates_path = ["own"]\n'
    project = site({**FILES, "conf.py": conf, "own/page.html": own})
    project.build()
    (project.root / "own/page.html").unlink()
    _assert_as_clean(project)
    told = "lambda app, name, text: text.append(text.pop() + '\\n\\nSaid by conf.py.\\n')"
    project.write({"conf.py": f"{conf}def setup(app):\n    app.connect('source-read', {told})\n"})
    assert b"Said by conf.py" in _assert_as_clean(project)["docs/two.html"]


def test_a_style_is_linked_by_its_new_sum(site):
    conf = f'{CONF}html_static_path = ["own"]\nhtml_css_files = ["own.css"]\n'
    project = site({**FILES, "conf.py": conf, "own/own.css": "p {}", "own/more.css": "a {}"})
    project.build()
    project.write({"own/own.css": "p { margin: 0 }"})
    (project.root / "own/more.css").unlink()
    assert "_static/more.css" not in _assert_as_clean(project)


def test_nothing_is_left_over_and_what_others_put_there_stays(site):
    conf = f'{CONF}html_additional_pages = {{"welcome": "page.html"}}\nlanguage = "de"\n'
    project = site({**FILES, "conf.py": conf, "docs/form.csv": "1"})
    project.write({"policies/broken.yaml": b"\xff\xfe\0"})
    project.write({"docs/one.md": "# One\n\n{download}`form.csv`\n"})
    out = project.build().out
    (out / "CNAME").write_text("manual.example.org")
    project.write({"conf.py": CONF, "docs/one.md": "# One\n"})
    (project.root / "policies/broken.yaml").unlink()
    project.build()
    (out / "CNAME").unlink()
    assert "policies/broken.html" not in _assert_as_clean(project)


def test_leftovers_of_a_lost_memory_go_too(site):
    project = site(FILES)
    project.build()
    shutil.rmtree(project.root / "_build" / "doctrees-html")
    (project.root / "docs/apart.md").unlink()
    _assert_as_clean(project)


def test_a_page_that_is_no_text_is_named(site):
    project = site(FILES)
    project.write({"docs/two.md": b"# Two\n\n\xff\n"})
    with pytest.raises(SphinxError, match=r"docs/two\.md: is no text in UTF-8: byte 7 "):
        project.build()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("event", ["env-updated", "write-started", "html-collect-pages"])
def test_what_a_killed_build_left_undone_is_done(site, event):
    """Killed after reading, before writing, and before it told what was written."""
    project = site({**FILES, "docs/gone.md": "---\norphan: true\n---\n# Gone\n"})
    project.build()
    project.write({"docs/two.md": "# Second\n\nText.\n", "docs/apart.md": "# Away\n"})
    project.write({"docs/new.md": "---\norphan: true\n---\n# New\n"})
    (project.root / "docs/gone.md").unlink()
    killing = (
        f"def setup(app):\n    import os\n    app.connect({event!r}, lambda *_: os._exit(1))\n"
    )
    project.write({"conf.py": CONF + killing})
    child = os.fork()
    if child == 0:
        project.build()
        os._exit(0)
    assert os.waitpid(child, 0)[1] != 0
    project.write({"conf.py": CONF})
    (project.root / "docs/new.md").unlink()
    _assert_as_clean(project)


def test_an_environment_that_is_not_what_was_kept_is_not_used(site):
    project = site({**FILES, "docs/one.md": "# One\n\nA very long word.\n"})
    project.build()
    place = project.root / "_build" / "doctrees-html" / "environment.pickle"
    data = place.read_bytes()
    assert b"A very long word." in data
    place.write_bytes(data.replace(b"A very long word.", b"A very wrong word"))
    assert b"wrong word" not in _assert_as_clean(project)["clausebook-entries.js"]
