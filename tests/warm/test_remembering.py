"""What a lint remembers: told again while it holds, and never believed where it may not."""

import gc
import random
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from clausebook.cache import digest_of_schemas
from clausebook.cli import main
from clausebook.declared import plug_ins
from clausebook.history import History, Signature
from clausebook.past import Past
from clausebook.project import WorkingTree
from clausebook.reports import format_names
from clausebook.schema import SchemaLibrary, load_schemas
from clausebook.warm import LintMemory, Watch
from tests.differential.project import CONFIGURATION, Edited, make_project

DAY = "2026-06-30"
TICK = 0.012


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edited:
    """The base QMS with a finding, in git, in the working folder."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setattr("clausebook.warm.stamps._FINE", int(TICK * 0.8e9))
    project = make_project(tmp_path / "qms", random.Random(1))
    register = project.root / "policies" / "risks.yaml"
    project.write(register, project.text(register).replace("cause: ", "cause: TBD ", 1))
    monkeypatch.chdir(project.root)
    time.sleep(TICK)
    return project


@pytest.fixture
def lint(capsys):
    def lint(*arguments: str) -> tuple[int, str, str]:
        time.sleep(TICK)
        code = main(["lint", "--as-of", DAY, *arguments])
        return (code, *capsys.readouterr())

    return lint


@pytest.fixture
def recalled(monkeypatch) -> list[bool]:
    """Whether each lint found its answer in memory."""
    found: list[bool] = []
    recall = LintMemory.recall

    def counted(memory):
        answer = recall(memory)
        found.append(answer is not None)
        return answer

    monkeypatch.setattr(LintMemory, "recall", counted)
    return found


def answers(project: Edited) -> list[Path]:
    return sorted((project.root / ".clausebook_cache").glob("lint-*"))


@pytest.mark.parametrize("name", format_names())
def test_each_format_says_the_same(name, project, lint, recalled):
    cold = lint("--format", name, "--no-cache")
    assert lint("--format", name) == cold
    assert lint("--format", name) == cold
    assert cold[0] == 0 or "TBD" in cold[1] or name == "statistics"
    assert recalled == ([] if name == "sarif" else [False, True])


def test_one_answer_serves_all_ways_to_show_it(project, lint, recalled):
    lint()
    for shown in (["policies/risks.yaml"], ["--exit-zero"], ["--format", "json"]):
        assert lint(*shown) == lint(*shown, "--no-cache")
    assert recalled == [False, True, True, True]


def test_another_question_is_another_answer(project, lint, recalled):
    asked = (["--select", "RSK"], ["--profile", "strict"], ["--staged"], ["--base", "HEAD~1"])
    for question in (*asked, *asked):
        assert lint(*question) == lint(*question, "--no-cache")
    assert recalled == [False] * 4 + [True] * 4


def test_tomorrow_everything_may_be_otherwise(project, lint, recalled):
    lint()
    assert lint("--as-of", "2026-07-01") == lint("--as-of", "2026-07-01", "--no-cache")
    assert recalled == [False, False]


def test_few_answers_are_kept(project, lint):
    for area in ("RSK", "DOC", "REF", "WRD", "STR", "CUS", "NCR", "REQ", "CTX", "OBJ"):
        lint("--select", area)
    assert len(answers(project)) == 8


def test_when_nothing_changed_nothing_is_read(project, lint):
    lint()
    code = (
        "import sys; from clausebook.cli import main; "
        f"main(['lint', '--as-of', '{DAY}']); print(*sys.modules, file=sys.stderr)"
    )
    for _ in range(2):  # the first finds another program: its path begins otherwise
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        time.sleep(TICK)
    loaded = set(done.stderr.decode().split())
    heavy = {"yaml", "jsonschema_rs", "json", "clausebook.corpus", "clausebook.rules"}
    assert loaded & (heavy | {"clausebook.engine", "clausebook.document"}) == set()


def test_a_change_within_the_time_that_a_stamp_can_tell_is_noticed(
    project, lint, recalled, monkeypatch
):
    """As on a file system with coarse times: the stamp stays the same, the content does not."""
    register = project.root / "policies" / "risks.yaml"
    for user in ("watching", "memory", "documents"):
        monkeypatch.setattr(f"clausebook.warm.{user}.stamp", lambda *_, **__: (0, 0, 2**62, 2**62))
    first = lint()
    assert lint() == first
    project.write(register, project.text(register).replace("TBD", "TBC"))
    assert lint() == lint("--no-cache")
    assert recalled == [False, True, False]


def test_a_configuration_that_was_just_written_is_not_yet_trusted(project, lint, monkeypatch):
    monkeypatch.setattr("clausebook.warm.stamps._FINE", 3600 * 10**9)
    lint()
    assert answers(project) == []


def test_what_somebody_committed_is_not_believed(project, lint, recalled):
    lint()
    project.git("add", "-f", ".clausebook_cache")
    assert lint() == lint("--no-cache")
    assert recalled == [False, False]


def test_what_came_with_a_copy_is_not_believed(project, lint, recalled, monkeypatch):
    lint()
    copied = project.root.parent / "copy"
    shutil.copytree(project.root, copied, symlinks=True)
    (project.root / "x").mkdir()
    monkeypatch.chdir(copied)
    assert lint() == lint("--no-cache")
    assert recalled == [False, False]


def test_a_document_that_can_be_read_no_more_is_forgotten(project, lint):
    """Found by the differential test: rules took it for what it had been."""
    place = project.root / "policies" / "customers.yaml"
    lint()
    place.unlink()
    place.mkdir()
    assert lint() == lint("--no-cache")
    place.rmdir()
    project.git("checkout", "-q", "policies")
    assert lint() == lint("--no-cache")


def test_a_staged_link_is_not_what_lies_in_the_folder(project, lint):
    register = project.root / "policies" / "risks.yaml"
    (register.parent / "linked.yaml").symlink_to(register.name)
    project.git("add", "policies")
    project.write(register, project.text(register).replace("TBD", "quickly"))
    for question in ([], ["--staged"], []):
        assert lint(*question) == lint(*question, "--no-cache")
    shutil.rmtree(project.root / ".clausebook_cache")
    for question in (["--staged"], []):
        assert lint(*question) == lint(*question, "--no-cache")


def test_where_a_project_lies_is_not_remembered_where_nobody_said_it(project, lint, recalled):
    """Its folder is guessed without a configuration, and one above changes that."""
    (project.root / "clausebook.toml").unlink()
    shared = project.root / "pyproject.toml"
    shared.write_text('[project]\nname = "x"\n')
    lint()
    assert recalled == []
    shared.write_text('[project]\ndependencies = ["clausebook"]\n')
    assert lint() == lint()
    (project.root.parent / "clausebook.toml").write_text('ignore = ["WRD"]\n')
    assert lint() == lint("--no-cache")
    assert recalled == [False] * 3
    assert answers(project) == []


def test_hooks_of_one_commit_after_the_other_share_it(project, lint, recalled, monkeypatch):
    lint("--staged")
    for number in range(2):
        index = project.root.parent / f"index{number}"
        shutil.copy(project.root / ".git" / "index", index)
        monkeypatch.setenv("GIT_AUTHOR_DATE", f"@{number} +0000")
        monkeypatch.setenv("GIT_INDEX_FILE", str(index))
        assert lint("--staged") == lint("--staged", "--no-cache")
    project.git("rm", "-q", "--cached", "policies/customers.yaml")
    shutil.copy(project.root / ".git" / "index", index)
    assert lint("--staged") == lint("--staged", "--no-cache")
    assert recalled == [False, True, True, False]


def test_a_base_that_is_gone_is_told_whether_a_rule_looks_or_not(project, lint, recalled):
    project.git("branch", "side", "HEAD~1")
    question = ["--select", "RSK", "--base", "side"]
    assert lint(*question) == lint(*question)
    project.git("branch", "-D", "side")
    assert lint(*question) == lint(*question, "--no-cache")
    assert recalled == [False, True, False]


@pytest.mark.parametrize("how", ["file", "link", "damaged", "older"])
def test_a_cache_that_cannot_be_used_is_no_matter(how, project, lint, recalled):
    cache = project.root / ".clausebook_cache"
    lint()
    if how in ("file", "link"):
        shutil.rmtree(cache)
        cache.write_text("x") if how == "file" else cache.symlink_to(project.root.parent)
    for place in cache.glob("*-*") if how in ("damaged", "older") else ():
        data = place.read_bytes()
        place.write_bytes(data[:-1] + b"!" if how == "damaged" else b"0.0" + data)
    assert lint() == lint("--no-cache")
    assert recalled == [False, False]


def test_a_cache_that_one_may_not_look_into_is_no_matter(project, lint, monkeypatch):
    """As where root made it; whoever runs these tests as root may look into everything."""
    cold = lint("--no-cache")
    lint()
    look = Path.is_file

    def refuse(place: Path) -> bool:
        if place.parent.name == ".clausebook_cache":
            raise PermissionError(13, "Permission denied", str(place))
        return look(place)

    monkeypatch.setattr(Path, "is_file", refuse)
    assert lint() == cold


def test_an_answer_of_another_program_is_not_told(project, lint, recalled, monkeypatch):
    lint()
    monkeypatch.setattr("clausebook.warm.surroundings.__version__", "0.0.0")
    lint()
    assert recalled == [False, False]


def test_without_a_cache_nothing_is_kept(project, lint):
    lint("--no-cache")
    assert not (project.root / ".clausebook_cache").exists()


def test_code_of_others_is_run_each_time(project, lint, recalled, monkeypatch):
    point = EntryPoint("acme", "tests.warm.plugged:RULES", plug_ins.GROUP)
    monkeypatch.setattr(plug_ins, "entry_points", lambda **_: [point])
    project.write(project.root / "clausebook.toml", f'{CONFIGURATION}plug-ins = ["acme"]\n')
    assert "called 1 times" in lint("--select", "ACM001")[1]
    assert "called 2 times" in lint("--select", "ACM001")[1]
    assert recalled == [False, False]


def test_two_at_once_say_the_same(project, lint):
    cold = lint("--no-cache")
    command = [sys.executable, "-m", "clausebook", "lint", "--as-of", DAY]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
    assert [one.communicate()[0].decode() for one in both] == [cold[1]] * 2
    assert lint() == cold


def test_the_order_of_fields_tells_schemas_apart():
    """It is that of the links which rules are given."""
    ours = load_schemas().schemas
    turned = {
        address: {**one, "properties": dict(reversed(one.get("properties", {}).items()))}
        for address, one in ours.items()
    }
    assert digest_of_schemas(SchemaLibrary(ours)) == digest_of_schemas(load_schemas())
    assert digest_of_schemas(SchemaLibrary(turned)) != digest_of_schemas(load_schemas())


def test_what_a_lint_made_can_be_let_go_by_who_goes_on(project, lint):
    lint("--no-cache")
    assert gc.get_freeze_count() == 0


class TestWatch:
    """A lint that looked at what may change unseen is not remembered."""

    def test_the_first_look_at_a_file_counts(self, tmp_path):
        watch = Watch(tmp_path, 10**18 + 1, lambda: None)
        place = tmp_path / "a.txt"
        place.write_text("one")
        files = watch.files(WorkingTree(tmp_path))
        files.read("a.txt")
        first = dict(watch.read)
        place.write_text("another")
        files.read("a.txt")
        assert watch.read == first
        assert first["a.txt"][1]

    @pytest.fixture
    def watched(self):
        watch = Watch(Path("/nowhere"), 1, lambda: "state")
        history = replace(
            History(),
            contents=lambda ids: {i: b"" for i in ids if i != "missing"},
            signatures=lambda ids: dict.fromkeys(ids, Signature("good")),
        )
        past = watch.past(lambda: Past(history, load_schemas()))()
        assert past is not None
        return watch, past

    def test_commits_and_contents_stay_what_they_are(self, watched):
        watch, past = watched
        assert past.history.contents(["a"]) == {"a": b""}
        assert watch.is_certain
        assert watch.known_repository() == "state"

    def test_a_signature_holds_as_long_as_its_key(self, watched):
        watch, past = watched
        past.history.signatures(["a"])
        assert not watch.is_certain
        assert watch.known_repository() is None

    def test_what_a_clone_lacks_may_be_fetched(self, watched):
        watch, past = watched
        past.history.contents(["a", "missing"])
        assert not watch.is_certain
