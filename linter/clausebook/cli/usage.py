"""Arguments, and what is said when they are wrong."""

import argparse
import re
from collections.abc import Iterable, Sequence
from typing import NoReturn

__all__ = ["Parser", "UsageError", "did_you_mean", "one_of"]


class UsageError(Exception):
    """The command cannot be carried out as it was given; the message is one line."""


class Parser(argparse.ArgumentParser):
    """A parser that raises UsageError and names the nearest option."""

    def __init__(self, prog: str, description: str, usage: str | None = None) -> None:
        super().__init__(
            prog=prog,
            usage=usage,
            description=description,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Return the arguments; options and paths may stand in any order."""
        found, unknown = self.parse_known_intermixed_args(arguments)
        for word in unknown:
            if word.startswith("-"):
                known = re.findall(r"(?<!\w)--[a-z-]+", self.format_help())
                self.error(f"unknown option '{word}'{did_you_mean(word.split('=')[0], known)}")
            self.error(f"unexpected argument '{word}'")
        return found

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the arguments."""
        raise UsageError(message.removeprefix("argument "))


_MOST_NAMED = 40
"""So many words are listed where none is like the one given; of more, nobody reads the list."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the advice to append to a message about an unknown word."""
    from difflib import get_close_matches

    words = sorted(known)
    close = get_close_matches(word, words, n=1, cutoff=0.6)
    if close:
        return f"; did you mean '{close[0]}'?"
    return f"; known: {', '.join(words)}" if len(words) <= _MOST_NAMED else ""


def one_of(word: str, known: Iterable[str], what: str) -> str:
    """Return the word if it is known, for use as the type of an option."""
    words = tuple(known)
    if word not in words:
        raise argparse.ArgumentTypeError(f"unknown {what} '{word}'{did_you_mean(word, words)}")
    return word
