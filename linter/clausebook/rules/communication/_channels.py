"""The ways by which customers reach the organization and are reached."""

from collections.abc import Iterator
from dataclasses import dataclass

from clausebook.corpus import Corpus
from clausebook.record import Part

__all__ = ["CUSTOMER_TOPICS", "Channel", "channels"]

CUSTOMER_TOPICS = {
    "product_information": "8.2.1 a",
    "enquiries_and_orders": "8.2.1 b",
    "feedback_and_complaints": "8.2.1 c",
    "customer_property": "8.2.1 d",
    "contingency": "8.2.1 e",
}
"""What is settled with customers, with the clause that asks for it."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A row of a plan that bears on customers.

    Where its direction is not said, a row with a reply lets customers speak, and any row tells
    them.
    """

    part: Part
    topics: frozenset[str]
    reaches: frozenset[str]

    @property
    def hears(self) -> bool:
        """Whether customers can say something by it."""
        direction = self.part.part("channel").text("direction")
        return direction in ("inbound", "both") or (not direction and self.part.has("reply"))

    @property
    def tells(self) -> bool:
        """Whether customers are told something by it."""
        return self.part.part("channel").text("direction") != "inbound"

    @property
    def is_one_way(self) -> bool:
        """Whether it says of itself that customers cannot answer."""
        return self.part.part("channel").text("direction") == "outbound"


def channels(corpus: Corpus) -> Iterator[Channel]:
    """Yield the rows of live plans that have a topic of customers or are for customers."""
    for communication in corpus.live("communication"):
        for row in communication.parts("plan"):
            topics = frozenset(row.texts("topics")) & CUSTOMER_TOPICS.keys()
            reaches = frozenset(_segments(corpus, row))
            if topics or reaches or row.has("channel"):
                yield Channel(row, topics, reaches)


def _segments(corpus: Corpus, row: Part) -> Iterator[str]:
    """Yield the ids of the segments addressed, also through one of their customers."""
    for record_id in row.texts("with_whom"):
        record = corpus.get(record_id)
        if record is not None and record.kind.name == "segment":
            yield record.id
        elif record is not None and record.kind.name == "customer":
            yield record.text("segment")
