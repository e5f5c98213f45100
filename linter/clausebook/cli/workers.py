"""Processes that share the reading."""

import gc
import multiprocessing
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

__all__ = ["workers"]


@contextmanager
def workers(count: int) -> Iterator[ProcessPoolExecutor]:
    """Yield an executor of so many processes; an interrupt ends them at once, without a word."""
    # Started afresh, not forked: a fork while the progress has its thread can hang.
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(count, mp_context=context, initializer=_begin)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _begin() -> None:
    """Leave an interrupt to the process that waits for this one, and cycles to its end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
