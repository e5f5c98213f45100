"""Versions with redlines, what changed, the master list, copies on paper: from a real repository."""

import os
import re
import subprocess
from xml.etree import ElementTree as ET

import pytest

from tests.control.documents_then import bound, procedure
from tests.corpora import with_header
from tests.sphinxext.conftest import Built, Site
from tests.sphinxext_directives.conftest import site
from tests.sphinxext_directives.reading import Page, rows

PAGES = {
    "changes.md": "# Changes\n\n```{qms:changes}\n```\n",
    "documents.md": "# Documents\n\n```{qms:documents}\n```\n",
    "paper.md": "# Paper\n\n```{qms:paper-copies}\n```\n\n```{qms:temporary-instructions}\n```\n",
    "retention.md": "# Retention\n\n```{qms:retention}\n```\n",
}
HEADER = 'status: effective\nversion: "1.0"\nowner: ROL-0001\n'
APPROVED = (
    'approval: {by: PSN-0001, role: ROL-0001, on: "2026-02-01"}\neffective_on: "2026-02-02"\n'
)
FILES = {
    "policies/sop.md": procedure(
        "1.0",
        "Answer **within** a day. Then close it. Whoever took the call writes down what was said.",
    ),
    "policies/people.yaml": f"id: PSN-0001\nkind: person\ntitle: Ada\nroles: [ROL-0001]\n{HEADER}{APPROVED}",
    "policies/role.yaml": f"id: ROL-0001\nkind: role\ntitle: Head of quality\n{HEADER}{APPROVED}",
}
REASON = 'history: [{version: "1.1", date: "2026-03-01", reason: "<b>Answers</b> & \\u0007 came late"}]\n'
SECOND = procedure(
    "1.1",
    "Answer **within** an hour <script>. Then close it. Whoever took the call writes down what was said.",
    approved="2026-03-05",
    effective="2026-03-06",
    more=REASON,
)
ATOM = "{http://www.w3.org/2005/Atom}"


class Repository:
    """A project in a git repository, every commit on a day of its own."""

    def __init__(self, project: Site) -> None:
        self.project = project
        self._days = iter(range(1, 32))
        self._git("init", "-q", "-b", "main")

    def commit(self, files: dict[str, str], subject: str = "Change <it>") -> None:
        self.project.write(files)
        self._git("add", "--all", "policies", "docs")
        self._git("commit", "-q", "-m", subject)

    def build(self, **settings: str) -> Built:
        return self.project.build(**settings)

    def _git(self, *arguments: str) -> None:
        day = f"2026-03-{next(self._days):02}T12:00:00+0000" if "commit" in arguments else ""
        known = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        for who in ("AUTHOR", "COMMITTER"):
            known |= {f"GIT_{who}_NAME": "Ada", f"GIT_{who}_EMAIL": "ada@x.example"}
            known |= {f"GIT_{who}_DATE": day} if day else {}
        subprocess.run(
            ["git", *arguments], cwd=self.project.root, env={**os.environ, **known}, check=True
        )


@pytest.fixture
def repository(tmp_path) -> Repository:
    made = Repository(site(tmp_path / "project", PAGES, {}))
    made.commit(FILES)
    return made


def history_of(built: Built, name: str = "policies/sop.html") -> str:
    found = re.search(r'<details class="qms-history">.*?</ol>', built.page(name), re.DOTALL)
    return found[0] if found else ""


def entries_of(built: Built, name: str = "docs/changes.atom") -> list[dict[str, str]]:
    feed = ET.fromstring(built.page(name))  # noqa: S314 - we wrote it
    return [
        {
            "id": entry.findtext(f"{ATOM}id", ""),
            "title": entry.findtext(f"{ATOM}title", ""),
            "updated": entry.findtext(f"{ATOM}updated", ""),
            "author": entry.findtext(f"{ATOM}author/{ATOM}name", ""),
            "summary": entry.findtext(f"{ATOM}summary", ""),
            "href": entry.find(f"{ATOM}link").attrib["href"],  # type: ignore[union-attr]
        }
        for entry in feed.findall(f"{ATOM}entry")
    ]


def test_a_version_shows_what_it_changed(repository):
    repository.commit({"policies/sop.md": SECOND})
    built = repository.build()
    assert built.warnings == ""
    shown = history_of(built)
    assert "What changed since 1.0" in shown
    assert re.search(r"<del>.*?\[removed: .*?</del>", shown)
    assert re.search(r"<ins>.*?\[inserted: .*?</ins>", shown)
    assert "hour &lt;script&gt;" in re.sub(r"</?(span|ins|del)[^>]*>", "", shown)
    assert "<script>" not in shown
    assert 'title="Change &lt;it&gt;"' in shown
    assert "unbound" in shown
    assert Page(built.page("policies/sop.html")).misnested == []


def test_a_rejection_is_told_on_the_page_of_what_is_in_force(repository):
    rejection = '{version: "1.1", on: "2026-03-09", by: PSN-0001, reason: Too <long>}'
    before = repository.build()
    assert "rejected" not in before.page("policies/sop.html")
    rejected = procedure("1.1", "Soon.", status="draft", more=f"rejections: [{rejection}]\n")
    repository.commit({"policies/sop.md": rejected})
    page = repository.build().page("policies/sop.html")
    told = re.sub(r"<[^>]*>", "", page[page.index('<details class="qms-history">') :])
    assert "Version 1.1 rejected on 2026-03-09 by PSN-0001 Ada: Too &lt;long&gt;" in told
    assert "<strong>1.1</strong>" not in page
    earlier = repository.build(clausebook_as_of="2026-03-08").page("policies/sop.html")
    assert "rejected" not in earlier


def test_the_master_list_of_a_day_before_an_approval_does_not_tell_it(repository):
    page = repository.build(clausebook_as_of="2026-01-31").page("docs/documents.html")
    (row,) = (row for row in rows(page) if "SOP-0001" in row[0])
    assert row[1] == "1.0 not yet in force"
    assert row[3] == "not approved yet"
    assert "bound" not in row[-1]


def test_a_commit_of_what_is_written_reaches_the_page(repository):
    repository.project.write({"policies/sop.md": SECOND})
    first = history_of(repository.build())
    assert "What changed since 1.0" in first
    repository.commit({})
    second = history_of(repository.build())
    assert re.findall(r">([0-9a-f]{10})<", first) != re.findall(r">([0-9a-f]{10})<", second)


def test_a_commit_changes_no_page_of_other_files(repository):
    built = repository.build()
    place = built.out / "policies/role.html"
    before = place.stat().st_mtime_ns
    repository.commit({"policies/sop.md": SECOND})
    repository.build()
    assert place.stat().st_mtime_ns == before


def test_a_later_build_writes_what_a_clean_one_writes(repository, tmp_path):
    repository.build()
    repository.commit({"policies/sop.md": SECOND})
    renamed = FILES["policies/people.yaml"].replace("Ada", "Bea")
    repository.commit({"policies/people.yaml": renamed})
    again = repository.build().out
    pages = {
        p.relative_to(again): p.read_bytes()
        for p in again.rglob("*.*")
        if p.suffix in (".html", ".atom")
    }
    (repository.project.root / "_build").rename(tmp_path / "earlier")
    clean = repository.build().out
    assert {name for name, data in pages.items() if (clean / name).read_bytes() != data} == set()


def test_old_versions_are_not_found_by_search(repository):
    repository.commit({"policies/sop.md": SECOND.replace("writes down", "records")})
    built = repository.build()
    assert "writes down" in history_of(built)
    index = built.page("clausebook-entries.js")
    [words] = re.findall(r'^words: "(.*)",$', index, re.MULTILINE)
    assert " records " in words
    assert " writes " not in words


def test_a_long_history_stays_short(repository):
    for number in range(1, 14):
        body = " ".join(f"Sentence {n} of version {number}." for n in range(400))
        repository.commit({"policies/sop.md": procedure(f"1.{number}", body)})
    built = repository.build()
    shown = history_of(built)
    assert shown.count("<li><p><strong>") == 10
    assert "4 earlier versions not shown" in built.page("policies/sop.html")
    assert "The rest is left out here" in shown
    assert len(shown) < 200_000


def test_without_git_the_header_tells_the_versions(tmp_path):
    made = site(tmp_path / "plain", PAGES, {**FILES, "policies/sop.md": SECOND})
    built = made.build()
    assert "&lt;b&gt;Answers&lt;/b&gt; &amp;" in history_of(built)
    assert "What changed" not in history_of(built)
    assert rows(built.page("docs/changes.html"))[1][1:] == ["1.1 new", "2026-03-06", "PSN-0001 Ada"]


def test_a_new_version_is_news(repository):
    repository.commit({"policies/sop.md": SECOND})
    built = repository.build()
    page = built.page("docs/changes.html")
    assert re.findall(r'id="changes-([0-9-]+)"', page) == ["2026-03", "2026-02"]
    told = [row for row in rows(page) if "SOP-0001" in row[0]]
    assert [row[1:3] for row in told] == [["1.1", "2026-03-06"], ["1.0 new", "2026-02-02"]]
    assert "&lt;b&gt;Answers&lt;/b&gt; &amp;" in page
    link = (
        'rel="alternate" type="application/atom+xml" title="Test: what changed" href="changes.atom"'
    )
    assert link in page
    assert link not in built.page("docs/documents.html")


def test_the_feed_tells_versions_by_ids_that_stay(repository):
    first = entries_of(repository.build())
    repository.commit({"policies/sop.md": SECOND})
    built = repository.build()
    second = entries_of(built)
    assert second[0] == {
        "id": second[0]["id"],
        "title": "SOP-0001 Complaints, version 1.1",
        "updated": "2026-03-06T00:00:00Z",
        "author": "Head of quality",
        "summary": r"<b>Answers</b> & \x07 came late",
        "href": "../policies/sop.html",
    }
    assert {one["id"] for one in first} < {one["id"] for one in second}
    assert len({one["id"] for one in second}) == len(second)
    assert "<updated>2026-03-06T00:00:00Z</updated>\n<author><name>Test" in built.page(
        "docs/changes.atom"
    )
    assert "Ada" not in built.page("docs/changes.atom")


def test_a_withdrawal_is_news_with_what_replaces_it(repository):
    first = entries_of(repository.build())
    new = procedure("1.0", approved="2026-03-05", effective="2026-03-06")
    new = new.replace("id: SOP-0001\n", "id: SOP-0002\nsupersedes: SOP-0001\n")
    repository.commit(
        {"policies/sop.md": procedure("1.0", status="superseded"), "policies/new.md": new}
    )
    built = repository.build()
    row = next(row for row in rows(built.page("docs/changes.html")) if "SOP-0001" in row[0])
    assert "Withdrawn, replaced by SOP-0002" in row[0]
    assert row[1:] == ["1.0 withdrawn", "2026-03-06", ""]
    entry = next(one for one in entries_of(built) if "SOP-0001" in one["title"])
    assert entry["title"] == "SOP-0001 Complaints, version 1.0, withdrawn"
    assert entry["summary"] == "Withdrawn, replaced by SOP-0002 Complaints"
    assert entry["id"] not in {one["id"] for one in first}


def test_the_feed_names_addresses_where_they_are_known(repository):
    built = repository.build(html_baseurl="https://manual.example/q")
    feed = built.page("docs/changes.atom")
    assert (
        'rel="self" type="application/atom+xml" href="https://manual.example/q/docs/changes.atom"'
        in feed
    )
    assert all(
        one["href"].startswith("https://manual.example/q/policies/") for one in entries_of(built)
    )


def test_a_document_without_a_page_of_its_own_is_told_on_that_of_the_changes(repository):
    entries = entries_of(repository.build(exclude_patterns=["policies/sop.md"]))
    assert {one["href"] for one in entries if "SOP-0001" in one["title"]} == {"changes.html"}


@pytest.mark.parametrize("word", ["confidential", "restricted"])
def test_what_is_confidential_does_not_travel(repository, word):
    told = SECOND.replace("owner:", f"classification: {word}\nowner:")
    repository.commit({"policies/sop.md": told})
    built = repository.build(clausebook_profile="auditor")
    assert "SOP-0001" in built.page("docs/changes.html")
    assert not any("SOP-0001" in one["title"] for one in entries_of(built))


def test_a_feed_goes_with_its_page(repository):
    place = repository.build().out / "docs/changes.atom"
    assert place.is_file()
    repository.project.write({"docs/changes.md": "# Changes\n\nNone.\n"})
    repository.build()
    assert not place.exists()
    repository.project.write({"docs/changes.md": PAGES["changes.md"]})
    assert (repository.build().out / "docs/changes.atom").is_file()
    (repository.project.root / "docs/changes.md").unlink()
    repository.project.write({"docs/index.md": "# Manual\n"})
    repository.build()
    assert not place.exists()


def test_a_feed_without_entries_is_one(tmp_path):
    built = site(tmp_path / "empty", {"changes.md": PAGES["changes.md"]}, {}).build()
    assert built.warnings == ""
    assert entries_of(built) == []
    assert "No document was approved" in built.page("docs/changes.html")


def test_what_is_newer_than_the_release_stands_first(repository):
    release = (
        '{"release": "2026.1", "on": "2026-02-28", "documents": ['
        '{"id": "SOP-0001", "version": "1.0", "status": "effective"}, '
        '{"id": "ROL-0001", "version": "1.0", "status": "effective"}, '
        '{"id": "PSN-0001", "version": "1.0", "status": "effective"}, '
        '{"id": "SOP-0404", "version": "1.0", "status": "effective"}]}'
    )
    assert "Since release" not in repository.build().page("docs/changes.html")
    files = {"releases/2026.1.json": release, "releases/2026.0.json": "[1", "releases/a.json": "[]"}
    repository.project.write(files)
    page = repository.build().page("docs/changes.html")
    begins = page.index("Since release 2026.1 of")
    assert "Nothing has changed" not in page
    assert "No longer in force: <span" in page
    repository.commit({"policies/sop.md": SECOND})
    part = repository.build().page("docs/changes.html")[begins:].partition("No longer")[0]
    assert "1.1" in part
    assert "ROL-0001" not in part


@pytest.mark.parametrize(("profile", "gone"), [("public", False), ("internal", True)])
def test_a_release_names_no_document_that_its_readers_must_not_see(tmp_path, profile, gone):
    ids = ("POL-0001", "SOP-0404")
    listed = ", ".join(f'{{"id": "{one}", "version": "1.0", "status": "effective"}}' for one in ids)
    closed = with_header("id: POL-0001\nkind: policy\nclassification: restricted\n")
    own = site(tmp_path, {"changes.md": PAGES["changes.md"]}, {"policies/closed.yaml": closed})
    release = f'{{"release": "2026.1", "on": "2026-02-28", "documents": [{listed}]}}'
    own.write({"releases/2026.1.json": release})
    page = own.build(clausebook_profile=profile).page("docs/changes.html")
    assert "Since release 2026.1" in page
    assert "POL-0001" not in page
    assert ("SOP-0404" in page) == gone


def test_the_master_list_tells_what_an_approval_is_worth(repository):
    void = bound("1.0").replace("SOP-0001", "SOP-0003")
    files = {
        "policies/void.md": void,
        "policies/sop.md": bound("1.0"),
        "policies/bad.yaml": "id: [",
    }
    repository.commit(files)
    page = repository.build().page("docs/documents.html")
    told = {row[0].split()[0]: row for row in rows(page) if len(row) == 7 and "-" in row[0]}
    assert told["SOP-0001"][1:6] == [
        "1.0 effective",
        "ROL-0001 Head of quality",
        "2026-02-01 PSN-0001 Ada",
        "2026-02-02",
        "",
    ]
    assert told["SOP-0001"][0].endswith("policies/sop.md")
    worth = {name: row[6].split()[1] for name, row in told.items()}
    assert worth == {
        "SOP-0001": "bound",
        "SOP-0003": "void",
        "PSN-0001": "unbound",
        "ROL-0001": "unbound",
    }
    assert "1 file cannot be read as documents" in page
    assert "policies/bad.yaml" in page


def test_copies_and_ends_are_told(repository):
    more = (
        'paper_copies: [{place: "Desk <1>", holder: ROL-0001, version: "0.9", on: "2026-01-02"}]\n'
    )
    temporary = (
        procedure("1.0", more="")
        .replace("SOP-0001", "WIN-0001")
        .replace("procedure", "work-instruction")
    )
    temporary = temporary.replace("purpose:", 'temporary_until: "2026-05-31"\npurpose:')
    repository.commit(
        {"policies/sop.md": procedure("1.0", more=more), "policies/win.md": temporary}
    )
    page = repository.build().page("docs/paper.html")
    assert [
        "Desk <1>",
        "outdated",
        "SOP-0001 Complaints",
        "0.9 since 2026-01-02",
        "1.0 effective",
        "ROL-0001 Head of quality",
    ] in rows(page)
    assert ["WIN-0001 Complaints expired", "1.0", "effective", "2026-05-31 ended"] in rows(page)


def test_filters_that_name_no_kind_are_told(repository):
    repository.project.write(
        {"docs/documents.md": "# Documents\n\n```{qms:documents}\n:kind: rsk\n```\n"}
    )
    assert "'rsk' is not a kind" in repository.build().warnings
