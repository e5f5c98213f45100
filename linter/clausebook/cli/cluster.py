"""A Dask cluster that shares the reading: workers on other machines, under one scheduler.

The workers run what they are sent by name, so that they need Clausebook themselves, in the same
state; no file of the project need be where they are.
"""

import logging
import pickle
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from clausebook import __version__
from clausebook.cache import digest_of_program, digest_of_schemas
from clausebook.cli.usage import UsageError
from clausebook.schema import load_schemas

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["OtherProgram", "cluster"]

_PATIENCE = 5
"""Seconds in which a scheduler has to answer, and to have a worker."""
_REPLACING = 60
"""Seconds in which a worker has to take the place of the last one that was lost."""
_LIBRARIES = ("jsonschema-rs", "PyYAML")
"""Those on which it depends what is found in a document."""
_Program = tuple[tuple[str, str], ...]


class OtherProgram(Exception):
    """A worker would find something else: ``theirs`` is what it runs of what has to be the same."""

    def __init__(self, theirs: _Program) -> None:
        super().__init__(theirs)
        self.theirs = theirs


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """Yield what gives work to the workers under a scheduler, as ``tcp://host:8786``.

    The work of a worker that is lost is given to another one. Raises UsageError where Dask is not
    installed, nobody answers, the cluster is lost, or its workers run another program.
    """
    with _connected(address) as client:
        try:
            _verify(client, address)
            yield _Cluster(client)
        except _lost():
            told = "its scheduler ended, or its workers died one after the other"
            raise UsageError(f"the cluster at {address} was lost: {told}; {_ALONE}") from None
        except OtherProgram as other:
            raise UsageError(_told("a worker", other)) from None


_ALONE = "run it again, or without --executor"
_SAME = "install the same for yourself, the scheduler and all workers"


class _Cluster(Executor):
    """Gives work to a cluster as bytes, in which Dask looks for nothing, and for this program.

    Dask has an executor of its own, whose futures never end where the scheduler is lost.
    """

    def __init__(self, client: "Client") -> None:
        self._client = client

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Give a call to any worker."""
        call = pickle.dumps((fn, args, kwargs))
        return _Answer(self._client, self._client.submit(_run, _program(), call, pure=False))


class _Answer(Future[Any]):
    """What a worker will have found out; whoever waits for it asks whether workers are there."""

    def __init__(self, client: "Client", sent: Any) -> None:
        super().__init__()
        self._client = client
        self._sent = sent

    def done(self) -> bool:
        """Whether it need not be waited for."""
        return bool(self._sent.done())

    def result(self, timeout: float | None = None) -> Any:
        """Return what was found out, as late as it may be; raises what the worker raised."""
        abandoned = 0
        while True:
            try:
                return self._sent.result(timeout=_PATIENCE)
            except TimeoutError:
                abandoned = 0 if self._client.nthreads() else abandoned + _PATIENCE
                if abandoned >= _REPLACING:
                    raise


def _run(program: _Program, call: bytes) -> Any:
    """Do what was sent, where this is the same program."""
    if program != _program():
        raise OtherProgram(_program())
    function, positional, named = pickle.loads(call)  # noqa: S301 - from whom Dask took the call
    return function(*positional, **named)


@cache
def _program() -> _Program:
    """Return what has to be the same wherever a document is read, by name."""
    state = f"{digest_of_program()[:8]}-{digest_of_schemas(load_schemas())[:8]}"
    return (
        ("Clausebook", f"{__version__} in the state {state}"),
        ("Python", "{}.{}".format(*sys.version_info)),
        *((name, version(name)) for name in _LIBRARIES),
    )


def _told(who: str, error: Exception) -> str:
    """Return why a worker cannot be used; what has no Clausebook, or an older one, says so."""
    if not isinstance(error, OtherProgram):
        return f"{who} has not this Clausebook: {error}; {_SAME}"
    theirs = dict(error.theirs)
    differ = (
        f"{name} {theirs.get(name, 'is missing')} instead of {own}"
        for name, own in _program()
        if theirs.get(name) != own
    )
    return f"{who} runs another program: {', '.join(differ)}; {_SAME}"


@contextmanager
def _connected(address: str) -> Iterator["Client"]:
    logging.disable()  # what matters is raised
    try:
        client = _client(address)
        try:
            yield client
        finally:
            client.close(timeout=_PATIENCE)
    finally:
        logging.disable(logging.NOTSET)


def _client(address: str) -> "Client":
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(
            "--executor dask:… needs Dask: install 'clausebook[dask]', here and for the workers"
        ) from None
    try:
        return Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        told = str(error) or type(error).__name__
        raise UsageError(f"no Dask scheduler answers at '{address}': {told}") from None


def _verify(client: "Client", address: str) -> None:
    """Raise UsageError where a worker would find something else; one that comes later is told."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        told = f"start one, as with 'dask worker {address}'"
        raise UsageError(f"the scheduler at {address} has no worker: {told}") from None
    call = (_run, _program(), pickle.dumps((_program, (), {})))
    for worker, answer in client.run(*call, on_error="return").items():
        if isinstance(answer, Exception):
            raise UsageError(_told(f"the worker {worker}", answer))
    try:
        client.submit(*call, pure=False).result()
    except RuntimeError:  # the scheduler looks at what it passes on
        told = f"the scheduler at {address} has no Clausebook, or another one"
        raise UsageError(f"{told}; {_SAME}") from None


def _lost() -> tuple[type[Exception], ...]:
    from distributed import KilledWorker
    from distributed.comm import CommClosedError

    return (CommClosedError, KilledWorker, CancelledError, TimeoutError)
