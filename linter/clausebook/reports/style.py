"""Colour and width of an output."""

from dataclasses import dataclass

from clausebook.diagnostic import Severity

__all__ = ["PLAIN", "Style"]

_SEVERITIES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set; without a width it is not wrapped."""

    width: int | None = None
    colour: bool = False

    def strong(self, text: str) -> str:
        """Return the text in bold."""
        return self._set(text, "1")

    def faint(self, text: str) -> str:
        """Return the text in grey."""
        return self._set(text, "2")

    def weighed(self, text: str, severity: Severity) -> str:
        """Return the text in the colour of a severity."""
        return self._set(text, _SEVERITIES[severity])

    def taken_out(self, text: str) -> str:
        """Return the text as one that is no longer there."""
        return self._set(text, "31;9")

    def put_in(self, text: str) -> str:
        """Return the text as one that is new."""
        return self._set(text, "32")

    def _set(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


PLAIN = Style()
