"""Which requirements providers have to fulfil, and which they were given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from clausebook.analysis.providers_in_use import providers_in_use
from clausebook.analysis.versions import major
from clausebook.corpus import Corpus
from clausebook.language import N_
from clausebook.record import Part, Record

__all__ = [
    "FlowState",
    "Flowed",
    "Passed",
    "flow_down",
    "own_version",
    "passed_on",
    "to_be_passed_on",
    "told_in_logs",
]


class FlowState(StrEnum):
    """Whether a provider knows a requirement as it is now."""

    GIVEN = N_("given")
    OLDER = N_("given in an older version")
    UNCHECKED = N_("given without a check")
    MISSING = N_("not given")


@dataclass(frozen=True, slots=True)
class Flowed:
    """A requirement or obligation that a provider has to fulfil, or was given.

    ``passed`` is None where only a log tells of it, or nothing does.
    """

    provider: Record
    requirement: Record
    passed: "Passed | None"
    state: FlowState


@dataclass(frozen=True, slots=True)
class Passed:
    """The newest entry by which a requirement was passed on."""

    part: Part
    major: int


def passed_on(provider: Record) -> Mapping[str, Passed]:
    """Return the newest entry for each requirement or obligation that a provider was given."""
    found: dict[str, Passed] = {}
    for part in provider.parts("communicated_requirements"):
        entry = Passed(part, major(part.text("version")))
        known = found.get(part.text("requirement"))
        if known is None or (known.major, known.part.text("on")) <= (entry.major, part.text("on")):
            found[part.text("requirement")] = entry
    return found


def to_be_passed_on(corpus: Corpus) -> Mapping[str, list[Record]]:
    """Return the live requirements that each provider has to fulfil, by its id."""
    found: dict[str, list[Record]] = {}
    for requirement in corpus.live("requirement"):
        for provider in dict.fromkeys(_fulfilling(corpus, requirement)):
            found.setdefault(provider, []).append(requirement)
    return found


def _fulfilling(corpus: Corpus, requirement: Record) -> Iterator[str]:
    for record in corpus.related(requirement, "fulfilled_by"):
        if record.kind.name == "provider":
            yield record.id
        elif record.kind.name == "process" and record.is_live(corpus.today):
            yield from (link.target for link in corpus.outgoing(record, "outsourced_to"))


def told_in_logs(corpus: Corpus) -> Mapping[tuple[str, str], float]:
    """Return the newest major version of each record that each party was told of, by the logs.

    An entry that names no version tells of whichever holds.
    """
    found: dict[tuple[str, str], float] = {}
    for communication in corpus.live("communication"):
        for entry in communication.parts("log"):
            for part in entry.parts("about"):
                version = major(part.text("version")) if part.has("version") else inf
                for party in entry.texts("audience"):
                    pair = (party, part.text("record"))
                    found[pair] = max(version, found.get(pair, version))
    return found


def own_version(record: Record) -> str:
    """Return the version that the record says itself, empty where its register says it."""
    return record.text("version") if "version" in record.values else ""


def flow_down(corpus: Corpus) -> tuple[Flowed, ...]:
    """Return what each provider in use has to fulfil or was given, by provider and requirement."""
    due, told = to_be_passed_on(corpus), told_in_logs(corpus)
    found = []
    for provider in providers_in_use(corpus):
        given = passed_on(provider)
        wanted = {record.id: record for record in due.get(provider.id, ())}
        for record_id in given:
            record = corpus.get(record_id)
            if record is not None and record.is_valid and record.is_live(corpus.today):
                wanted.setdefault(record_id, record)
        for record_id, record in wanted.items():
            heard = told.get((provider.id, record_id), -1)
            state = _state(record, given.get(record_id), heard)
            found.append(Flowed(provider, record, given.get(record_id), state))
    return tuple(sorted(found, key=lambda one: (one.provider.id, one.requirement.id)))


def _state(record: Record, passed: Passed | None, heard: float) -> FlowState:
    version = own_version(record)
    if passed is None:
        return FlowState.GIVEN if heard >= major(version) else FlowState.MISSING
    if version and passed.major < major(version):
        return FlowState.OLDER
    return FlowState.UNCHECKED if passed.part.flag("adequate") is False else FlowState.GIVEN
