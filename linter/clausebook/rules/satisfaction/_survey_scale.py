"""Answers and boxes that do not lie on the scale of a survey."""

from collections.abc import Iterator

from clausebook.record import Part, Place, Record
from clausebook.rules.rule import Finding

__all__ = ["impossible_scale"]


def impossible_scale(survey: Record) -> Iterator[Finding]:
    """Yield a finding for a scale that does not rise, answers off it, and boxes that overlap."""
    instrument = survey.part("instrument")
    low, high = instrument.whole("scale_minimum"), instrument.whole("scale_maximum")
    if low is not None and high is not None and low >= high:
        yield Finding(
            instrument.at("scale_maximum"),
            f"the scale ends at {high}, but begins at {low}",
            "write the highest number of the scale",
            (("its beginning", instrument.at("scale_minimum")),),
        )
    else:
        yield from _off_the_scale(survey, low, high)
    satisfied = {number for number, _ in _box(instrument, "top_box")}
    for number, place in _box(instrument, "bottom_box"):
        if number in satisfied:
            yield Finding(
                place,
                f"the answer {number} counts as satisfied and as dissatisfied",
                "leave it in one of 'top_box' and 'bottom_box'",
                (("it counts as satisfied", instrument.at("top_box")),),
            )


def _off_the_scale(survey: Record, low: int | None, high: int | None) -> Iterator[Finding]:
    instrument = survey.part("instrument")
    answers = [
        (number, part.at("option"))
        for part in survey.parts("answers")
        if (number := part.whole("option")) is not None
    ]
    for group in (answers, _box(instrument, "top_box"), _box(instrument, "bottom_box")):
        off = [
            (number, place)
            for number, place in group
            if (low is not None and number < low) or (high is not None and number > high)
        ]
        if off:
            numbers = ", ".join(str(number) for number, _ in off)
            yield Finding(
                off[0][1],
                f"{numbers} {'is' if len(off) == 1 else 'are'} not on the scale, "
                f"which goes {_range(low, high)}",
                "mend the answers or the scale",
                (("the scale", instrument.at()),),
            )


def _range(low: int | None, high: int | None) -> str:
    begins = "" if low is None else f"from {low} "
    return begins + ("upwards" if high is None else f"to {high}")


def _box(instrument: Part, name: str) -> list[tuple[int, Place]]:
    found = instrument.value(name)
    numbers = found if isinstance(found, list) else []
    return [
        (number, instrument.at(name, index))
        for index, number in enumerate(numbers)
        if isinstance(number, int)
    ]
