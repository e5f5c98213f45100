"""Which state of the project a manual shows: today's, that of a day, or that of a commit."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clausebook.cli.clock import current_day
from clausebook.git import Moment, moment_of
from clausebook.language import N_, _
from clausebook.project import Project

__all__ = ["State", "state_of"]


@dataclass(frozen=True, slots=True)
class State:
    """What was asked for: a commit, a day, both or none; and the day that the clock shows.

    With a commit there is always a day, its own where no other was asked for.
    """

    moment: Moment | None
    day: date | None
    today: date

    @property
    def lies_back(self) -> bool:
        """Whether the day is in the past."""
        return self.day is not None and self.day < self.today

    @property
    def folder(self) -> str:
        """The folder for the manual where none is named; that of today's is never taken."""
        return f"_build/at-{self.moment.short_id}" if self.moment else "_build/html"

    @property
    def notice(self) -> str:
        """What must stand on every page, empty for today's manual."""
        if self.moment is not None:
            told = (
                N_("This manual shows the records of commit {commit} of {on}.")
                if self.day == self.moment.on
                else N_(
                    "This manual shows the records of commit {commit} of {on}, judged on {day}."
                )
            )
            return _said(told, commit=self.moment.short_id, on=self.moment.on, day=self.day)
        if self.day is None or self.day == self.today:
            return ""
        if self.lies_back:
            return _said(N_("This manual shows what was in force on {day}."), day=self.day)
        told = N_("This manual shows what will be in force on {day}, as far as it is approved now.")
        return _said(told, day=self.day)

    def settings(self) -> Mapping[str, str]:
        """Return the settings of Sphinx that say so; those of conf.py stand where nothing does."""
        settings = {"clausebook_notice": self.notice} if self.notice else {}
        if self.day is not None:
            settings["clausebook_as_of"] = self.day.isoformat()
        if self.moment is not None:
            settings["clausebook_at"] = self.moment.commit
        return settings


def _said(told: str, **values: object) -> str:
    """Return the notice in the language of the manual; its days are marked as they are by ISO."""
    return f"{_(told, **values)} {_('It is not the manual of today.')}"


def state_of(arguments: argparse.Namespace, project: Project) -> State:
    """Return what the arguments ask for; raises GitFault for an unknown revision."""
    moment = None if arguments.at is None else moment_of(project.root, arguments.at)
    day = arguments.as_of or (moment.on if moment else None)
    return State(moment, day, current_day())
