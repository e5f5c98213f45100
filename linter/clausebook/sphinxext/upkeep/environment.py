"""Sphinx's environment, which a killed build can leave half written, and a copy make foreign."""

import hashlib
from contextlib import suppress
from pathlib import Path

from sphinx.application import ENV_PICKLE_FILENAME, Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

__all__ = ["forget_what_is_broken", "vouch_for_environment"]

_SUM = "environment.sum"


def forget_what_is_broken(app: Sphinx, _config: Config) -> None:
    """Remove an environment that is not what was kept; everything is read anew then."""
    place = Path(app.doctreedir) / ENV_PICKLE_FILENAME
    with suppress(OSError):
        if place.is_file() and _kept_sum(app) != _sum(place):
            place.unlink()


def vouch_for_environment(app: Sphinx, _env: BuildEnvironment) -> None:
    """Keep the sum of the environment that Sphinx has just written."""
    folder = Path(app.doctreedir)
    text = _sum(folder / ENV_PICKLE_FILENAME)
    beside = folder / f"{_SUM}.new"
    beside.write_text(text, encoding="ascii")
    beside.replace(folder / _SUM)


def _kept_sum(app: Sphinx) -> str:
    try:
        return (Path(app.doctreedir) / _SUM).read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return ""


def _sum(place: Path) -> str:
    """Return what tells an environment, and the folder it was written in, from any other."""
    with place.open("rb") as file:
        digest = hashlib.file_digest(file, "blake2b").hexdigest()
    return f"{digest} {place.parent.stat().st_ino}"
