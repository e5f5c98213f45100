"""The lint that keeps what did not change in memory finds what one from nothing finds."""

import argparse
import json
import random
import shutil
from dataclasses import replace
from datetime import date

import pytest

from clausebook.cli.serving.building import _show
from clausebook.cli.serving.checking import Checks, difference
from clausebook.cli.serving.files import content_type, file_of
from clausebook.cli.serving.telling import follow_up
from clausebook.cli.serving.watching import Watched
from clausebook.project import ProjectFault
from clausebook.reports import reporter
from tests.cli.controlled import stop_clock
from tests.differential.project import OVERLAY

DAY = "2026-11-22"


@pytest.fixture
def arguments():
    return argparse.Namespace(as_of=date.fromisoformat(DAY))


def anew(run):
    """Return the findings of a lint that remembers nothing."""
    told = json.loads(run("lint", "--no-cache", "--as-of", DAY, "--format", "json").out)
    return told["diagnostics"], told["documents"], told["records"]


def warm(found):
    told = json.loads(reporter("json")(found.result))
    return told["diagnostics"], told["documents"], told["records"]


def files_of(root):
    return sorted(place for place in (root / "policies").rglob("*.yaml"))


def break_it(root, chance):
    """Make one edit of those that people make, and return nothing."""
    place = chance.choice(files_of(root))
    text = place.read_text(encoding="utf-8")
    kind = chance.randrange(5)
    if kind == 0:
        lines = text.splitlines(keepends=True)
        del lines[chance.randrange(len(lines))]
        place.write_text("".join(lines), encoding="utf-8")
    elif kind == 1:
        place.rename(place.with_name(f"moved-{chance.randrange(1000)}.yaml"))
    elif kind == 2:
        shutil.copy(place, place.with_name(f"copy-{chance.randrange(1000)}.yaml"))
    elif kind == 3 and len(files_of(root)) > 3:
        place.unlink()
    else:
        place.write_text(f"# noted\n{text}", encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_edit_it_finds_what_a_lint_from_nothing_finds(
    seed, base_in_git, run, arguments, monkeypatch
):
    stop_clock(monkeypatch)
    chance = random.Random(seed)
    watched = Watched(base_in_git, (), lambda: DAY)
    checks = Checks(arguments)
    checks.check(())
    for _ in range(8):
        break_it(base_in_git, chance)
        assert warm(checks.check(watched.edits())) == anew(run)


def test_a_file_that_did_not_change_is_not_read_again(project, arguments, monkeypatch):
    checks = Checks(arguments)
    before = checks.check(())
    read = []

    def reading(files, path):
        read.append(path)
        return (files.root / path).read_bytes()

    monkeypatch.setattr("clausebook.project.WorkingTree.read", reading)
    place = project / "policies/people.yaml"
    place.write_text(place.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    after = checks.check({"policies/people.yaml"})
    assert [path for path in read if path.startswith("policies/")] == ["policies/people.yaml"]
    assert warm(before) == warm(after)


def test_a_finding_that_only_moves_is_neither_new_nor_gone(project, arguments):
    checks = Checks(arguments)
    place = project / "policies/people.yaml"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("kind: register", "kind: registre"), encoding="utf-8")
    before = checks.check(()).result
    place.write_text(
        "# a line\n" + text.replace("kind: register", "kind: registre"), encoding="utf-8"
    )
    after = checks.check({"policies/people.yaml"}).result
    assert before.report.diagnostics != after.report.diagnostics
    assert difference(before.report, after.report) == ((), ())
    assert follow_up(before.report, after).startswith("\n0 new, 0 gone; now 1 error")


def test_of_two_that_are_alike_one_can_go(project, arguments):
    checks = Checks(arguments)
    report = checks.check(()).result.report
    place = project / "policies/people.yaml"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("kind: register", "kind: registre"), encoding="utf-8")
    (one,) = checks.check({"policies/people.yaml"}).result.report.diagnostics
    two = replace(report, diagnostics=(one, one))
    assert difference(two, replace(report, diagnostics=(one,))) == ((), (one,))
    assert difference(replace(report, diagnostics=(one,)), two) == ((one,), ())


def test_another_configuration_holds_at_once(project, arguments):
    checks = Checks(arguments)
    place = project / "policies/people.yaml"
    place.write_text(
        place.read_text(encoding="utf-8").replace("kind: register", "kind: registre"),
        encoding="utf-8",
    )
    assert checks.check(()).result.diagnostics
    settings = project / "clausebook.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'exclude = ["policies/people.yaml"]\n{text}', encoding="utf-8")
    found = checks.check({"clausebook.toml"}).result
    assert "STR107" not in {one.code for one in found.diagnostics}


def test_schemas_among_the_records_hold_at_once(project, arguments):
    schema = project / "policies/schemas/8.1/gauge.schema.json"
    schema.parent.mkdir(parents=True)
    schema.write_text(OVERLAY, encoding="utf-8")
    settings = project / "clausebook.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'schemas = ["policies/schemas"]\n{text}', encoding="utf-8")
    checks = Checks(arguments)
    checks.check(())
    schema.write_text("{", encoding="utf-8")
    with pytest.raises(ProjectFault, match=r"gauge\.schema\.json"):
        checks.check({"policies/schemas/8.1/gauge.schema.json"})


def test_edits_are_seen_whatever_they_are(project):
    days = iter([DAY, DAY, DAY, DAY, DAY, DAY, DAY, "2026-11-23", "2026-11-23"])
    watched = Watched(project, (project / ".git/HEAD",), lambda: next(days))
    assert watched.edits() == frozenset()
    (project / "policies/new.yaml").write_text("kind: risk\n", encoding="utf-8")
    (project / "policies/.new.yaml.swp").write_text("", encoding="utf-8")
    (project / "policies/new.yaml~").write_text("", encoding="utf-8")
    assert watched.edits() == {"policies/new.yaml"}
    (project / "policies/.hidden.yaml").write_text("", encoding="utf-8")
    assert watched.edits() == {"policies/.hidden.yaml"}
    (project / "policies/new.yaml").rename(project / "policies/old.yaml")
    assert watched.edits() == {"policies/new.yaml", "policies/old.yaml"}
    (project / "_build").mkdir()
    (project / "_build/x.html").write_text("", encoding="utf-8")
    assert watched.edits() == frozenset()
    (project / ".git").mkdir()
    (project / ".git/HEAD").write_text("", encoding="utf-8")
    assert watched.edits() == {str(project / ".git/HEAD")}
    assert watched.edits() == {""}
    assert watched.edits() == frozenset()


def test_only_what_changed_is_copied_and_what_is_gone_goes(tmp_path):
    made, shown = tmp_path / "made", tmp_path / "shown"
    (made / "a").mkdir(parents=True)
    shown.mkdir()
    for name in ("a/one.html", "two.html", ".hidden"):
        (made / name).write_text(name, encoding="utf-8")
    _show(made, shown)
    assert {p.relative_to(shown).as_posix() for p in shown.rglob("*.html")} == {
        "a/one.html",
        "two.html",
    }
    kept = (shown / "two.html").stat().st_ino
    (made / "a/one.html").write_text("other", encoding="utf-8")
    _show(made, shown)
    assert (shown / "a/one.html").read_text(encoding="utf-8") == "other"
    assert (shown / "two.html").stat().st_ino == kept
    (made / "two.html").unlink()
    _show(made, shown)
    assert [p.name for p in shown.rglob("*") if p.is_file()] == ["one.html"]


def test_a_file_may_take_the_place_of_a_folder(tmp_path):
    made, shown = tmp_path / "made", tmp_path / "shown"
    (made / "x").mkdir(parents=True)
    shown.mkdir()
    (made / "x/a.html").write_text("a", encoding="utf-8")
    _show(made, shown)
    (made / "x/a.html").unlink()
    (made / "x").rmdir()
    (made / "x").write_text("x", encoding="utf-8")
    _show(made, shown)
    assert (shown / "x").read_text(encoding="utf-8") == "x"


def test_an_address_means_a_file_of_the_folder_or_none(tmp_path):
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    for name in ("index.html", "sub/index.html", "ä b.html"):
        (root / name).write_text("", encoding="utf-8")
    (tmp_path / "out.html").write_text("", encoding="utf-8")
    assert file_of(root, "/") == root / "index.html"
    assert file_of(root, "/sub/") == root / "sub/index.html"
    assert file_of(root, "/%C3%A4%20b.html") == root / "ä b.html"
    for path in ("", "index.html", "/../out.html", "/sub", "/%2e%2e/out.html", "/C:/x", "/x%00"):
        assert file_of(root, path) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.JS", "text/javascript; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.woff2", "font/woff2"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("objects.inv", "application/octet-stream"),
    ],
)
def test_a_file_has_its_type_on_every_machine(tmp_path, name, kind):
    assert content_type(tmp_path / name) == kind
