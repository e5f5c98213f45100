"""Where records stood: followed through a real repository, and through made histories."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from clausebook.control.evidence.whereabouts import whereabouts_in
from clausebook.looking_back import past_of
from clausebook.project import open_project
from tests.corpora import with_header

COMPLAINT = "id: CMP-0001\nkind: complaint\nreceived_on: 2026-01-02\ndescription: {text}\n"
A, B = "policies/a.yaml", "policies/b.yaml"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Commit states of two files; the days are those of January."""
    monkeypatch.chdir(tmp_path)
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Ada",
        "GIT_AUTHOR_EMAIL": "ada@example.com",
        "GIT_COMMITTER_NAME": "Ada",
        "GIT_COMMITTER_EMAIL": "ada@example.com",
    }
    days = iter(range(1, 29))

    def commit(**files: str | None) -> None:
        day = f"2026-01-{next(days):02}T12:00:00Z"
        dated = {**environment, "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
        for name, text in files.items():
            place = Path("policies", f"{name}.yaml")
            place.parent.mkdir(exist_ok=True)
            place.unlink() if text is None else place.write_text(text)
        for words in (("add", "--all"), ("commit", "-q", "-m", "x")):
            subprocess.run(["git", *words], check=True, env=dated)

    subprocess.run(["git", "init", "-q", "-b", "main"], check=True, env=environment)
    (tmp_path / "clausebook.toml").write_text("")
    return commit


def complaint(text: str, number: int = 1) -> str:
    written = COMPLAINT.format(text=text).replace("CMP-0001", f"CMP-{number:04}")
    return with_header(written)


def opened():
    project = open_project(Path.cwd())
    corpus = project.load(date(2026, 6, 30), past=past_of(project))
    where = whereabouts_in(corpus)
    assert where is not None
    return corpus, where


def days(stays) -> list[list[int]]:
    return [[version.commit.authored_on.day for version in stay.versions] for stay in stays]


def test_a_record_is_followed_from_file_to_file(repository):
    repository(a=complaint("one"), b=complaint("other " * 40, 2))
    repository(a=complaint("two"))
    repository(a=None, b=complaint("quite another text of its own " * 9, 1))
    corpus, where = opened()
    stays = where.stays(corpus.by_id["CMP-0001"])
    assert [stay.path for stay in stays] == [A, B]
    assert days(stays) == [[1, 2], [3]]
    (gone,) = where.gone(["CMP"])
    assert (gone.id, days(gone.stays)) == ("CMP-0002", [[1]])
    assert [stay.ended_by is not None for stay in gone.stays] == [True]


def test_what_a_removed_file_had_lost_before_is_known(repository):
    both = (
        "kind: register\nid: REG-0001\nof: complaint\nrecords: [{id: CMP-0001}, {id: CMP-0002}]\n"
    )
    repository(a=with_header(both), b=complaint("x", 3))
    repository(a=with_header(both.replace("{id: CMP-0001}, ", "")))
    repository(a=None)
    _, where = opened()
    assert {gone.id: days(gone.stays) for gone in where.gone(["CMP"])} == {
        "CMP-0001": [[1]],
        "CMP-0002": [[1, 2]],
    }


def test_a_path_may_begin_another_life(repository):
    repository(a=complaint("one"), b=complaint("x", 3))
    repository(a=None)
    repository(a=complaint("two"))
    corpus, where = opened()
    assert len(where.earlier_stays(corpus.by_id["CMP-0001"])) == 1


def test_files_of_others_are_none_of_the_project(repository):
    repository(a=complaint("one"))
    place = Path("samples", "c.yaml")
    place.parent.mkdir()
    place.write_text(complaint("sample", 7))
    repository()
    place.unlink()
    repository()
    _, where = opened()
    assert list(where.gone(["CMP"])) == []


def test_what_is_taken_out_but_not_committed_is_gone(repository):
    repository(a=complaint("one"), b=complaint("x", 3))
    Path(A).unlink()
    _, where = opened()
    assert [(gone.id, gone.stays[-1].ended_by) for gone in where.gone(["CMP"])] == [
        ("CMP-0001", None)
    ]


def test_without_version_control_nothing_is_known(tmp_path: Path):
    (tmp_path / "clausebook.toml").write_text("")
    corpus = open_project(tmp_path).load(date(2026, 6, 30))
    assert whereabouts_in(corpus) is None
