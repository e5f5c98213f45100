"""``clausebook verify``: what was released is proved, and whatever is not the same is named."""

import json
import os

import pytest

from clausebook.control.release.released import canonical_digest
from clausebook.document.limits import MAXIMUM_BYTES
from tests.cli.releases import change, commit, git

POLICY = "policies/quality-policy.yaml"
COMPLAINTS = "policies/complaints.yaml"
KPI = "policies/on-time-delivery.yaml"
MANIFEST = "releases/1.0.json"


@pytest.fixture
def root(released_base):
    return released_base


def differences(run, *arguments):
    """Return path, record and sort of each difference, and the exit code."""
    done = run("verify", *arguments, "--format", "json")
    told = json.loads(done.out)["differences"]
    return [(one["path"], one["record"], one["sort"]) for one in told], done.code


def rewritten(path, edit):
    """Edit a manifest and make its own digest right again, as somebody who forges it would."""
    data = json.loads(path.read_text(encoding="utf-8"))
    edit(data)
    del data["sha256"]
    path.write_text(json.dumps({**data, "sha256": canonical_digest(data)}), encoding="utf-8")


def test_line_ends_are_no_difference(root, run):
    for path in ("docs/index.md", POLICY, COMPLAINTS):
        data = (root / path).read_bytes().replace(b"\n", b"\r\n")
        (root / path).write_bytes(data)
    assert differences(run) == ([], 0)


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        ((POLICY, "id: POL-0001", "id: POL-0001 # x"), [("POL-0001", "layout")]),
        ((POLICY, "text: We build", "text: We do not build"), [("POL-0001", "content")]),
        ((POLICY, "on: 2026-01-20", "on: 2026-01-21"), [("POL-0001", "approval")]),
        ((POLICY, 'version: "1.0"', 'version: "1.1"'), [("POL-0001", "bookkeeping")]),
        ((POLICY, "status: effective", "status: obsolete"), [("POL-0001", "bookkeeping")]),
        ((POLICY, "id: POL-0001", "id: ["), [("POL-0001", "unreadable")]),
        ((POLICY, "id: POL-0001", "id: POL-0009"), [("POL-0001", "missing")]),
        ((COMPLAINTS, "status: closed", "status: open"), [("CMP-0001", "content")]),
        ((COMPLAINTS, "id: CMP-0001", "id: CMP-0009"), [("CMP-0001", "missing")]),
        ((COMPLAINTS, "status: closed", "status:  closed"), [("REG-0012", "layout")]),
        ((KPI, "numerator: 46", "numerator: 49"), [("KPI-0001", "result")]),
        (("docs/index.md", "work", "live"), [(None, "content")]),
        (("clausebook.toml", "Ofen", "Often"), [(None, "content")]),
        (("evidence/2026-03-survey.txt", "a", "b"), [(None, "content")]),
    ],
)
def test_each_tampering_is_named_as_what_it_is(edit, found, root, run):
    change(root, *edit)
    assert differences(run) == ([(edit[0], *one) for one in found], 1)


def test_what_grows_may_grow_and_closed_records_stay(root, run):
    text = (root / COMPLAINTS).read_text(encoding="utf-8")
    begin = text.index("  - id: CMP-0001")
    end = text.index("  - id: CMP-0002")
    second = text[begin:end].replace("CMP-0001", "CMP-0009").replace("closed", "open")
    (root / COMPLAINTS).write_text(text + second, encoding="utf-8")
    assert differences(run) == ([(COMPLAINTS, "REG-0012", "grown")], 0)
    assert "1 new, 0 continued" in run("verify").out
    corrected = (
        "  - corrections: [{on: 2026-06-01, by: PSN-0001, what: a, why: b}]\n    id: CMP-0001"
    )
    change(root, COMPLAINTS, "  - id: CMP-0001", corrected)
    assert differences(run) == ([(COMPLAINTS, "REG-0012", "grown")], 0)
    (root / COMPLAINTS).write_text(text + second.replace("CMP-0009", "CMP-0001"), encoding="utf-8")
    assert differences(run)[1] == 0  # the lint tells of the id that stands twice


def test_results_may_be_added_and_those_before_stay(root, run):
    added = '  - {period: "2026-06", numerator: 50, denominator: 50, value: 100, rating: green}\n'
    change(root, KPI, "reading:", f"{added}reading:")
    assert differences(run) == ([(KPI, "KPI-0001", "grown")], 0)
    assert "one result added, none changed" in run("verify").out
    change(root, KPI, "numerator: 46", "numerator: 49")
    assert differences(run) == ([(KPI, "KPI-0001", "result")], 1)


def test_files_that_come_go_and_move_are_named(root, run):
    (root / "docs" / "more.md").write_text("# More\n", encoding="utf-8")
    (root / "policies" / "risks.yaml").rename(root / "policies" / "dangers.yaml")
    (root / "policies" / "scope.yaml").unlink()
    assert differences(run) == (
        [
            ("docs/more.md", None, "unknown"),
            ("policies/risks.yaml", "REG-0008", "moved"),
            ("policies/scope.yaml", "SCP-0001", "missing"),
        ],
        1,
    )
    out = run("verify").out
    assert "policies/risks.yaml REG-0008: moved: it lies at policies/dangers.yaml" in out
    assert out.splitlines()[-1].startswith("What changed in words: clausebook diff ")


def test_a_revision_is_verified(root, run):
    change(root, POLICY, "text: We build", "text: We do not build")
    (root / "docs" / "picture.png").write_bytes(b"\x89PNG\r\n")
    commit(root)
    assert differences(run, "--at", "qms-1.0") == ([], 0)
    assert differences(run, "--at", "HEAD")[0] == [
        ("docs/picture.png", None, "unknown"),
        (POLICY, "POL-0001", "content"),
    ]
    assert run("verify", "--at", "nowhere").code == 2


def test_the_newest_release_is_taken(root, run):
    for version in ("1.9", "1.10"):
        rewritten(root / MANIFEST, lambda data, version=version: data.update(release=version))
        (root / f"releases/{version}.json").write_bytes((root / MANIFEST).read_bytes())
    (root / MANIFEST).unlink()
    assert json.loads(run("verify", "--format", "json").out)["manifest"] == "releases/1.10.json"
    assert run("verify", "releases/1.9.json").code == 0


@pytest.mark.parametrize(
    ("part", "claims", "told"),
    [
        ("documents", {"version": "9.9"}, "says version '9.9', the very file '1.0'"),
        ("documents", {"status": "draft"}, "says status 'draft', the very file 'effective'"),
        ("documents", {"effective_on": ""}, "says effective on none, the very file '2026-02-01'"),
        ("documents", {"approval": None}, "says approval none, the very file by PSN-0001"),
        ("documents", {"title": "\x1b[2J"}, "says title '\\x1b[2J', the very file"),
        ("documents", {"fingerprint": "0" * 64}, "other fingerprint than the very file has"),
        ("documents", {"commit": "0" * 40}, "says commit 0000000000 last changed it, but"),
        ("growing_documents", {"records": []}, "other records than the very file has"),
        ("growing_documents", {"commit": "0" * 40}, "says commit 0000000000 last changed it"),
    ],
)
def test_a_claim_that_the_very_file_does_not_bear_out_is_named(part, claims, told, root, run):
    path = {"documents": POLICY, "growing_documents": COMPLAINTS}[part]

    def forge(data):
        next(one for one in data[part] if one["path"] == path).update(claims)

    rewritten(root / MANIFEST, forge)
    done = run("verify")
    assert (done.code, done.err) == (1, "")
    assert f"{path} " in done.out
    assert ": claim: the manifest " in done.out
    assert told in " ".join(done.out.split())
    assert done.out.isascii()
    assert "1 difference between" in done.out


def test_a_document_that_is_released_as_a_mere_file_is_named(root, run):
    def forge(data):
        (policy,) = (one for one in data["documents"] if one["path"] == POLICY)
        data["documents"].remove(policy)
        data["files"].append({"path": POLICY, "sha256": policy["sha256"]})

    rewritten(root / MANIFEST, forge)
    assert differences(run) == ([(POLICY, None, "claim")], 1)


def test_the_commit_of_a_release_holds_its_files(root, run):
    change(root, POLICY, "text: We build", "text: We do not build")
    commit(root)
    other = git(root, "rev-parse", "HEAD").strip()
    git(root, "revert", "--no-edit", "HEAD")
    rewritten(root / MANIFEST, lambda data: data.update(commit=other))
    found, code = differences(run)
    assert (found, code) == ([(POLICY, "POL-0001", "claim")], 1)
    assert f"says that commit {other[:10]} holds it" in " ".join(run("verify").out.split())
    rewritten(root / MANIFEST, lambda data: data.update(commit="1" * 40))
    done = run("verify")
    assert done.code == 0
    assert "the commits that 1.0 names were not looked at" in done.err


def test_what_a_manifest_says_is_shown_and_not_obeyed(root, run):
    def forge(data):
        data.update(clausebook="\x1b]0;x\x07\n", edition="\x1b[2J")
        data["files"][0].update(path="\x1b[2J")

    rewritten(root / MANIFEST, forge)
    for style in ("text", "json"):
        done = run("verify", "--format", style)
        assert done.code == 1
        assert "\x1b" not in done.out + done.err
        assert "\x07" not in done.out + done.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_only_a_file_of_bounded_size_is_read_as_a_manifest(root, run):
    os.mkfifo(root / "pipe")
    (root / "large.json").write_bytes(b" " * (MAXIMUM_BYTES + 1))
    told = {
        "pipe": "a pipe or device",
        "policies": "a folder",
        "large.json": "more than 10,000,000",
    }
    for name, reason in told.items():
        done = run("verify", name)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"clausebook: error: {name}: it is no manifest")
        assert reason in done.err
    (root / "pipe").rename(root / "releases/0.json")
    assert "releases/0.json: it is no manifest" in run("verify").err


def test_without_a_release_there_is_nothing_to_verify(root, run):
    (root / MANIFEST).unlink()
    assert "there is no release yet" in run("verify").err
    assert run("verify", "releases/1.0.json").code == 2


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda data: data.update(schema_version=2), "in format 2 of a manifest"),
        (lambda data: data.update(schema_version=True), "in format True of a manifest"),
        (lambda data: data.update(extra=1), "it is no manifest of a release"),
        (lambda data: data["documents"][0].update(version=1), "it is no manifest of a release"),
        (lambda data: data["files"][0].update(path="../x"), "'../x' is no path inside the project"),
        (lambda data: data["files"][0].update(path="/etc/passwd"), "'/etc/passwd' is no path"),
        (lambda data: data["files"][0].update(path="C:/x"), "is no path inside"),
        (lambda data: data["files"][0].update(path="a\\..\\b"), "is no path inside"),
        (lambda data: data["files"].append(data["files"][0]), "twice"),
    ],
)
def test_a_manifest_that_is_forged_is_refused(edit, told, root, run):
    rewritten(root / MANIFEST, edit)
    done = run("verify")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"clausebook: error: {MANIFEST}: ")
    assert told in done.err


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b"{",
        b"[" * 100_000,
        b'{"schema_version": 1}',
        b'{"schema_version": 1, "schema_version": 1}',
        b'{"schema_version": NaN}',
        b'{"schema_version": 1, "sha256": "\\ud800"}',
        b"1" * 10_000,
    ],
)
def test_garbage_is_refused(content, root, run):
    (root / MANIFEST).write_bytes(content)
    done = run("verify")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert MANIFEST in done.err


def test_every_byte_of_a_manifest_counts(root, run):
    whole = (root / MANIFEST).read_bytes()
    for position in range(0, len(whole), len(whole) // 40):
        if whole[position : position + 1].isspace():
            continue
        other = b"x" if whole[position : position + 1] != b"x" else b"y"
        (root / MANIFEST).write_bytes(whole[:position] + other + whole[position + 1 :])
        assert run("verify").code == 2, position
