"""The master list."""

from datetime import date

from clausebook.control.binding import Binding
from clausebook.control.master_list import master_list
from clausebook.corpus import Corpus
from clausebook.edition import load_edition
from tests.control.documents_then import bound, corpus_then, loaded, procedure
from tests.corpora import corpus, library

FILES = {
    "a.yaml": "id: REG-0002\nkind: register\nof: risk\nowner: ROL-0002\nrecords: []",
    "b.yaml": "id: POL-0001\nkind: policy\nstatus: draft",
    "c.yaml": "id: REG-0001\nkind: register\nof: complaint\nstatus: open\nrecords: []",
}


def ids(**asked):
    found = master_list(corpus(FILES, must_be_valid=False), **asked)
    return [one.header.id for one in found]


def test_documents_stand_by_kind_and_id():
    assert ids() == ["POL-0001", "REG-0001", "REG-0002"]


def test_some_are_chosen_by_kind_status_and_owner():
    assert ids(kinds=["policy"]) == ["POL-0001"]
    assert ids(kinds=["risk"]) == ["REG-0002"]
    assert ids(kinds=["register"]) == ["REG-0001", "REG-0002"]
    assert ids(statuses=["draft", "open"]) == ["POL-0001", "REG-0001"]
    assert ids(roles=["ROL-0002"], statuses=["draft"]) == []


def test_what_grows_has_no_fingerprint():
    found = master_list(corpus(FILES, must_be_valid=False))
    assert [one.grows for one in found] == [False, True, False]
    assert [one.fingerprint is None for one in found] == [False, True, False]


def test_the_approval_is_held_against_the_content():
    def of(text):
        return master_list(corpus_then([], text))[0].binding

    assert of(bound("1.0")) is Binding.BOUND
    assert of(bound("1.0").replace("a day", "a week")) is Binding.VOID
    assert of(procedure("1.0")) is Binding.UNBOUND
    assert of(procedure("1.0", status="draft")) is Binding.NONE


def test_what_was_approved_later_was_not_approved_on_the_day():
    def of(day):
        there = Corpus([loaded(bound("1.0"))], library(), load_edition(), date.fromisoformat(day))
        (one,) = master_list(there)
        return one.is_approved, one.is_to_come, one.binding

    assert of("2026-01-31") == (False, True, Binding.NONE)
    assert of("2026-02-01") == (True, True, Binding.BOUND)
    assert of("2026-02-02") == (True, False, Binding.BOUND)
