"""Commitments to customers: what must come before them."""

import json

import pytest

from clausebook.rules.requirements.unreviewed_commitment import unreviewed_commitment
from tests.rules.base import base_files, corpus_of, merged

_ORDER = {
    "id": "ORD-0001",
    "kind": "order",
    "title": "Two ovens",
    "status": "open",
    "version": "1.0",
    "owner": "ROL-0003",
    "stage": "order",
    "products": ["PRD-0009"],
    "committed_on": "2026-05-08",
    "review": {"on": "2026-05-06", "result": "can_be_met"},
}


_WEB_OVEN = {
    "id": "PRD-0009",
    "kind": "product",
    "title": "Small oven",
    "status": "draft",
    "version": "0.1",
    "owner": "ROL-0003",
    "description": "An oven for one person.",
}


def _messages(change, oven=_WEB_OVEN):
    files = {"order": merged(_ORDER, change), "oven": oven}
    corpus = corpus_of({f"policies/{n}.yaml": json.dumps(v).encode() for n, v in files.items()})
    assert not corpus.invalid("order", "product")
    return [finding.message for finding in unreviewed_commitment(corpus)]


_REVIEWED = {**_WEB_OVEN, "catalogue_review": {"on": "2026-01-12", "by": "PSN-0003"}}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"review": {"on": "2026-05-08"}},
        {"review": {"result": None, "evidence": "LOC-0001"}},
        {"stage": "enquiry", "committed_on": None, "review": None},
        {"stage": "offer", "committed_on": None, "review": None},
        {"stage": "lost", "committed_on": None, "review": None},
        {"customer_statement": "none", "confirmation": {"on": "2026-05-08"}},
    ],
)
def test_in_order(change):
    assert _messages(change) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"review": {"on": "2026-05-09"}}, "reviewed on 2026-05-09, but committed on 2026-05-08"),
        ({"review": None}, "ORD-0001 is committed, but no review of it is recorded"),
        ({"review": None, "committed_on": None}, "ORD-0001 is committed, but no review"),
        ({"review": {"result": None}}, "the review of ORD-0001 has no result"),
        ({"review": {"result": "cannot_be_met"}}, "committed although the review found"),
        ({"review": {"differences_resolved": False}}, "committed although differences"),
        ({"customer_statement": "none"}, "the customer gave nothing in writing"),
        (
            {"customer_statement": "none", "confirmation": {"on": "2026-05-11"}},
            "confirmed on 2026-05-11, but committed on 2026-05-08",
        ),
    ],
)
def test_out_of_order(change, message):
    (found,) = _messages(change)

    assert found.startswith(message)


def test_a_reviewed_catalogue_stands_for_its_orders():
    assert _messages({"review": None}, oven=_REVIEWED) == []
    assert _messages({"review": None}, oven=_WEB_OVEN) != []


def test_what_covers_a_review_was_reviewed_itself():
    covered = {"review": {"on": None, "result": None, "covered_by": "PRD-0009"}}

    assert _messages(covered, oven=_REVIEWED) == []
    assert _messages(covered, oven=_WEB_OVEN) == [
        "PRD-0009 is to cover the review of ORD-0001, but was not reviewed itself"
    ]


def test_the_base_is_in_order():
    assert list(unreviewed_commitment(corpus_of(base_files()))) == []
