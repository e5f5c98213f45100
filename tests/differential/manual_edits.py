"""Edits of what a manual is made from beside its records: prose, pictures, templates, settings."""

from pathlib import Path

from tests.differential.edits import EDITS
from tests.differential.manual_project import CONF, PICTURE
from tests.differential.project import Edit, Edited

__all__ = ["MANUAL_EDITS"]

MANUAL_EDITS: dict[str, Edit] = {}

_CONFS = (
    "",
    'html_title = "Handbook"\n',
    'html_static_path = ["static"]\nhtml_css_files = ["own.css"]\n',
    'templates_path = ["templates"]\n',
    'templates_path = ["templates"]\nhtml_static_path = ["static"]\nhtml_css_files = ["own.css"]\n',
    'language = "de"\n',
    'html_theme = "alabaster"\n',
    "html_use_index = True\n",
    'html_baseurl = "https://manual.example.org/"\n',
    'exclude_patterns = ["docs/chapters/**"]\n',
    'html_additional_pages = {"welcome": "page.html"}\n',
    'clausebook_notice = "Do not use. A trial."\n',
    'rst_prolog = ".. note:: all"\n',
    "numfig = True\n",
    "def setup(app):\n    app.connect('source-read', lambda a, d, s: s.append(s.pop() + '\\n\\nMore.\\n'))\n",
)
_CLASSES = ("public", "internal", "confidential", "restricted")
_TITLES = ("Prose", "Other prose", "A very different title", "Chapters & more")


def edit(function: Edit) -> Edit:
    """Add an edit to the list."""
    MANUAL_EDITS[function.__name__] = function
    return function


def _pages(project: Edited) -> list[Path]:
    found = (project.root / "docs").rglob("*")
    return sorted(place for place in found if place.suffix in (".md", ".rst") and place.is_file())


def _some_page(project: Edited) -> Path:
    return project.chance.choice(_pages(project) or [project.root / "docs" / "index.md"])


@edit
def write_prose(project: Edited) -> str:
    page = _some_page(project)
    told = f"\n\nWords {project.chance.random()}.\n"
    project.write(page, (project.text(page) if page.is_file() else "# Page\n") + told)
    return project.named(page)


@edit
def change_title(project: Edited) -> str:
    page, title = _some_page(project), project.chance.choice(_TITLES)
    lines = project.text(page).splitlines() if page.is_file() else []
    for at, line in enumerate(lines):
        if line.startswith("# "):
            lines[at] = f"# {title}"
            break
    else:
        lines[:2] = [title, "=" * len(title)]
    project.write(page, "\n".join(lines) + "\n")
    return f"{title} on {project.named(page)}"


@edit
def change_section(project: Edited) -> str:
    page = project.root / "docs" / "prose.md"
    if page.is_file():
        text = project.text(page)
        new = project.chance.choice(("## Below", "## Further below", "## Last\n\n### Least"))
        project.write(page, text.replace("## Below", new).replace("## Further below", new))
    return project.named(page)


@edit
def add_page(project: Edited) -> str:
    where = project.chance.choice(("docs/new.md", "docs/chapters/new.md", "docs/deep/new.rst"))
    label = project.chance.choice(("", "(place)=\n", "(other-place)=\n"))
    place = project.root / where
    is_text = place.suffix == ".rst"
    project.write(place, "New\n===\n\nText.\n" if is_text else f"{label}# New\n\nText.\n")
    return where


@edit
def remove_page(project: Edited) -> str:
    pages = [page for page in _pages(project) if page.name != "index.md"]
    if not pages:
        return "nothing"
    page = project.chance.choice(pages)
    page.unlink()
    return project.named(page)


@edit
def rename_page(project: Edited) -> str:
    page = _some_page(project)
    if page.name == "index.md" or not page.is_file():
        return "nothing"
    target = page.with_name(f"{project.chance.choice('az')}-{page.name}")
    page.replace(target)
    return f"{project.named(page)} to {target.name}"


@edit
def swap_pages(project: Edited) -> str:
    """Two pages change places, with their times."""
    one, other = _some_page(project), _some_page(project)
    if one != other and one.suffix == other.suffix and one.is_file() and other.is_file():
        beside = one.with_name("beside")
        one.replace(beside)
        other.replace(one)
        beside.replace(other)
    return f"{project.named(one)} and {project.named(other)}"


@edit
def change_contents(project: Edited) -> str:
    """Another order of chapters, another title for one, one less."""
    page = project.root / "docs" / "index.md"
    entries = ["prose", "chapters/index", "overview", "clauses", "../policies/needs", "A <prose>"]
    project.chance.shuffle(entries)
    chosen = "\n".join(entries[: project.chance.randrange(2, 7)])
    options = project.chance.choice(("", ":numbered:\n", ":caption: Parts\n", ":hidden:\n"))
    project.write(page, f"# The manual\n\n```{{toctree}}\n{options}\n{chosen}\n```\n")
    return f"{options}{chosen}".replace("\n", " ")


@edit
def declare_clauses_twice(project: Edited) -> str:
    page = project.root / "docs" / project.chance.choice(("a.md", "z.md"))
    if page.exists():
        page.unlink()
    else:
        project.write(
            page, "# Clauses\n\n```{qms:coverage}\n```\n\n```{qms:rules} competence\n```\n"
        )
    return project.named(page)


@edit
def change_picture(project: Edited) -> str:
    folder = project.chance.choice(("docs", "docs/chapters"))
    place = project.root / folder / "picture.svg"
    if place.exists() and project.chance.random() < 0.3:
        place.unlink()
        return f"{project.named(place)} gone"
    project.write(place, PICTURE.format(project.chance.random()))
    return project.named(place)


@edit
def swap_pictures(project: Edited) -> str:
    """Each with its time, so that no file is newer than its page."""
    one, other = (project.root / path / "picture.svg" for path in ("docs", "docs/chapters"))
    if one.is_file() and other.is_file():
        beside = one.with_name("beside")
        one.replace(beside)
        other.replace(one)
        beside.replace(other)
    return "pictures"


@edit
def change_download(project: Edited) -> str:
    project.write(project.root / "docs" / "form.csv", f"a,b\n{project.chance.random()},2\n")
    return "form.csv"


@edit
def change_style(project: Edited) -> str:
    folder = project.root / "static"
    more = folder / "more.css"
    if more.exists():
        more.unlink()
    else:
        project.write(more, "p { margin: 0 }\n")
    project.write(folder / "own.css", f"p {{ width: {project.chance.randrange(9)}em }}\n")
    return "own.css"


@edit
def change_template(project: Edited) -> str:
    place = project.root / "templates" / "page.html"
    if place.exists() and project.chance.random() < 0.3:
        place.unlink()
        return "gone"
    footer = f"<p>Footer {project.chance.randrange(99)}</p>"
    block = "{% block footer %}{{ super() }}" + footer + "{% endblock %}"
    project.write(place, '{% extends "!page.html" %}\n' + block + "\n")
    return footer


@edit
def change_conf(project: Edited) -> str:
    chosen = project.chance.choice(_CONFS)
    project.write(project.root / "conf.py", CONF + chosen)
    return chosen


@edit
def break_page(project: Edited) -> str:
    page = project.root / "docs" / "broken.md"
    broken = project.chance.choice(
        ("# B\n\n```{qms:records} nothing\n```\n", "\n", "# B\n\n{ref}`none`\n", "# B\n\n\ud7ff\n")
    )
    project.write(page, broken)
    return repr(broken)


@edit
def make_draft(project: Edited) -> str:
    """Work on an approved document: what is in force stays on its page meanwhile."""
    page = project.root / "policies" / "quality-policy.yaml"
    if not page.is_file():
        return "nothing"
    text = project.text(page)
    project.write(page, text.replace("status: effective", "status: draft").replace("ed\n", "ed!\n"))
    return project.named(page)


@edit
def classify(project: Edited) -> str:
    """Some readers see more or less; whether a document has the word already is no matter."""
    path, word = project.some_record(), project.chance.choice(_CLASSES)
    lines = project.text(path).splitlines(keepends=True)
    at = 1 if path.suffix == ".md" else 0
    if len(lines) > at and (path.suffix == ".yaml" or lines[0].startswith("---")):
        lines = [one for one in lines if not one.startswith("classification:")]
        lines.insert(at, f"classification: {word}\n")
        project.write(path, "".join(lines))
    return f"{word} {project.named(path)}"


MANUAL_EDITS.update({name: EDITS[name] for name in EDITS if name != "own_rule"})
