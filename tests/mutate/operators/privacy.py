"""Faults in the protection of personal data (clause 7.5.3.1 b)."""

from collections.abc import Iterator

from clausebook.record import Record
from tests.mutate.edits import drop, put, without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator

FREE_TEXTS = {"complaint": "description", "feedback": "text"}


def _free_texts(example: Example) -> Iterator[tuple[Record, str]]:
    for kind, name in FREE_TEXTS.items():
        for record in example.live(kind):
            yield record, name


def _said_as_well(example: Example, sentence: str) -> Iterator[Mutation]:
    for record, name in _free_texts(example):
        yield put(record, f"{record.text(name)} {sentence}", name)


@operator("PRV001")
def address_of_mail_in_a_text(example: Example) -> Iterator[Mutation]:
    yield from _said_as_well(example, "Answer to m.huber@obsthof-huber.example, please.")


@operator("PRV001")
def telephone_number_in_a_text(example: Example) -> Iterator[Mutation]:
    yield from _said_as_well(example, "Wants to be called on +49 30 901820 in the evening.")


@operator("PRV001")
def bank_account_in_a_text(example: Example) -> Iterator[Mutation]:
    yield from _said_as_well(example, "Credit note to DE89 3704 0044 0532 0130 00.")


@operator("PRV001")
def street_in_a_text(example: Example) -> Iterator[Mutation]:
    yield from _said_as_well(example, "The parcel lay before Lindenstraße 14 for a day.")


@operator("PRV001")
def name_of_a_colleague_in_a_text(example: Example) -> Iterator[Mutation]:
    names = [p.text("name") for p in example.live("person") if p.has("name")]
    for name in names[:4]:
        yield from _said_as_well(example, f"{name} was called twice.")


@operator("PRV101")
def illness_of_somebody_in_a_text(example: Example) -> Iterator[Mutation]:
    """Where the record says which customer it is: else nobody knows of whom it speaks."""
    told = "The grower has been in hospital with cancer since May."
    for record, name in _free_texts(example):
        if record.has("customer"):
            yield put(record, f"{record.text(name)} {told}", name)


@operator("PRV002")
def person_without_ground_for_the_data(example: Example) -> Iterator[Mutation]:
    yield from without(example, "person", "personal_data")


@operator("PRV002")
def data_kept_without_end(example: Example) -> Iterator[Mutation]:
    """Of people who have left and customers who are lost: the others are still needed."""
    for kind, left in {"person": "active_until", "customer": "lost_on"}.items():
        for record in example.live(kind):
            if record.has(left):
                yield drop(record, "personal_data", "delete_after")


@operator("PRV002")
def data_kept_over_their_end(example: Example) -> Iterator[Mutation]:
    for kind in ("person", "customer", "complaint"):
        for record in example.live(kind):
            if record.has("personal_data"):
                yield put(record, "2024-12-31", "personal_data", "delete_after")


@operator("PRV003")
def small_groups_made_public(example: Example) -> Iterator[Mutation]:
    """The register of surveys is published, with questions that fewer than five answered."""
    for record in example.headers:
        if record.kind.name == "register" and record.text("of") == "survey":
            inside = (survey.id for survey in example.live("survey"))
            yield put(record, "public", "classification", at=(record.id, *inside))


@operator("PRV003")
def quotation_published_without_leave(example: Example) -> Iterator[Mutation]:
    """Of what was said to us: a review on the web was published by its writer."""
    for record in example.live("feedback"):
        public = record.text("feedback_kind") in ("review", "social")
        if record.has("published_at") and not record.flag("quote_consent") and not public:
            yield put(record, f'Said: "{record.text("text")}"', "text")
