"""Those that share the reading: processes on this machine, or workers of a Dask cluster."""

import argparse
import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from clausebook.cli.output import remark
from clausebook.cli.usage import UsageError
from clausebook.corpus import Corpus

__all__ = ["load_shared", "workers"]


def load_shared(load: Callable[[Executor | None], Corpus], arguments: argparse.Namespace) -> Corpus:
    """Return what is loaded with those who were asked for by ``--jobs`` or ``--executor``.

    A process that was killed costs time and nothing else: all is read anew without others.
    Raises UsageError where both were asked for, and what ``cluster`` raises.
    """
    if arguments.executor is not None:
        if arguments.jobs != 1:
            raise UsageError("--jobs and --executor exclude each other: take one of them")
        from clausebook.cli.cluster import cluster

        with cluster(arguments.executor) as executor:
            return load(executor)
    try:
        with workers(arguments.jobs) as executor:
            return load(executor)
    except BrokenProcessPool:
        remark(
            "a process that shared the reading was killed, as happens where memory is short; "
            "all is read in one process instead"
        )
        return load(None)


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
