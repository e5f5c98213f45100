"""Faults in communication inside and outside (clauses 7.4, 8.2.1 and 8.2.4)."""

from collections.abc import Iterator

from clausebook.record import Part, Record
from tests.mutate.edits import drop, put, remove, without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator

SETTLED = (
    "product_information",
    "enquiries_and_orders",
    "feedback_and_complaints",
    "customer_property",
    "contingency",
)


def _rows(example: Example) -> Iterator[tuple[Record, int, Part]]:
    for record in example.live("communication"):
        for index, row in enumerate(record.parts("plan")):
            yield record, index, row


@operator("COM001")
def plan_without_when(example: Example) -> Iterator[Mutation]:
    """A cadence says when as well."""
    for record, index, row in _rows(example):
        if not row.has("cadence"):
            yield drop(record, "plan", index, "when")


@operator("COM001")
def plan_without_with_whom(example: Example) -> Iterator[Mutation]:
    for record, index, row in _rows(example):
        if not row.has("others"):
            yield drop(record, "plan", index, "with_whom")


@operator("COM001")
def plan_without_how(example: Example) -> Iterator[Mutation]:
    """A channel says how as well."""
    for record, index, row in _rows(example):
        if not row.has("channel"):
            yield drop(record, "plan", index, "how")


@operator("COM001")
def plan_without_who(example: Example) -> Iterator[Mutation]:
    yield from without(example, "communication", "plan", "*", "who")


@operator("COM001", "DOC005")
def contact_with_a_customer_lapsed(example: Example) -> Iterator[Mutation]:
    """The catalogue asks for it in two places: contact cadence, and overdue contact."""
    for customer in example.live("customer"):
        if customer.has("contact_interval") and not customer.has("lost_on"):
            yield put(customer, example.day(-800), "last_contact_on")


def _told_once(example: Example) -> Iterator[tuple[Record, int, Record]]:
    """Yield the entries that alone tell of the major version of a requirement, with this."""
    for requirement in example.live("requirement"):
        version = requirement.text("version")
        found = [
            (record, index)
            for record in example.live("communication")
            for index, entry in enumerate(record.parts("log"))
            for about in entry.parts("about")
            if about.text("record") == requirement.id and about.text("version") == version
        ]
        if "version" in requirement.values and version.endswith(".0") and len(found) == 1:
            yield *found[0], requirement


@operator("COM002")
def change_told_to_nobody(example: Example) -> Iterator[Mutation]:
    for record, index, requirement in _told_once(example):
        yield drop(record, "log", index, at=(requirement.id,))


@operator("COM003")
def topic_that_is_settled_with_no_customer(example: Example) -> Iterator[Mutation]:
    for topic in SETTLED:
        found = [(r, i) for r, i, row in _rows(example) if topic in row.texts("topics")]
        if len(found) == 1:
            record, index = found[0]
            yield put(record, ["other"], "plan", index, "topics")


@operator("COM003", "COM103")
def customers_whom_nobody_answers(example: Example) -> Iterator[Mutation]:
    for record, index, row in _rows(example):
        if row.part("channel").text("direction") in ("inbound", "both") and row.has("reply"):
            yield drop(record, "plan", index, "reply")


@operator("COM003", "COM103")
def answer_without_a_time(example: Example) -> Iterator[Mutation]:
    """Of what customers can send in: only there an answer is waited for."""
    for record, index, row in _rows(example):
        if row.part("channel").text("direction") in ("inbound", "both") and row.has("reply"):
            yield drop(record, "plan", index, "reply", "within")


@operator("COM004")
def improvement_that_customers_never_heard_of(example: Example) -> Iterator[Mutation]:
    """Feedback acted on over a month ago, of whose theme nobody heard afterwards. Praise is none."""
    heard = example.live("feedback")
    for feedback in heard:
        done = feedback.part("action").date("done_on")
        told = feedback.has("published_at") or example.related(feedback, "told_about_in")
        themes = [f for f in heard if f.text("theme") == feedback.text("theme")]
        days = [f.date("told_customer_on") for f in themes if f.id != feedback.id]
        later = done and any(day and day >= done for day in days)
        wanted = feedback.text("sentiment") in ("negative", "mixed")
        if done and wanted and (example.today - done).days > 45 and not told and not later:
            yield drop(feedback, "told_customer_on")


def _only_shown_here(example: Example) -> Iterator[tuple[Record, str]]:
    """Yield acknowledgements with their documents, but for who wrote or approved what is in force.

    The example enters no reading that a training or the log of a communication shows as well.
    """
    for record in example.live("acknowledgement"):
        for document in example.live("procedure"):
            knows = (document.text("author"), document.part("approval").text("by"))
            if document.id == record.text("document") and record.text("person") not in knows:
                yield record, document.id


@operator("COM005")
def reading_that_was_never_entered(example: Example) -> Iterator[Mutation]:
    for record, document in _only_shown_here(example):
        yield remove(record, at=(document,))


@operator("COM005")
def reading_of_an_earlier_version(example: Example) -> Iterator[Mutation]:
    for record, document in _only_shown_here(example):
        yield put(record, "0.9", "document_version", at=(document,))
