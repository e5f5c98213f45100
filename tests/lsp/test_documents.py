"""Documents in memory: each content is read once, and no change is missed."""

import os
from datetime import date
from threading import Event

import pytest

from clausebook.document import Document
from clausebook.lsp import documents
from clausebook.lsp.checking import Checking, Superseded
from clausebook.lsp.documents import Documents
from clausebook.lsp.session import Session, open_session
from clausebook.project import WorkingTree, catalogue_of, open_project

DAY = date(2026, 11, 22)
RISKS, ROLES, PAGE = "policies/risks.yaml", "policies/roles.yaml", "docs/index.md"


@pytest.fixture
def memory(project, monkeypatch):
    """A memory, a way to load from it, and the paths that were read from disk."""
    read = []

    class Counted(WorkingTree):
        def read(self, path: str) -> bytes | Document:
            read.append(path)
            return super().read(path)

    monkeypatch.setattr(documents, "WorkingTree", Counted)
    found = Documents(open_project(project))

    def load(texts=None, *, look=False):
        read.clear()
        return found.load(texts or {}, DAY, lambda: None, look=look)

    return found, load, read


def test_what_did_not_change_is_not_read_again(memory, project):
    _, load, read = memory
    first = load()
    assert {RISKS, ROLES, PAGE} <= set(read)
    again = load(look=True)
    assert read == []
    assert again.loaded == first.loaded
    (project / ROLES).write_text((project / ROLES).read_text() + "# more\n")
    assert load().documents[ROLES] is first.documents[ROLES]
    assert load(look=True).documents[ROLES].text.endswith("# more\n")
    assert read == [ROLES]


def test_an_open_text_stands_for_its_file_until_it_is_closed(memory, project):
    _, load, _ = memory
    on_disk = load().documents[ROLES]
    text = on_disk.text.replace("Quality", "Chief")
    opened = load({ROLES: text, "policies/new.yaml": text.replace("0001", "0002")})
    assert opened.by_id["ROL-0001"].title == "Chief manager"
    assert "ROL-0002" in opened.by_id
    assert load({ROLES: text}).documents[ROLES] is opened.documents[ROLES]
    closed = load(look=True)
    assert closed.documents[ROLES].text == on_disk.text
    assert "ROL-0002" not in closed.by_id


def test_a_file_of_the_same_stamp_is_read_again_once_it_is_forgotten(memory, project):
    found, load, _ = memory
    load()
    place = project / ROLES
    before = place.stat()
    place.write_text(place.read_text().replace("Quality", "Qualify"))
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
    found.forget(ROLES)
    assert load(look=True).by_id["ROL-0001"].title == "Qualify manager"


def test_files_that_come_and_go_are_seen(memory, project):
    found, load, _ = memory
    load()
    (project / "policies/more.yaml").write_text("kind: role\nid: ROL-0009\n")
    (project / PAGE).unlink()
    corpus = load(look=True)
    assert "ROL-0009" in corpus.by_id
    assert found.pages(corpus) == {}


def test_a_text_that_cannot_be_read_has_its_last_good_state_beside_it(memory):
    found, load, _ = memory
    load()
    broken = load({RISKS: "kind: [risk"})
    assert "RSK-0001" not in broken.by_id
    assert "RSK-0001" in found.readable(broken).by_id
    whole = load()
    assert found.readable(whole) is whole


def test_pages_are_what_names_records_and_holds_none(memory, project):
    found, load, _ = memory
    (project / "docs/latin.md").write_bytes(b"\xe9 RSK-0001")
    (project / "docs/more.rst").write_text("RSK-0001")
    assert set(found.pages(load())) == {PAGE, "docs/more.rst"}


def session_of(project) -> Session:
    session = open_session(project, lambda: DAY, plug_ins=False)
    assert session is not None
    return session


def test_a_check_is_given_up_when_it_is_overtaken(project):
    session = session_of(project)
    state = session.read({})
    given_up = Event()
    given_up.set()
    with pytest.raises(Superseded):
        session.check(state, given_up)
    assert "REF001" in {one.code for one in session.check(state, Event())[RISKS]}


def test_only_what_asks_anew_runs_again(project):
    opened = open_project(project)
    checking = Checking(opened, catalogue_of(opened), None)
    session = Session(opened, checking, lambda: DAY)
    session.check(session.read({}), Event())
    text = (project / ROLES).read_text()
    state = session.read({ROLES: text.replace("title: Quality manager\n", "nonsense: x\n")})
    first = session.first(state, ROLES)
    assert first is not None
    whole = session.check(state, Event())[ROLES]
    assert {one.code for one in first} == {one.code for one in whole if one.code[:3] == "STR"}
    assert len(first) > 1


def test_a_folder_without_records_is_no_project(tmp_path):
    assert open_session(tmp_path, lambda: DAY, plug_ins=False) is None
