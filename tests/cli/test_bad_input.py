"""Whatever lies in the folder gets a finding with place and remedy, and harms nothing."""

import itertools
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.cli.records import risk

SOUND = risk().encode()


class Bad(NamedTuple):
    """What is put into a file, and the finding that it must get: rule, line and column."""

    content: bytes | Callable[[Path], None]
    code: str
    line: int
    column: int
    says: str


def _nested(opening: str, levels: int = 100_000) -> bytes:
    return ("kind: risk\nvalue: " + opening * levels).encode()


def _block(levels: int = 100_000) -> bytes:
    return ("kind: risk\nvalue:\n  " + "- " * levels + "x\n").encode()


def _laughs() -> bytes:
    lines = ["kind: risk", "a: &a [x, x, x, x, x, x, x, x, x, x]"]
    names = "abcdefghij"
    for before, name in itertools.pairwise(names):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]")
    return "\n".join(lines).encode()


def _loop(place: Path) -> None:
    other = place.with_name("other-link.txt")
    place.symlink_to(other.name)
    other.symlink_to(place.name)


def _out(place: Path) -> None:
    outside = place.parents[2] / "outside.yaml"
    outside.write_bytes(SOUND)
    place.symlink_to(outside)


BAD = {
    "empty": Bad(b"", "STR202", 1, 1, "the file is empty"),
    "only-comments": Bad(b"# nothing\n# at all\n", "STR202", 1, 1, "holds only comments"),
    "list": Bad(b"- a\n- b\n", "STR107", 1, 1, "holds a list"),
    "scalar": Bad(b"just words\n", "STR107", 1, 1, "holds a single value"),
    "duplicate-key": Bad(SOUND + b"cause: again\n", "STR203", 11, 1, "'cause'"),
    "tab": Bad(
        SOUND.replace(b"affects: {none", b"affects:\n\tnone").replace(b"}", b""),
        "STR202",
        11,
        1,
        "tab",
    ),
    "unclosed-quote": Bad(SOUND.replace(b"event: ", b'event: "'), "STR202", 8, 8, "quote"),
    "byte-order-mark": Bad(b"\xef\xbb\xbf" + SOUND, "STR205", 1, 1, "byte order mark"),
    "carriage-returns": Bad(SOUND.replace(b"\n", b"\r\n"), "STR205", 1, 1, "carriage return"),
    "latin-1": Bad(SOUND.replace(b"late", b"sp\xe4t"), "STR201", 3, 24, "not UTF-8"),
    "utf-16": Bad(SOUND.decode().encode("utf-16"), "STR201", 1, 1, "UTF-16"),
    "nul": Bad(SOUND.replace(b"late", b"l\0te"), "STR201", 3, 23, "NUL"),
    "60-megabytes": Bad(b"# a long file\n" * 4_300_000, "STR201", 1, 1, "bytes"),
    "deep-sequences": Bad(_nested("["), "STR204", 2, 0, "nested"),
    "deep-mappings": Bad(_nested("{a: "), "STR204", 2, 0, "nested"),
    "deep-block": Bad(_block(), "STR204", 3, 0, "nested"),
    "billion-laughs": Bad(_laughs(), "STR204", 0, 0, "alias"),
    "alias-in-itself": Bad(b"kind: &k [*k]\n", "STR204", 1, 0, "itself"),
    "unknown-tag": Bad(SOUND.replace(b"cause: ", b"cause: !secret "), "STR204", 7, 8, "tag"),
    "python-tag": Bad(
        SOUND.replace(b"cause: ", b"cause: !!python/object/apply:os.getcwd "), "STR204", 7, 8, "tag"
    ),
    "several-documents": Bad(SOUND + b"---\n" + SOUND, "STR204", 11, 1, "document"),
    "folder": Bad(lambda place: place.mkdir(), "STR201", 1, 1, "folder"),
    "link-loop": Bad(_loop, "STR201", 1, 1, "circle"),
    "link-out": Bad(_out, "STR201", 1, 1, "out of the project"),
    "dangling-link": Bad(
        lambda place: place.symlink_to("nowhere.yaml"), "STR201", 1, 1, "cannot be read"
    ),
    "unknown-kind": Bad(
        SOUND.replace(b"kind: risk", b"kind: rsik"), "STR107", 2, 7, "unknown kind 'rsik'"
    ),
    "no-kind": Bad(b"id: RSK-0001\ntitle: x\n", "STR107", 1, 1, "no 'kind'"),
    "kind-is-a-list": Bad(SOUND.replace(b"kind: risk", b"kind: [risk]"), "STR107", 2, 7, "'kind'"),
    "id-in-small-letters": Bad(SOUND.replace(b"RSK-0001", b"rsk-0001"), "STR104", 1, 5, "rsk-0001"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file(name: str, project: Path, run):
    bad = BAD[name]
    place = project / "policies" / "bad.yaml"
    if callable(bad.content):
        bad.content(place)
    else:
        place.write_bytes(bad.content)
    (project / "policies" / "other.yaml").write_text(risk(7, effetc="x"), encoding="utf-8")
    before = _tree(project)

    done = run("lint", "--format", "json")

    assert done.code == 1
    assert done.err == ""
    found: dict[str, list[dict[str, Any]]] = {}
    for diagnostic in json.loads(done.out)["diagnostics"]:
        found.setdefault(diagnostic["path"], []).append(diagnostic)
    assert [d["code"] for d in found["policies/other.yaml"]] == ["STR002"]
    mine = next(d for d in found["policies/bad.yaml"] if d["code"] == bad.code)
    assert bad.says in mine["message"]
    assert mine["hint"]
    assert mine["line"] == (bad.line or mine["line"])
    assert mine["column"] == (bad.column or mine["column"])
    assert set(found) == {"policies/bad.yaml", "policies/other.yaml"}
    assert _tree(project) == before


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_shown_to_people(name: str, project: Path, run):
    bad = BAD[name]
    place = project / "policies" / "bad.yaml"
    if callable(bad.content):
        bad.content(place)
    else:
        place.write_bytes(bad.content)

    done = run("lint", "policies/bad.yaml")

    assert done.code in (0, 1)
    assert done.err == ""
    assert f" {bad.code} " in done.out
    assert all(len(line) < 1000 for line in done.out.splitlines())
    assert all(line.isprintable() for line in done.out.splitlines())


def test_unreadable_file(project: Path, run, monkeypatch: pytest.MonkeyPatch):
    place = project / "policies" / "bad.yaml"
    place.write_bytes(SOUND)
    if os.name != "nt" and os.geteuid() != 0:
        place.chmod(0)
    else:

        def refuse(path: str, *how: Any, **ways: Any) -> Any:
            if path.endswith("bad.yaml"):
                raise PermissionError(13, "Permission denied", path)
            return open(path, *how, **ways)  # noqa: PTH123 - what the program calls

        monkeypatch.setattr("clausebook.project.open", refuse, raising=False)

    done = run("lint", "--format", "concise")

    assert done.code == 1
    assert done.out == "policies/bad.yaml:1:1: error STR201 [7.5.2 a] the file may not be read\n"


def test_wrong_types_everywhere(project: Path, run):
    fields = _fields()
    wrong: tuple[object, ...] = (
        None,
        7,
        1.5,
        True,
        "",
        "x",
        [],
        {},
        [[[]]],
        {"a": {"b": []}},
        [{"a": 1}],
    )
    for index, value in enumerate(wrong):
        for kind, names in fields.items():
            record = dict.fromkeys(names, value) | {"kind": kind}
            path = project / "policies" / f"{kind}-{index}.yaml"
            path.write_text(json.dumps(record, indent=1), encoding="utf-8")
    before = _tree(project)

    done = run("lint", "--format", "json")

    assert done.code == 1
    assert done.err == ""
    paths = {diagnostic["path"] for diagnostic in json.loads(done.out)["diagnostics"]}
    assert {f"policies/{kind}-{i}.yaml" for kind in fields for i in range(len(wrong))} <= paths
    assert _tree(project) == before


def _fields() -> dict[str, tuple[str, ...]]:
    from clausebook.schema import load_schemas

    return {kind.name: tuple(kind.fields.properties) for kind in load_schemas().kinds.values()}


def test_ids_that_differ_in_case_only(project: Path, run):
    (project / "policies" / "a.yaml").write_text(risk(1), encoding="utf-8")
    (project / "policies" / "b.yaml").write_text(risk(1, id="rsk-0001"), encoding="utf-8")

    done = run("lint", "--format", "concise")

    assert done.code == 1
    assert "policies/b.yaml:1:5: error" in done.out
    assert "rsk-0001" in done.out


def test_reference_to_itself(project: Path, run):
    roles = project / "policies" / "roles.yaml"
    text = roles.read_text(encoding="utf-8")
    roles.write_text(text.replace("reports_to: ROL-0001", "reports_to: ROL-0002"), encoding="utf-8")

    done = run("lint", "--format", "concise")

    assert done.code == 1
    assert "policies/roles.yaml:19:17: error REF001" in done.out


def test_a_baseline_that_is_no_text(project: Path, run):
    (project / "clausebook.toml").write_text('baseline = "held.json"\n', encoding="utf-8")
    (project / "held.json").write_bytes(b"\xff\xfe")
    done = run("lint")
    assert (done.code, done.out) == (2, "")
    assert "held.json: not UTF-8 text" in done.err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('edtion = "x"\n', "clausebook.toml:1: unknown key 'edtion' (did you mean 'edition'?)"),
        ('name = "x"\nprofile = "strikt"\n', "clausebook.toml:2: 'profile'"),
        ("name = \n", "clausebook.toml: not valid TOML"),
        ('select = ["RSK999"]\n', "no rule is named by 'RSK999'"),
        ('schemas = ["nowhere"]\n', "'nowhere' is not a folder of the project"),
        ('baseline = "gone.json"\n', "gone.json: no such baseline"),
        ("[rules.STR002]\nmost = 1\n", "rule STR002 has no threshold 'most'"),
    ],
)
def test_bad_configuration(text: str, says: str, project: Path, run):
    (project / "clausebook.toml").write_text(text, encoding="utf-8")
    before = _tree(project)

    done = run("lint")

    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("clausebook: error: ")
    assert done.err.count("\n") == 1
    assert says in done.err
    assert _tree(project) == before


def test_configuration_in_another_encoding(project: Path, run):
    (project / "clausebook.toml").write_bytes('name = "Müller"\n'.encode("latin-1"))

    assert run("lint") == (
        2,
        "",
        "clausebook: error: clausebook.toml: not UTF-8 text; save it as UTF-8\n",
    )


def _tree(root: Path) -> dict[str, tuple[int, int, bytes | str]]:
    """Everything that a program could have changed, but for what a lint remembers."""
    found: dict[str, tuple[int, int, bytes | str]] = {}
    for folder, folders, names in os.walk(root.parent):
        folders[:] = [name for name in folders if name != ".clausebook_cache"]
        for name in (*folders, *names):
            place = Path(folder) / name
            status = place.lstat()
            if place.is_symlink():
                content: bytes | str = str(place.readlink())
            else:
                content = place.read_bytes() if place.is_file() else b""
            changed = 0 if place == root else status.st_mtime_ns  # the memory lies in there
            found[str(place)] = (status.st_mode, changed, content)
    return found
