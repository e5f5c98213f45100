"""Waves of a survey that do not ask the same of the same."""

from collections.abc import Iterator, Mapping

from clausebook.analysis.survey_answers import box, score_kind
from clausebook.analysis.survey_waves import waves
from clausebook.analysis.texts import folded
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_INSTRUMENT = {
    "question": "question",
    "scale_minimum": "scale",
    "scale_maximum": "scale",
    "direction": "direction of the scale",
}
_BOXES = {"top_box": "top box", "bottom_box": "bottom box"}


@rule(
    "STA103",
    basis="practice",
    severity="warning",
    since="0.2",
    clauses="9.1.1 b, 9.1.3 b",
    parent="STA003",
)
def incomparable_waves(corpus: Corpus, *, mix_shift: int = 10) -> Iterator[Finding]:
    """A survey repeats an earlier one, but does not ask the same in the same way.

    A change of the score is a change of the customers only where all else stayed the same. On the
    telephone people are kinder than on the web; a scale that ends at 5 has no 9; where large
    customers answered last year and small ones this year, the mix made the score. A live survey
    with `previous_wave` is held against that wave: question, scale, direction, what counts as
    satisfied or difficult, the statistic, and how the question reached people (`mode`), each where
    both tell it; and the mix of segments (`responses_by_segment`), of which none may differ by more
    than `mix_shift` points (10) of all answers.

    A question may be bettered. Then the survey begins a new series: leave `previous_wave` out, and
    tell the story in the reading.

    ## Fails

    ```yaml
    SRV-0001:
      previous_wave: SRV-0002
      instrument: {question: Would you buy an oven of ours again?}
      mode: telephone
    ```

    ## Fails

    ```yaml
    SRV-0002:
      responses_by_segment:
        - {segment: SEG-0001, responded: 300}
        - {segment: SEG-0002, responded: 24}
    SRV-0001:
      previous_wave: SRV-0002
      responses_by_segment:
        - {segment: SEG-0001, responded: 15}
        - {segment: SEG-0002, responded: 10}
    ```

    ## Passes

    ```yaml
    SRV-0001:
      previous_wave: SRV-0002
    ```
    """
    for earlier, later in waves(corpus):
        differing = [*_differing(earlier, later)]
        if differing:
            names = ", ".join(dict.fromkeys(differing))
            yield Finding(
                later.at("previous_wave"),
                f"{earlier.id} cannot be compared: it differs in {names}",
                "leave 'previous_wave' out and begin a new series, or ask as before",
                (("the earlier wave", earlier.at()),),
            )
        else:
            yield from _mix(earlier, later, mix_shift)


def _differing(earlier: Record, later: Record) -> Iterator[str]:
    before, after = earlier.part("instrument"), later.part("instrument")
    for name, word in _INSTRUMENT.items():
        if (
            before.has(name)
            and after.has(name)
            and _plain(before.value(name)) != _plain(after.value(name))
        ):
            yield word
    for name, word in _BOXES.items():
        old, new = set(box(earlier, name)), set(box(later, name))
        if old and new and old != new:
            yield word
    old_kind, new_kind = score_kind(earlier), score_kind(later)
    if old_kind and new_kind and old_kind != new_kind:
        yield f"the statistic ({old_kind} and {new_kind})"
    if earlier.has("mode") and later.has("mode") and earlier.text("mode") != later.text("mode"):
        yield f"how it reached people ({earlier.text('mode')} and {later.text('mode')})"


def _plain(value: object) -> object:
    return folded(value).rstrip(" .?!") if isinstance(value, str) else value


def _mix(earlier: Record, later: Record, most: int) -> Iterator[Finding]:
    old, new = _shares(earlier), _shares(later)
    if not old or not new:
        return
    shifts = {name: new.get(name, 0.0) - old.get(name, 0.0) for name in (*old, *new)}
    largest = max(shifts, key=lambda name: (abs(shifts[name]), name))
    if abs(shifts[largest]) > most:
        yield Finding(
            later.at("responses_by_segment"),
            f"{largest} gave {old.get(largest, 0.0):.0f} % of the answers in {earlier.id}, and "
            f"{new.get(largest, 0.0):.0f} % here, so the mix may have made the change",
            "compare each segment by itself, and leave 'previous_wave' out of the survey of all",
            (("the mix of the earlier wave", earlier.at("responses_by_segment")),),
        )


def _shares(survey: Record) -> Mapping[str, float]:
    """Return the share of each segment among the answers, in per cent."""
    found = {
        part.text("segment"): part.whole("responded") or 0
        for part in survey.parts("responses_by_segment")
    }
    total = sum(found.values())
    return {name: 100 * count / total for name, count in found.items()} if total else {}
