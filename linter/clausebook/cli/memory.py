"""Memory while records are read and checked."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["growing_memory"]


@contextmanager
def growing_memory() -> Iterator[None]:
    """Leave out the search for cycles: records stay until the end, and looking at them costs time.

    A sixth of the time of a lint of 10,000 records went into it. What was made meanwhile is left
    out of later searches too, or the first would look at all of it after all.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()
