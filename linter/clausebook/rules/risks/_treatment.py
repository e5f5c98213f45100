"""What was done about a risk."""

from clausebook.record import Part, Record

__all__ = ["actions", "controls_in_place", "is_carried_out", "proofs", "steps_done"]

_LEAVING = ("retain", "monitor", "avoid")
"""Options after which nothing is left to be rated, or nothing was to change."""


def actions(risk: Record) -> tuple[Part, ...]:
    """Return the actions of the treatment."""
    return risk.part("treatment").parts("actions")


def controls_in_place(risk: Record) -> tuple[Part, ...]:
    """Return the controls that are implemented."""
    return tuple(part for part in risk.parts("controls") if part.text("state") == "implemented")


def steps_done(risk: Record) -> tuple[Part, ...]:
    """Return the controls that are in place and the actions that are done."""
    done = tuple(action for action in actions(risk) if action.has("done_on"))
    return (*controls_in_place(risk), *done)


def proofs(risk: Record) -> tuple[Part, ...]:
    """Return what is done and names its evidence."""
    return tuple(step for step in steps_done(risk) if step.has("evidence"))


def is_carried_out(risk: Record) -> bool:
    """Whether a treatment that is to lower the risk is complete."""
    option = risk.part("treatment").text("option")
    if not option or option in _LEAVING:
        return False
    planned = actions(risk)
    if planned:
        return all(action.has("done_on") for action in planned)
    return bool(controls_in_place(risk))
