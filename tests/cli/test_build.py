"""``clausebook build``: the manual from the command line."""

import hashlib
import importlib.util
import pickle
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.controlled import git

pytest.importorskip("sphinx")
pytestmark = pytest.mark.slow


@pytest.fixture
def build(start):
    """Build in a process of its own, since Sphinx leaves traces in the one that it ran in."""

    def build(*arguments: str, code: int = 0):
        done = start("build", "--as-of", "2026-11-22", *arguments)
        assert done.returncode == code, done.stderr.decode()
        return done.stdout.decode(), done.stderr.decode()

    return build


def test_first_manual(project, build):
    out, err = build("--strict")

    assert re.fullmatch(r"\d+ documents published: open _build/html/index.html\n", out)
    assert err == ""
    html = project / "_build" / "html"
    assert (html / "index.html").is_file()
    policy = (html / "policies" / "quality-policy.html").read_text(encoding="utf-8")
    assert "We do what we promise to our customers" in policy


def test_again_and_clean(project, build):
    build()
    page = project / "_build" / "html" / "policies" / "quality-policy.html"
    first = page.stat().st_mtime_ns
    build()
    assert page.stat().st_mtime_ns == first
    build("--clean", "--jobs", "2")
    assert page.stat().st_mtime_ns > first


def test_nothing_is_left_beside_the_manual(project, build):
    older = project.parent / ".manual.doctrees"
    older.mkdir()
    (older / "environment.pickle").touch()
    build("--output", "../manual")
    assert {one.name for one in project.parent.iterdir()} == {"qms", "manual"}
    page = project.parent / "manual" / "policies" / "quality-policy.html"
    first = page.stat().st_mtime_ns
    build("--output", "../manual")
    assert page.stat().st_mtime_ns == first


def test_where_the_cache_cannot_be_written_it_lies_beside_the_manual(project, build):
    build()
    page = project / "_build" / "html" / "policies" / "quality-policy.html"
    text = page.read_bytes()
    (kept,) = (project / ".clausebook_cache").glob("html-*")
    shutil.rmtree(kept)
    kept.touch()
    build()
    assert (project / "_build" / ".html.doctrees" / "environment.pickle").is_file()
    assert page.read_bytes() == text


def test_what_git_keeps_of_a_build_is_not_read(project, build):
    """Sphinx reads pickles, and one from a repository may be the code of anybody."""
    build()
    (kept,) = (project / ".clausebook_cache").glob("html-*")
    trap, sprung = kept / "environment.pickle", project / "sprung"
    trap.write_bytes(pickle.dumps(_Trap(sprung)))
    digest = hashlib.blake2b(trap.read_bytes()).hexdigest()
    (kept / "environment.sum").write_text(f"{digest} {kept.stat().st_ino}")
    git(project, "init", "-q")
    git(project, "add", "--force", ".clausebook_cache")

    _, told = build(code=2)
    assert not sprung.exists()
    assert f"{kept}: is kept by git" in told

    git(project, "rm", "-r", "-q", "--cached", ".clausebook_cache")
    build()
    assert sprung.exists(), "the trap works where nobody looks"


def test_a_link_does_not_lead_out_of_the_project(project, build):
    """A repository may bring the link, and another manual may lie at its end."""
    build("--output", "../other")
    other = project.parent / "other"
    (project / "_build").mkdir()
    (project / "_build" / "html").symlink_to(other)
    before = sorted(other.rglob("*"))
    _, told = build("--clean", code=2)
    assert "_build/html: leads out of the project" in told
    assert sorted(other.rglob("*")) == before


class _Trap:
    """An object whose pickle makes a file when it is read."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def __reduce__(self) -> tuple[Callable[[Path], None], tuple[Path]]:
        return Path.touch, (self._place,)


def test_without_configuration(project, build):
    (project / "conf.py").unlink()
    build("--output", "elsewhere/manual")
    assert (project / "elsewhere" / "manual" / "policies" / "roles.html").is_file()


def test_a_part_that_cannot_be_made_fails_until_it_is_mended(project, build):
    page = project / "docs" / "index.md"
    sound = page.read_text(encoding="utf-8")
    page.write_text(f"{sound}\n```{{qms:golden-thread}} NED-9999\n```\n", encoding="utf-8")
    line = len(sound.splitlines()) + 2
    for _ in range(2):
        _, told = build(code=1)
        assert f"index.md:{line}: ERROR" in told
        assert "no record has the id 'NED-9999'" in told
    page.write_text(sound, encoding="utf-8")
    _, told = build()
    assert told == ""


def test_strict(project, build):
    index = project / "docs" / "index.md"
    index.write_text(
        index.read_text(encoding="utf-8") + "\n[nowhere](nowhere.md)\n", encoding="utf-8"
    )
    _, err = build()
    assert "nowhere" in err
    assert "\x1b" not in err
    build("--strict", "--clean", code=1)


@pytest.mark.parametrize("output", [".", "..", "docs/html", "policies"])
def test_output_is_kept_apart(output, project, build):
    out, err = build("--output", output, "--clean", code=2)
    assert out == ""
    assert "the manual needs a folder of its own, such as _build/html" in err
    assert (project / "docs" / "index.md").is_file()


def test_foreign_folder_is_left_alone(project, build):
    (project / "mine").mkdir()
    (project / "mine" / "thesis.txt").write_text("mine", encoding="utf-8")
    _, err = build("--output", "mine", "--clean", code=2)
    assert "holds other files than a manual" in err
    assert (project / "mine" / "thesis.txt").is_file()


def test_nothing_to_publish(empty, build):
    _, err = build(code=2)
    assert (
        err
        == "clausebook: error: there is neither conf.py nor docs/index.md; 'clausebook init' writes both\n"
    )


@pytest.mark.parametrize(
    "conf", ["extensions = [", "raise RuntimeError('x')", "extensions = ['clausebook.nowhere']"]
)
def test_broken_configuration(conf, project, build):
    (project / "conf.py").write_text(conf + "\n", encoding="utf-8")
    _, err = build(code=2)
    assert err.startswith("clausebook: error: ")
    assert err.count("\n") == 1


def test_theme_that_is_not_installed(project, build):
    (project / "conf.py").write_text("extensions = ['furo_is_not_here']\n", encoding="utf-8")
    _, err = build(code=2)
    assert (
        err
        == "clausebook: error: publishing needs furo_is_not_here: pip install 'clausebook[sphinx]'\n"
    )


def test_without_sphinx(project, run, monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "sphinx" else find(name)
    )
    done = run("build")
    assert done == (
        2,
        "",
        "clausebook: error: publishing needs sphinx: pip install 'clausebook[sphinx]'\n",
    )


def test_another_language_in_parallel_and_back(project, build):
    build("--language", "de", "--jobs", "2")
    page = project / "_build" / "html" / "policies" / "quality-policy.html"
    assert "Ausdruck unterliegt nicht der Lenkung" in page.read_text(encoding="utf-8")
    build()
    assert "Uncontrolled when printed" in page.read_text(encoding="utf-8")


def test_the_notice_speaks_the_language_that_conf_names(project, build):
    settings = project / "conf.py"
    settings.write_text(f"{settings.read_text('utf-8')}language = 'de'\n", encoding="utf-8")
    build("--as-of", "2026-12-24")
    page = (project / "_build/html/policies/quality-policy.html").read_text(encoding="utf-8")
    assert "Es ist nicht das heutige Handbuch." in page
    assert "This manual shows" not in page
