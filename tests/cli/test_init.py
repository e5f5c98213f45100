"""``clausebook init``: the smallest QMS that lints and publishes."""

import tomllib

import pytest

WRITTEN = {
    ".gitattributes",
    ".gitignore",
    ".pre-commit-config.yaml",
    "README.md",
    "clausebook.toml",
    "conf.py",
    "docs/calendar.md",
    "docs/changes.md",
    "docs/coverage.md",
    "docs/customers.md",
    "docs/documents.md",
    "docs/index.md",
    "docs/leadership.md",
    "docs/performance.md",
    "docs/roles.md",
    "docs/status.md",
    "policies/people.yaml",
    "policies/quality-policy.yaml",
    "policies/roles.yaml",
}


def files(root) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_writes_and_lints(empty, run):
    done = run("init", "--name", 'Halde "Sensors" \\ Söhne')

    assert (done.code, done.err) == (0, "")
    assert set(files(empty)) == WRITTEN
    assert all(f"wrote  {name}\n" in done.out for name in WRITTEN)
    assert not any(b"\r" in content or b"$" in content for content in files(empty).values())
    assert ".*.new" in (empty / ".gitignore").read_text(encoding="utf-8").splitlines()
    settings = tomllib.loads((empty / "clausebook.toml").read_text(encoding="utf-8"))
    assert settings["name"] == 'Halde "Sensors" \\ Söhne'
    for profile in ("minimal", "standard", "strict"):
        checked = run("lint", "--profile", profile, "--fail-on", "info")
        assert checked.code == 0, checked.out


def test_in_another_folder(empty, run):
    done = run("init", "my qms/quality")

    assert "next: cd my qms/quality, then clausebook lint" in done.out
    assert set(files(empty / "my qms" / "quality")) == WRITTEN
    assert 'name = "quality"' in (empty / "my qms" / "quality" / "clausebook.toml").read_text(
        encoding="utf-8"
    )


def test_keeps_what_is_there(empty, run):
    (empty / "docs").mkdir()
    (empty / "docs" / "index.md").write_text("# Mine\n", encoding="utf-8")
    (empty / ".gitignore").write_text("mine\n", encoding="utf-8")

    done = run("init")

    assert "kept   docs/index.md\n" in done.out
    assert "kept   .gitignore\n" in done.out
    assert "wrote  conf.py\n" in done.out
    assert (empty / "docs" / "index.md").read_text(encoding="utf-8") == "# Mine\n"
    assert (empty / ".gitignore").read_text(encoding="utf-8") == "mine\n"


def test_twice_changes_nothing(empty, run):
    run("init")
    before = files(empty)

    done = run("init", "--name", "Another")

    assert done.code == 0
    assert "wrote" not in done.out
    assert files(empty) == before


def test_configuration_in_pyproject_is_not_hidden(empty, run):
    (empty / "pyproject.toml").write_text('[tool.clausebook]\nname = "Mine"\n', encoding="utf-8")

    run("init")

    assert not (empty / "clausebook.toml").exists()
    assert run("lint").code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["file"], "file: is not a folder"),
        (["--name", "a\x1bb"], "--name: give a name whose characters can all be shown"),
    ],
)
def test_misused(arguments, says, empty, run):
    (empty / "file").write_text("", encoding="utf-8")

    done = run("init", *arguments)

    assert done == (2, "", f"clausebook: error: {says}\n")
    assert set(files(empty)) == {"file"}
