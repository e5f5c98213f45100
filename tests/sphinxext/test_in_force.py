"""Pages in a repository: an incremental build shows what a clean one shows."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.sphinxext.test_pages import NEEDS, RISKS

DRAFT = RISKS.replace("status: effective", "status: review").replace('"2.1"', '"3.0"')
DRAFT = DRAFT.replace(
    '    approval: {by: PSN-0001, role: ROL-0001, on: "2026-02-01"}\n    effective_on: "2026-02-15"\n',
    "",
).replace("Boards arrive late", "Boards never arrive")
FILES = {"policies/risks.yaml": RISKS, "policies/needs.yaml": NEEDS}
PAGE = "policies/risks.html"


@pytest.fixture
def commit(monkeypatch):
    """Commit all that lies in a folder, on a day."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Ada")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "a@b.example")

    def git(root: Path, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)

    def commit(root: Path, day: str) -> None:
        if not (root / ".git").exists():
            git(root, "init", "-q", "-b", "main")
            (root / ".gitignore").write_text("_build\n", encoding="utf-8")
        for role in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{role}_DATE", f"{day}T12:00:00+0000")
        git(root, "add", "--all")
        git(root, "commit", "-q", "-m", day)

    return commit


def pages(out: Path) -> dict[str, bytes]:
    return {
        place.relative_to(out).as_posix(): place.read_bytes()
        for place in sorted(out.rglob("*"))
        if place.is_file() and place.name not in (".buildinfo", ".buildinfo.bak")
    }


@pytest.mark.slow
def test_an_incremental_build_shows_what_a_clean_one_shows(site, commit):
    project = site(FILES)
    commit(project.root, "2026-02-01")
    assert "Boards arrive late" in project.build().page(PAGE)

    project.write({"policies/risks.yaml": DRAFT})
    drafted = project.build()
    commit(project.root, "2026-05-02")
    committed = project.build()
    assert "Boards arrive late" in drafted.page(PAGE)
    assert "Version 3.0 is being drafted." in drafted.page(PAGE)
    assert "2026-05-02" in committed.page(PAGE)

    incremental = pages(committed.out)
    (project.root / "_build").rename(project.root.parent / "before")
    assert pages(project.build().out) == incremental


@pytest.mark.slow
def test_the_status_lists_what_is_worked_on(site, commit):
    status = "---\norphan: true\n---\n# Status\n\n```{qms:status}\n```\n"
    project = site({**FILES, "docs/status.md": status})
    commit(project.root, "2026-02-01")
    project.build()
    project.write({"policies/risks.yaml": DRAFT})
    shown = project.build().page("docs/status.html")
    rows = re.findall(r"<tr><td>.*?</tr>", shown[shown.index("worked on") :])
    cells = [re.sub("<[^>]+>", "", row.replace("</td>", "|")) for row in rows]
    assert "REG-0001 Risks|3.0|review|not committed|2.1|" in cells
    assert "REG-0002 Needs draft|0.1|draft|2026-02-01|nothing|" in cells
    commit(project.root, "2026-05-02")
    assert "2026-05-02" in project.build().page("docs/status.html")


def test_a_draft_leaves_no_words_on_pages_and_in_the_search(site, commit):
    project = site(FILES)
    commit(project.root, "2026-02-01")
    project.write({"policies/risks.yaml": DRAFT})
    built = project.build()
    for name in (PAGE, "policies/needs.html", "clausebook-entries.js"):
        assert "never arrive" not in built.page(name)
    assert built.warnings == ""


def test_a_file_that_is_no_text_any_more_gives_a_page_that_says_so(site, commit):
    project = site(FILES)
    commit(project.root, "2026-02-01")
    project.write({"policies/risks.yaml": b"\xff\xfe\0"})
    assert "cannot be read" in project.build().page(PAGE)


def test_a_file_with_a_slip_shows_what_is_in_force(site, commit):
    project = site(FILES)
    commit(project.root, "2026-02-01")
    project.write({"policies/risks.yaml": "a: [1,\n"})
    page = project.build().page(PAGE)
    assert "The file cannot be read at present." in page
    assert "Boards arrive late" in page


def test_a_notice_comes_and_goes_on_every_page(site):
    project = site({**FILES, "docs/plain.md": "---\norphan: true\n---\n# Plain\n"})
    project.build()
    shown = project.build(clausebook_notice="This is a copy for training. Ask <Ada> first.")
    for name in ("docs/index.html", "docs/plain.html", "search.html", PAGE):
        assert "<strong>This is a copy for training.</strong> Ask &lt;Ada&gt; first." in shown.page(
            name
        )
    gone = project.build()
    for name in ("docs/index.html", "docs/plain.html", "search.html", PAGE):
        assert "qms-notice" not in gone.page(name)
