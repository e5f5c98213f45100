"""The roles whose work a process is."""

from clausebook.record import Record

__all__ = ["roles_at_work_in"]


def roles_at_work_in(process: Record) -> frozenset[str]:
    """Return the roles that answer for a process or do its work.

    The owner of a register of processes keeps the list; it answers for a process in it only where
    that names nobody itself.
    """
    doers = {*process.texts("responsible"), *(step.text("role") for step in process.parts("steps"))}
    answers = "owner" in process.values or not process.in_register
    if answers or not any(doers):
        doers.add(process.text("owner"))
    return frozenset(doers - {""})
