"""What is shipped, locked and tracked."""

import hashlib
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import clausebook

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# Written in pieces, so that this file does not find itself.
_HOSTS = (
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("npmjs", "org"),
    ("npmjs", "com"),
    ("debian", "org"),
    ("crates", "io"),
    ("golang", "org"),
)
_FOLDERS = ("work", "tmp", "root", "opt", "home", "Users")
FOREIGN = re.compile(
    "|".join(rf"\b{name}\.{domain}\b" for name, domain in _HOSTS)
    + "|"
    + "|".join(rf"(?<![\w.~$}})\]*/-])/{folder}/\w" for folder in _FOLDERS)
)


def run(*arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        arguments, cwd=ROOT, input=text, capture_output=True, text=True, check=False
    )


def tracked() -> Iterator[Path]:
    """Every file that is or would be committed."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    if listed.returncode:
        pytest.skip("not a git checkout")
    return (path for name in listed.stdout.split("\0") if (path := ROOT / name).is_file())


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


@pytest.fixture(scope="session")
def metadata(wheel: zipfile.ZipFile) -> Message:
    (name,) = (n for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))
    return Parser().parsestr(wheel.read(name).decode())


def locked(path: Path) -> dict[str, Requirement]:
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [Requirement(line.rstrip(" \\")) for line in lines if not line.startswith(" ")]
    return {canonicalize_name(requirement.name): requirement for requirement in found}


def pin(requirement: Requirement) -> Version:
    (specifier,) = requirement.specifier
    assert specifier.operator == "=="
    return Version(specifier.version)


@pytest.mark.parametrize(
    "text",
    [
        "https://" + "pypi" + ".org/simple",
        "see files." + "pythonhosted" + ".org",
        '"/' + 'tmp/place"',
        "cd /" + "work/main",
        "/" + "home/ann/qms",
    ],
)
def test_a_registry_and_a_machine_path_are_recognised(text: str):
    assert FOREIGN.search(text)


@pytest.mark.parametrize("text", ["policies/work/a.yaml", "../tmp/a", "$HOME/work/a", "pypi"])
def test_an_ordinary_path_is_left_alone(text: str):
    assert not FOREIGN.search(text)


def test_tracked_files_name_no_registry_and_no_machine_path():
    found = []
    for path in tracked():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        found += [
            f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
            for number, line in enumerate(lines, 1)
            if FOREIGN.search(line)
        ]

    assert found == []


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_each_locked_version_has_a_hash_and_nothing_else(path: Path):
    entry = re.compile(
        r"(?P<name>[a-z0-9][a-z0-9-]*)==[0-9][0-9a-z.]*(?: ; [\w.<>=!' ]+)?"
        r"(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n"
    )
    text = path.read_text(encoding="utf-8")

    assert text
    assert entry.sub("", text) == ""


def test_the_locks_are_those_that_the_makefile_writes():
    written = re.findall(
        r"-o requirements/(\w+)\.txt", (ROOT / "Makefile").read_text(encoding="utf-8")
    )

    assert sorted(written) == [path.stem for path in LOCKS]


@pytest.mark.parametrize(("smaller", "larger"), [("run", "manual"), ("manual", "dev")])
def test_a_smaller_lock_agrees_with_the_larger(smaller: str, larger: str):
    part, whole = (locked(ROOT / "requirements" / f"{name}.txt") for name in (smaller, larger))

    assert {name: pin(part[name]) for name in part} == {
        name: pin(whole[name]) for name in part if name in whole
    }


@pytest.mark.parametrize("name", ["manual", "dev", "lowest"])
def test_the_locks_hold_what_the_project_asks_for(name: str):
    lock = locked(ROOT / "requirements" / f"{name}.txt")
    project = PROJECT["project"]
    asked = project["dependencies"] + project["optional-dependencies"]["sphinx"]
    if name == "dev":
        groups = PROJECT["dependency-groups"]
        asked += [r for g in ("build", "test", "dev") for r in groups[g] if isinstance(r, str)]

    for requirement in map(Requirement, asked):
        assert pin(lock[canonicalize_name(requirement.name)]) in requirement.specifier


def test_the_lowest_lock_holds_the_lower_bounds():
    lock = locked(ROOT / "requirements" / "lowest.txt")
    project = PROJECT["project"]

    for text in project["dependencies"] + project["optional-dependencies"]["sphinx"]:
        requirement = Requirement(text)
        (bound,) = requirement.specifier
        assert pin(lock[canonicalize_name(requirement.name)]) == Version(bound.version)


def test_the_wheel_carries_package_schemas_and_type_marker_only(wheel: zipfile.ZipFile):
    names = set(wheel.namelist())
    schemas = {
        f"clausebook/schemas/{path.relative_to(ROOT / 'schemas').as_posix()}"
        for path in (ROOT / "schemas").rglob("*")
        if path.is_file()
    }

    assert schemas
    assert names >= schemas
    assert "clausebook/py.typed" in names
    assert {name.split("/")[0] for name in names} == {
        "clausebook",
        f"clausebook-{clausebook.__version__}.dist-info",
    }


def test_the_wheel_says_what_it_is(metadata: Message, wheel: zipfile.ZipFile):
    (entry_points,) = (n for n in wheel.namelist() if n.endswith("entry_points.txt"))
    runtime = [r for r in metadata.get_all("Requires-Dist", []) if "extra ==" not in r]

    assert metadata["Name"] == "clausebook"
    assert metadata["Version"] == clausebook.__version__
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "Apache-2.0"
    extras = ["dask", "lsp", "pdf", "sphinx", "xlsx"]
    assert sorted(metadata.get_all("Provides-Extra", [])) == extras
    assert {canonicalize_name(Requirement(r).name) for r in runtime} == {
        "jsonschema",
        "jsonschema-rs",
        "phonenumberslite",
        "python-stdnum",
        "pyyaml",
    }
    assert "clausebook = clausebook.cli:main" in wheel.read(entry_points).decode()


def test_the_changelog_knows_the_version():
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.findall(r"^## \[?([0-9.]+)", changes, re.MULTILINE)[0] == clausebook.__version__


def test_the_licence_is_apache_2_unchanged():
    text = (ROOT / "LICENSE").read_bytes().replace(b"\r\n", b"\n")

    assert hashlib.sha256(text).hexdigest() == (
        "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"
    )


@pytest.mark.parametrize(
    "source", ["import linter.clausebook\n", "from linter import clausebook\n"]
)
def test_the_source_folder_is_no_package_to_import(source: str):
    checked = run(
        sys.executable,
        *("-m", "ruff", "check", "--no-cache", "--select", "TID251", "--output-format", "concise"),
        *("--stdin-filename", "linter/clausebook/probe.py", "-"),
        text=source,
    )

    assert checked.returncode == 1
    assert "TID251 `linter" in checked.stdout


def test_the_records_are_judged_at_one_date_everywhere():
    (date,) = re.findall(
        r"^AS_OF := (\S+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    conf = (ROOT / "conf.py").read_text(encoding="utf-8")
    assert f'clausebook_as_of = "{date}"' in conf
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")

    assert set(re.findall(r"--as-of (\S+)", workflow)) == {date}
