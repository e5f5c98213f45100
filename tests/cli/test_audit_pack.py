"""``clausebook audit-pack``: what is in it is what the records say, and it is written whole."""

import hashlib
import json
import re
import shutil
import subprocess
import zipfile
from html.parser import HTMLParser

import pytest

from tests.cli.releases import DAY, bind, change, commit, git

POLICY = "policies/quality-policy.yaml"


@pytest.fixture
def root(base_in_git):
    return base_in_git


@pytest.fixture
def pack(root, run):
    done = run("audit-pack", "--as-of", DAY, "--output", "pack")
    assert (done.code, done.err) == (0, "")
    return root / "pack"


def contents(folder):
    found = (p for p in folder.rglob("*") if p.is_file() and ".git" not in p.parts)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


def test_the_digests_are_those_of_all_other_files(pack):
    lines = (pack / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    told = {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
    there = contents(pack)
    del there["SHA256SUMS"]
    assert told == {path: hashlib.sha256(data).hexdigest() for path, data in there.items()}
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=pack, check=True)


def test_sources_are_the_very_files_and_commits_those_of_git(root, pack):
    sources = {p: d for p, d in contents(pack).items() if p.startswith("sources/")}
    assert sources
    for path, data in sources.items():
        assert (root / path.removeprefix("sources/")).read_bytes() == data
    head = git(root, "rev-parse", "HEAD").strip()
    assert f"Commit {head}." in (pack / "index.txt").read_text(encoding="utf-8")
    last = git(root, "log", "-1", "--format=%H", "--", POLICY).strip()
    documents = (pack / "documents.txt").read_text(encoding="utf-8")
    of_policy = documents[documents.index("POL-0001") :]
    assert f"Commit: {last}" in of_policy


def test_each_record_that_gives_evidence_is_named_at_its_clause(pack):
    told = json.loads((pack / "clauses.json").read_text(encoding="utf-8"))
    text = (pack / "clauses.txt").read_text(encoding="utf-8")
    rows = [row for row in told["clauses"] if row["evidence"]]
    assert rows
    for row in rows:
        part = text[text.index(f"\n{row['clause']} {row['title']}\n") :]
        for evidence in row["evidence"]:
            assert f"* {evidence['record']}" in part


def test_nothing_is_called_missing_that_no_standard_asks_for(pack):
    told = json.loads((pack / "clauses.json").read_text(encoding="utf-8"))
    text = (pack / "clauses.txt").read_text(encoding="utf-8")
    bare = [
        row
        for row in told["clauses"]
        if row["documented"] == "none"
        and not row["evidence"]
        and row["state"]
        and not row["through"]
    ]
    assert bare
    assert text.count("No record names it. No documented information is asked for here.") == len(
        bare
    )
    assert "missing" not in text.lower()


def test_a_clause_alone_has_its_documents_alone(root, run):
    done = run("audit-pack", "--as-of", DAY, "--clause", "5.2.1", "--output", "pack")
    assert done.code == 0
    assert [p for p in contents(root / "pack") if p.startswith("sources/")] == [f"sources/{POLICY}"]
    unknown = run("audit-pack", "--clause", "5.22")
    assert unknown.code == 2
    assert "has no clause '5.22'" in unknown.err


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.anchors, self.tags = [], set(), set()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.add(tag)
        self.links += [given[name] for name in ("href", "src") if name in given]
        self.anchors |= {given["id"]} if "id" in given else set()
        assert not any(name.startswith("on") for name in given)


def test_every_link_leads_to_a_file_of_the_pack(pack):
    pages = {}
    for place in pack.glob("*.html"):
        pages[place.name] = _Links()
        pages[place.name].feed(place.read_text(encoding="utf-8"))
    for page in pages.values():
        assert "script" not in page.tags
        for link in page.links:
            path, _, anchor = link.partition("#")
            assert (pack / path).is_file()
            assert not anchor or anchor in pages[path].anchors


@pytest.mark.parametrize("end", ["", ".zip"])
def test_a_document_may_be_called_as_it_likes(root, run, end):
    name = "#1?\n\\ü<b>.yaml"
    (root / POLICY).rename(root / "policies" / name)
    assert run("audit-pack", "--as-of", DAY, "--output", f"pack{end}").code == 0
    assert run("verify", f"pack{end}").code == 0
    if not end:
        there = root / "pack/sources/policies/#1?%0A%5Cü<b>.yaml"
        assert there.read_bytes() == (root / "policies" / name).read_bytes()
        page = (root / "pack/clauses.html").read_text(encoding="utf-8")
        assert 'href="sources/policies/%231%3F%250A%255C%C3%BC%3Cb%3E.yaml"' in page


def test_hostile_text_stays_text(root, run):
    change(root, POLICY, "text: We build", "text: <script>alert(1)</script> We build")
    change(root, POLICY, "title: Quality policy", 'title: "<img src=x onerror=alert(1)> \\u202e"')
    bind(root, POLICY)
    commit(root, "Hostile")
    assert run("audit-pack", "--as-of", DAY, "--output", "pack").code == 0
    pages = "".join(p.read_text(encoding="utf-8") for p in (root / "pack").glob("*.html"))
    assert "&lt;img src=x" in pages
    assert not re.search("<(script|img)", pages)
    assert "\u202e" not in pages


def test_what_changed_since_the_version_before_is_shown_word_by_word(root, run):
    change(root, POLICY, 'version: "1.0"', 'version: "2.0"')
    change(root, POLICY, "text: We build", "text: We never build")
    bind(root, POLICY)
    commit(root, "Version 2.0")
    assert run("audit-pack", "--as-of", DAY, "--output", "pack").code == 0
    told = (root / "pack/redlines.txt").read_text(encoding="utf-8")
    assert "1.0 to 2.0" in told
    assert "{+never" in told.replace("\n", " ")
    assert "<ins>" in (root / "pack/redlines.html").read_text(encoding="utf-8")


def test_an_earlier_state_has_its_own_bytes(root, run):
    before = (root / POLICY).read_bytes()
    first = git(root, "rev-parse", "HEAD").strip()
    change(root, POLICY, "text: We build", "text: We never build")
    commit(root, "Edit")
    assert run("audit-pack", "--at", first, "--as-of", DAY, "--output", "pack").code == 0
    assert (root / f"pack/sources/{POLICY}").read_bytes() == before
    assert first in (root / "pack/index.txt").read_text(encoding="utf-8")


def test_what_is_not_committed_is_said(root, run):
    change(root, "docs/index.md", "How we work", "How we really work")
    assert run("audit-pack", "--as-of", DAY, "--output", "pack").code == 0
    told = (root / "pack/index.txt").read_text(encoding="utf-8")
    assert "Not committed as they are: docs/index.md." in told


def test_the_same_state_gives_the_same_bytes_in_place_of_an_earlier_pack(root, run, pack):
    before = contents(pack)
    assert run("audit-pack", "--as-of", DAY, "--output", "pack").code == 0
    assert contents(pack) == before
    assert not list(root.glob(".pack*"))
    zips = []
    for _ in range(2):
        assert run("audit-pack", "--as-of", DAY, "--output", "pack.zip").code == 0
        zips.append((root / "pack.zip").read_bytes())
    assert zips[0] == zips[1]
    with zipfile.ZipFile(root / "pack.zip") as file:
        held = {name.removeprefix("pack/"): file.read(name) for name in file.namelist()}
    assert held == before


@pytest.mark.parametrize("place", ["docs", "clausebook.toml", "policies/pack", "docs/a.zip", "."])
def test_what_is_no_pack_is_never_written_over(root, run, place):
    before = contents(root)
    done = run("audit-pack", "--as-of", DAY, "--output", place)
    assert done.code == 2
    assert "name another folder" in done.err
    assert contents(root) == before


def test_a_pack_to_which_somebody_added_a_file_is_left_alone(root, run, pack):
    (pack / "notes.txt").write_text("mine", encoding="utf-8")
    done = run("audit-pack", "--as-of", DAY, "--output", "pack")
    assert done.code == 2
    assert "holds 'notes.txt', which is no part of the pack" in done.err
    assert (pack / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_zip_file_of_others_is_left_alone(root, run):
    with zipfile.ZipFile(root / "other.zip", "w") as file:
        file.writestr("a.txt", "mine")
    before = (root / "other.zip").read_bytes()
    done = run("audit-pack", "--as-of", DAY, "--output", "other.zip")
    assert done.code == 2
    assert (root / "other.zip").read_bytes() == before


@pytest.mark.parametrize("name", ["pack", "pack.zip"])
def test_verify_tells_whether_a_pack_was_changed(root, run, name):
    assert run("audit-pack", "--as-of", DAY, "--output", name).code == 0
    done = run("verify", name)
    assert (done.code, done.out) == (0, f"{name}: every file agrees with SHA256SUMS\n")
    if name == "pack":
        (root / "pack/index.txt").write_text("other", encoding="utf-8")
        (root / "pack/pack.css").unlink()
        (root / "pack/more.txt").write_text("more", encoding="utf-8")
        done = run("verify", name)
        assert done.code == 1
        assert done.out.splitlines() == [
            "index.txt: it was changed",
            "more.txt: it is no part of the pack",
            "pack.css: it is missing",
            "pack: 3 differences",
        ]
        told = json.loads(run("verify", name, "--format", "json").out)
        assert [one["path"] for one in told["differences"]] == ["index.txt", "more.txt", "pack.css"]
    else:
        with zipfile.ZipFile(root / name, "a") as file:
            file.writestr("elsewhere/index.txt", "other")
        done = run("verify", name)
        assert done.out.splitlines()[0] == "elsewhere/index.txt: it is no part of the pack"
    assert run("verify", name, "--at", "HEAD").code == 2


def test_an_empty_qms_without_git_has_a_pack_too(project, run):
    done = run("audit-pack", "--as-of", DAY)
    assert done.code == 0
    told = (project / f"_build/audit-pack-{DAY}/index.txt").read_text(encoding="utf-8")
    assert "There is no version control." in told
    assert "Nothing is open." in (project / f"_build/audit-pack-{DAY}/findings.txt").read_text()


def test_exceptions_tell_why_by_whom_and_until_when(pack):
    told = " ".join((pack / "exceptions.txt").read_text(encoding="utf-8").split())
    assert "Clauses that do not apply" in told
    assert "Ovens are built to the drawings of a licensor, who answers for the design" in told
    assert "Why: Stock for a whole quarter would cost more than it saves" in told
    assert "Decided by: ROL-0001" in told
    assert "Until: 2027-03-31" in told


def test_the_newest_release_is_in_it(released_base, run):
    assert run("audit-pack", "--as-of", DAY, "--output", "pack").code == 0
    told = (released_base / "pack/index.txt").read_text(encoding="utf-8")
    assert f"The newest release is 1.0 of {DAY}: release.json." in told
    assert (released_base / "pack/release.json").read_bytes() == (
        released_base / "releases/1.0.json"
    ).read_bytes()


def test_what_changed_since_the_release_is_shown_across_versions(released_base, run):
    for version, word in (("1.1", "never"), ("1.2", "ever")):
        old = "1.0" if version == "1.1" else "1.1"
        change(released_base, POLICY, f'version: "{old}"', f'version: "{version}"')
        change(released_base, POLICY, "text: We ", f"text: We {word} ")
        commit(released_base, f"Version {version}")
    assert run("audit-pack", "--as-of", DAY, "--output", "pack").code == 0
    told = (released_base / "pack/redlines.txt").read_text(encoding="utf-8")
    assert "1.0 to 1.2" in told
    assert "than in release 1.0" in told


def classified(root, path, how):
    """Put a classification into the header of a document, and commit it."""
    place = root / path
    text = place.read_text(encoding="utf-8")
    text = re.sub(r"^classification:.*\n", "", text, flags=re.MULTILINE)
    place.write_text(f"{text.rstrip()}\nclassification: {how}\n", encoding="utf-8")


def every_text(folder):
    return b"\n".join(f"{p}\n".encode() + data for p, data in contents(folder).items())


def test_the_terminal_says_how_many_documents_of_which_classification(root, run):
    classified(root, POLICY, "restricted")
    done = run("audit-pack", "--as-of", DAY, "--clause", "5.2.1", "--output", "pack")
    assert done.out.splitlines()[1:] == ["documents for auditors: 1 restricted"]
    index = (root / "pack/index.txt").read_text(encoding="utf-8")
    assert "Documents for auditors: 1 restricted." in index
    everything = run("audit-pack", "--as-of", DAY, "--output", "whole").out
    counted = sum(int(n) for n in re.findall(r"(\d+) (?:public|internal|confid|restr)", everything))
    assert f"{counted} documents," in everything.splitlines()[0]


@pytest.mark.parametrize(("profile", "how"), [("internal", "restricted"), ("public", "internal")])
def test_what_is_not_for_the_readers_is_found_nowhere(root, run, profile, how):
    classified(root, POLICY, how)
    change(root, POLICY, "title: Quality policy", "title: Canary policy")
    bind(root, POLICY)
    commit(root, "Canary in a message")
    (root / POLICY).write_bytes((root / POLICY).read_bytes() + b"# changed\n")
    for end in ("", "5.2.1"):
        only = ("--clause", end) if end else ()
        told = run(
            "audit-pack", *only, "--as-of", DAY, "--profile", profile, "--output", f"pack{end}"
        )
        assert (told.code, told.err) == (0, "")
        held = every_text(root / f"pack{end}")
        assert b"anary" not in held
        assert b"POL-0001" not in held
        assert POLICY.encode() not in held
        assert b"so a gap here need not be one" in held
    assert run("verify", "pack").code == 0


def test_a_file_of_which_readers_see_a_part_is_not_handed_over(root, run):
    path = next(
        p.relative_to(root).as_posix()
        for p in sorted((root / "policies").rglob("*.yaml"))
        if "of: requirement\n" in p.read_text(encoding="utf-8")
    )
    text = (root / path).read_text(encoding="utf-8")
    first = re.search(r"^  - id: (REQ-\d+)\n", text, flags=re.MULTILINE)
    assert first is not None
    (root / path).write_text(
        text.replace(first[0], f"{first[0]}    classification: restricted\n", 1), encoding="utf-8"
    )
    bind(root, path)
    commit(root, "One is restricted")
    assert run("audit-pack", "--as-of", DAY, "--output", "whole").code == 0
    assert f"sources/{path}" in contents(root / "whole")
    done = run("audit-pack", "--as-of", DAY, "--profile", "internal", "--output", "part")
    assert done.code == 0
    assert f"sources/{path}" not in contents(root / "part")
    assert first[1].encode() not in every_text(root / "part")
    index = " ".join((root / "part/index.txt").read_text(encoding="utf-8").split())
    told = re.search(r"(\d+) documents? that these readers may see in part", index)
    assert told is not None
    cited = {p for p in contents(root / "whole") if p.startswith("sources/")}
    assert int(told[1]) == len(cited.difference(contents(root / "part"))) > 1  # others name it


def test_a_pack_for_the_public_says_nothing_of_who_and_of_a_release(released_base, run):
    done = run("audit-pack", "--as-of", DAY, "--profile", "public", "--output", "pack")
    assert done.code == 0
    assert "release.json" not in contents(released_base / "pack")
    assert "clauses.json" not in contents(released_base / "pack")
    assert b"PSN-" not in every_text(released_base / "pack")


def test_unknown_readers_and_places_of_git_are_told(root, run):
    done = run("audit-pack", "--profile", "pubic")
    assert done.code == 2
    assert "there are auditor, internal and public" in done.err
    before = contents(root / ".git")
    for place in (".git", ".git/pack", ".git/a.zip"):
        done = run("audit-pack", "--as-of", DAY, "--output", place)
        assert done.code == 2
        assert "belongs to git" in done.err
    assert contents(root / ".git") == before


def test_a_link_does_not_lead_out_of_the_project(base_in_git, run):
    elsewhere = base_in_git.parent / "elsewhere"
    elsewhere.mkdir()
    (base_in_git / "_build").symlink_to(elsewhere)
    done = run("audit-pack")
    assert done.code == 2
    assert "leads out of the project" in done.err
    assert list(elsewhere.iterdir()) == []
