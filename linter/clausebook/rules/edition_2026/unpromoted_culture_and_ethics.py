"""No sign that a culture of quality and ethical behaviour are promoted and known."""

import re
from collections.abc import Iterator
from datetime import date

from clausebook.analysis.days import before
from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.analysis.reviews import days_of
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules._absence import has_begun, place_of_absence
from clausebook.rules.edition_2026._edition import EDITION
from clausebook.rules.rule import Finding, rule

_KINDS = ("communication", "decision", "training")
_TOPICS = {
    "quality_culture": "a culture of quality",
    "ethical_behaviour": "ethical behaviour",
}


@rule(
    "ED001",
    basis="requirement",
    severity="warning",
    since="0.2",
    clauses="5.1.1, 7.3 e",
    edition=EDITION,
)
def unpromoted_culture_and_ethics(
    corpus: Corpus,
    *,
    period: str = "12 months",
    culture: tuple[str, ...] = ("quality culture", "culture of quality"),
    ethics: tuple[str, ...] = ("ethic", "code of conduct", "integrity of staff"),
) -> Iterator[Finding]:
    """No record shows that a culture of quality, or ethical behaviour, was promoted lately.

    The edition of 2026 is reported to ask top management to promote both (5.1.1), and to see that
    people know what they mean for their work (7.3). No policy on ethics and no further document is
    asked for. Of each of the two it is asked that it was spoken of, decided on or taught within
    `period`:

    - an entry in the log of a communication has it among its `topics`, says it in words, or tells
      of a policy with a commitment of the type `culture` (for the first) or with such words;
    - a decision or a training says it in words in its title or in what was decided or taught.

    The words are English by default, each the beginning of a word or phrase, and can be set:
    `culture` and `ethics`. The rule speaks once the scope or the policy is live; a record location
    that names clause 5.1.1 says that the evidence is kept outside. We have not read this edition:
    what the rule asks comes from secondary sources, which agree in this.

    ## Fails

    ```yaml
    COM-0001:
      log:
        - on: 2026-02-02
          what: New quality policy and requirements
          topics: [policy, requirements]
          about:
            - {record: POL-0001, version: "1.0"}
            - {record: REQ-0001, version: "1.0"}
            - {record: REQ-0002, version: "1.0"}
          audience: [ROL-0001, ROL-0002, ROL-0003]
          how: Shift meeting
          by: PSN-0001
          acknowledged:
            - {by: PSN-0002, on: 2026-02-02}
            - {by: PSN-0003, on: 2026-02-03}
    ```

    ## Passes

    ```yaml
    COM-0001:
      log:
        - on: 2026-02-02
          what: New quality policy and requirements
          topics: [policy, requirements, quality_culture]
          about:
            - {record: POL-0001, version: "1.0"}
            - {record: REQ-0001, version: "1.0"}
            - {record: REQ-0002, version: "1.0"}
          audience: [ROL-0001, ROL-0002, ROL-0003]
          how: Shift meeting
          by: PSN-0001
          acknowledged:
            - {by: PSN-0002, on: 2026-02-02}
            - {by: PSN-0003, on: 2026-02-03}
    DEC-0002:
      reason: Gifts of makers are declined, as our code of conduct says.
    ```
    """
    begins = before(corpus.today, period)
    if begins is None or not has_begun(corpus) or corpus.unclear(*_KINDS, "policy"):
        return
    if is_kept_elsewhere(corpus, "5.1.1"):
        return
    words = {"quality_culture": _any_of(culture), "ethical_behaviour": _any_of(ethics)}
    missing = [topic for topic in _TOPICS if not _is_shown(corpus, topic, words[topic], begins)]
    if missing:
        yield Finding(
            place_of_absence(corpus, *_KINDS),
            f"nothing of the last {period} shows that {' and '.join(_TOPICS[t] for t in missing)} "
            f"{'were' if len(missing) > 1 else 'was'} promoted",
            "log what was told and name the topic, as in 'topics: "
            f"[{', '.join(missing)}]', or record the decision or the training about it",
        )


def _is_shown(corpus: Corpus, topic: str, words: re.Pattern[str], begins: date) -> bool:
    def recent(day: date | None) -> bool:
        return day is not None and begins <= day <= corpus.today

    if any(
        recent(entry.date("on")) and _is_about(corpus, entry, topic, words)
        for communication in corpus.records("communication")
        for entry in communication.parts("log")
    ):
        return True
    if any(
        recent(decision.date("decided_on")) and _says(decision, words, "title", "what", "reason")
        for decision in corpus.live("decision")
    ):
        return True
    return any(
        any(recent(day) for day in days_of(training)) and _says(training, words, "title", "content")
        for training in corpus.live("training")
    )


def _is_about(corpus: Corpus, entry: Part, topic: str, words: re.Pattern[str]) -> bool:
    if topic in entry.texts("topics") or _says(entry, words, "what"):
        return True
    told = (corpus.get(about.text("record")) for about in entry.parts("about"))
    return any(
        record is not None and record.kind.name == "policy" and _stands_for(record, topic, words)
        for record in told
    )


def _stands_for(policy: Record, topic: str, words: re.Pattern[str]) -> bool:
    commitments, values = policy.parts("commitments"), policy.parts("values")
    if topic == "quality_culture" and any(c.text("type") == "culture" for c in commitments):
        return True
    return (
        _says(policy, words, "text")
        or any(_says(commitment, words, "text") for commitment in commitments)
        or any(_says(value, words, "name", "behaviour") for value in values)
    )


def _says(part: Part, words: re.Pattern[str], *names: str) -> bool:
    return any(words.search(part.text(name)) for name in names)


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words)) or '(?!)'})", re.IGNORECASE)
