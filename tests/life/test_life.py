"""A document's whole life in a real repository: lint, diff, history and manual at every step."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import clausebook
from tests.rules.base import base_files

LINTER = Path(clausebook.__file__).parents[1]
PATH = "policies/returns.md"
PERSONS = {"PSN-0001": "a.l@ofen.example", "PSN-0002": "b.m@ofen.example"}
DRAFT = """\
---
id: SOP-0002
kind: procedure
title: Taking ovens back
status: draft
version: "0.1"
owner: ROL-0003
author: PSN-0002
review_by: 2027-06-30
retention: {period: 10 years, trigger: superseded}
classification: internal
language: en
purpose: A bakery that sends an oven back knows the same day what happens to it
scope: All ovens that come back, whatever the reason
applies_to_roles: [ROL-0003]
processes: [PRC-0003]
---

## Receiving

Sales and customer service writes the bakery within 2 days that the oven has arrived.
"""


@dataclass
class Qms:
    """A repository with a QMS, on a day that the test moves on."""

    folder: Path
    day: str = "2026-07-01"
    who: str = "PSN-0002"

    def run(self, *command: str, ends_with: int | None = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment(),
            capture_output=True,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            check=False,
        )
        told = f"{' '.join(command)}: {done.returncode}\n{done.stdout}{done.stderr}"
        assert ends_with in (None, done.returncode), told
        assert "Traceback" not in done.stderr, told
        return done

    def git(self, *arguments: str) -> str:
        return self.run("git", *arguments).stdout

    def clausebook(self, *arguments: str, ends_with: int | None = 0) -> str:
        done = self.run(sys.executable, "-m", "clausebook", *arguments, ends_with=ends_with)
        return done.stdout + done.stderr

    def codes(self, *arguments: str) -> set[str]:
        """Return what the lint says of the document, by code."""
        told = self.clausebook(
            "lint", "--format", "json", "--as-of", self.day, *arguments, ends_with=None
        )
        found = json.loads(told[told.index("{") : told.rindex("}") + 1])["diagnostics"]
        ours = ("SOP-0002", "SOP-0003")
        return {f"{one['code']} {one['record']}" for one in found if one["record"] in ours}

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git("commit", "-q", "-m", message)

    def edit(self, old: str, new: str, path: str = PATH) -> None:
        place = self.folder / path
        text = place.read_text(encoding="utf-8")
        assert old in text
        place.write_text(text.replace(old, new, 1), encoding="utf-8")

    def approve(self, *arguments: str, ends_with: int = 0) -> str:
        words = ("approve", "SOP-0002", "--as", "ROL-0001", "--on", self.day, *arguments)
        return self.clausebook(*words, ends_with=ends_with)

    def history(self) -> list[tuple[str, str, str, str]]:
        """Return version, status, approver and worth of the approval, the newest version first."""
        told = json.loads(self.clausebook("history", "SOP-0002", "--format", "json"))
        nobody = {"by": "", "state": ""}
        approvals = [one["approval"] or nobody for one in told["versions"]]
        return [
            (one["version"], one["status"], approval["by"], approval["state"])
            for one, approval in zip(told["versions"], approvals, strict=True)
        ]

    def page(self, *, folder: str = "_build/html", history: bool = False) -> str:
        """Return the words of the document's page, without side bars, its history only if asked."""
        self.clausebook("build", "--as-of", self.day, "--output", folder)
        html = (self.folder / folder / "policies/returns.html").read_text(encoding="utf-8")
        article = re.search(r"<article.*?</article>", html, re.DOTALL)
        assert article
        told = article[0]
        while not history and "<details" in told:  # from the innermost outward
            told = re.sub(r"<details(?:(?!<details).)*?</details>", " ", told, flags=re.DOTALL)
        return " ".join(re.sub(r"<[^>]+>", " ", told).split())

    def page_on(self, day: str) -> str:
        """Return the words of the page as it was in force on an earlier day."""
        today, self.day = self.day, day
        try:
            return self.page(folder="_build/then")
        finally:
            self.day = today

    def _environment(self) -> dict[str, str]:
        known = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        moment = f"{self.day}T12:00:00+0000"
        mail = PERSONS[self.who]
        people = {
            f"GIT_{part}_{what}": value
            for part in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", mail[:3]), ("EMAIL", mail), ("DATE", moment))
        }
        return {
            **known,
            **people,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "PYTHONPATH": str(LINTER),
            "NO_COLOR": "1",
        }


@pytest.fixture
def qms(tmp_path: Path) -> Qms:
    """The base QMS, committed once, with the addresses by which git knows its people."""
    for path, data in base_files().items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Ovens\n\n```{toctree}\n:glob:\n\n/policies/*\n```\n")
    (tmp_path / "conf.py").write_text(
        'extensions = ["clausebook.sphinxext"]\nroot_doc = "docs/index"\n'
        'include_patterns = ["docs/**", "policies/**"]\n'
    )
    (tmp_path / "clausebook.toml").write_text('name = "Ofen"\n')
    (tmp_path / ".gitignore").write_text("_build/\n.clausebook_cache/\n")
    of = Qms(tmp_path, "2026-01-16")
    for person, mail in PERSONS.items():
        number = f"  - id: {person}\n"
        of.edit(number, f"{number}    git_identities: [{mail}]\n", "policies/persons.yaml")
    of.git("init", "-q", "-b", "main")
    of.commit("First issue of the manual")
    of.day = "2026-07-01"
    return of


def place(qms: Qms, path: str = PATH) -> str:
    return (qms.folder / path).read_text(encoding="utf-8")


@pytest.mark.slow
def test_from_the_first_draft_to_a_release(qms: Qms):
    drafted(qms)
    refused_to_its_author(qms)
    approved(qms)
    edited_behind_the_approval(qms)
    put_to_review_and_sent_back(qms)
    approved_again(qms)
    superseded(qms)
    released(qms)


def drafted(qms: Qms) -> None:
    (qms.folder / PATH).write_text(DRAFT, encoding="utf-8")
    assert qms.codes() == set()
    qms.commit("Draft of a procedure for ovens that come back")
    assert qms.history() == [("0.1", "draft", "", "")]
    page = qms.page()
    assert "Draft" in page
    assert "within 2 days" in page
    assert "new" in qms.clausebook("diff", "HEAD~1", "SOP-0002")


def refused_to_its_author(qms: Qms) -> None:
    before = place(qms)
    told = qms.approve("--version", "1.0", "--reason", "First issue of it", ends_with=2)
    assert "ROL-0001" in told or "author" in told
    assert place(qms) == before


def approved(qms: Qms) -> None:
    qms.day, qms.who = "2026-07-02", "PSN-0001"
    words = ("--version", "1.0", "--reason", "First issue of it")
    before = place(qms)
    assert "1.0" in qms.approve(*words, "--check")
    assert place(qms) == before
    qms.approve(*words)
    assert "status: effective" in place(qms)
    assert "## Receiving" in place(qms)
    qms.commit("Approve SOP-0002 1.0")
    assert qms.codes() == set()
    assert qms.history()[0] == ("1.0", "effective", "PSN-0001", "bound")
    page = qms.page()
    assert re.search(r"Status\W+effective", page, re.IGNORECASE)
    assert "PSN-0001" in page


def edited_behind_the_approval(qms: Qms) -> None:
    qms.day, qms.who = "2026-07-03", "PSN-0002"
    qms.edit("within 2 days", "within 5 days")
    assert qms.codes() == {"DOC014 SOP-0002"}
    assert "[-2-]{+5+}" in qms.clausebook("diff", "HEAD", "SOP-0002")
    page = qms.page()
    assert "within 2 days" in page
    assert "within 5 days that" not in page
    qms.edit("within 5 days", "within 2 days")
    assert qms.codes() == set()


def put_to_review_and_sent_back(qms: Qms) -> None:
    qms.day = "2026-07-06"
    qms.edit("status: effective", "status: review")
    qms.edit('version: "1.0"\n', 'version: "1.1"\n')
    text = place(qms)
    without = re.sub(r"^approval:.*\n(  .*\n)*|^effective_on:.*\n", "", text, flags=re.MULTILINE)
    (qms.folder / PATH).write_text(
        without.replace("within 2 days that", "within 3 days that"), encoding="utf-8"
    )
    qms.commit("Three days for ovens that come back")
    assert qms.codes() == set()
    page = qms.page()
    assert "within 2 days that" in page
    assert "1.1" in page
    assert "within 3 days that" not in page

    qms.who = "PSN-0001"
    qms.approve("--reject", "Three days are too long for a bakery")
    assert "status: draft" in place(qms)
    assert "too long for a bakery" in place(qms)
    qms.commit("Send SOP-0002 1.1 back")
    assert qms.codes() == set()
    assert "within 2 days that" in qms.page()


def approved_again(qms: Qms) -> None:
    qms.day, qms.who = "2026-07-08", "PSN-0002"
    qms.edit("within 3 days that", "within 1 day that")
    qms.commit("One day for ovens that come back")
    qms.who = "PSN-0001"
    told = qms.approve("--version", "1.1", "--reason", "Bakeries cannot wait", "--check")
    assert "[-2 days-]{+1 day+}" in told
    qms.approve("--version", "1.1", "--reason", "Bakeries cannot wait")
    qms.commit("Approve SOP-0002 1.1")
    assert qms.codes() == set()
    bound = [version for version, *_, worth in qms.history() if worth == "bound"]
    assert bound == ["1.1", "1.0"]
    page = qms.page()
    assert "within 1 day that" in page
    assert "Bakeries cannot wait" in qms.page(history=True)
    assert "within 2 days that" in qms.page_on("2026-07-05")


def superseded(qms: Qms) -> None:
    qms.day, qms.who = "2026-07-09", "PSN-0002"
    text = DRAFT.replace("SOP-0002", "SOP-0003").replace(
        "purpose:", "supersedes: SOP-0002\npurpose:"
    )
    text = text.replace("title: Taking ovens back", "title: Taking ovens back and repairing them")
    (qms.folder / "policies/returns-and-repairs.md").write_text(text, encoding="utf-8")
    qms.commit("Draft of the successor")
    qms.who = "PSN-0001"
    words = ("--as", "ROL-0001", "--on", qms.day, "--version", "1.0")
    qms.clausebook("approve", "SOP-0003", *words, "--reason", "Repairs taken in too")
    assert qms.codes() == {"DOC003 SOP-0002"}
    qms.edit("status: effective", "status: superseded")
    assert qms.codes() == set()
    qms.commit("Approve SOP-0003, which takes the place of SOP-0002")
    page = qms.page()
    assert "SOP-0003" in page
    assert re.search("superseded", page, re.IGNORECASE)


def released(qms: Qms) -> None:
    told = qms.clausebook("release", "2026.1", "--on", qms.day, ends_with=1)
    assert "POL-0001" in told
    qms.clausebook("release", "2026.1", "--on", qms.day, "--allow-unbound")
    qms.commit("Release 2026.1")
    qms.clausebook("verify")
    tampered(qms)


def tampered(qms: Qms) -> None:
    path = "policies/returns-and-repairs.md"
    sound = place(qms, path)

    qms.edit("within 2 days", "within 9 days", path)
    assert qms.codes() == {"DOC014 SOP-0003"}
    assert "SOP-0003" in qms.clausebook("verify", ends_with=1)

    (qms.folder / path).write_text(sound, encoding="utf-8")
    stolen = re.search('fingerprint: "?([0-9a-f]{64})', place(qms))
    own = re.search('fingerprint: "?([0-9a-f]{64})', sound)
    assert stolen
    assert own
    qms.edit(own[1], stolen[1], path)
    told = qms.clausebook("lint", "--as-of", qms.day, ends_with=1)
    assert "DOC014" in told
    assert "SOP-0002" in told[told.index("DOC014") :]
    assert "SOP-0003" in qms.clausebook("verify", ends_with=1)

    (qms.folder / path).write_text(sound, encoding="utf-8")
    qms.clausebook("verify")
    (qms.folder / path).write_text(sound + "\n", encoding="utf-8")
    assert "layout" in qms.clausebook("verify", ends_with=1)
    (qms.folder / path).write_text(sound, encoding="utf-8")


def test_a_base_that_was_pushed_away_is_said_plainly(qms: Qms):
    gone = qms.git("rev-parse", "HEAD").strip()
    qms.git("checkout", "-q", "--orphan", "new")
    qms.commit("All in one")
    qms.git("branch", "-D", "main")
    qms.git("reflog", "expire", "--expire=now", "--all")
    qms.git("gc", "-q", "--prune=now")
    told = qms.clausebook("lint", "--as-of", qms.day, "--base", gone, ends_with=2)
    assert gone in told
    assert qms.codes() == set()
