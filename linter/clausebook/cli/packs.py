"""A pack on the disk, as a folder or one zip file: written whole, and checked by its digests."""

import argparse
import hashlib
import io
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from clausebook import __version__
from clausebook.cli.output import write_as
from clausebook.cli.usage import UsageError
from clausebook.cli.writing import write_file
from clausebook.reports.audit_pack import SUMS
from clausebook.reports.display import visible
from clausebook.reports.json_text import to_json
from clausebook.reports.result import in_numbers

__all__ = ["is_pack", "put_pack", "verify_pack"]

_ZIP = ".zip"
_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The day of all files in a zip file: the clock has no part in it."""


def put_pack(place: Path, files: Mapping[str, bytes]) -> None:
    """Write a pack, in place of an earlier one.

    Raises UsageError where something else is, or a pack to which files were added.
    """
    place = Path(os.path.abspath(place))  # noqa: PTH100 - a link keeps its own name
    if place.suffix.lower() == _ZIP:
        if place.exists() and not is_pack(place):
            raise UsageError(f"{place}: is there and is no audit pack; name another file")
        write_file(place, _zipped(place.stem, files))
        return
    _refuse_foreign(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    try:
        new, old = beside / "new", beside / "old"
        for path, content in files.items():
            target = new / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        if place.exists():
            place.rename(old)
        new.rename(place)
    finally:
        if (beside / "old").exists() and not place.exists():
            (beside / "old").rename(place)
        shutil.rmtree(beside, ignore_errors=True)


def is_pack(place: Path) -> bool:
    """Whether a folder or a zip file holds digests where a pack has them."""
    if place.is_dir():
        return (place / SUMS).is_file()
    return place.is_file() and zipfile.is_zipfile(place) and bool(_in_zip(place).get(SUMS))


def verify_pack(arguments: argparse.Namespace) -> int:
    """Print which files of a pack are not as they were written; return 1 where there are any.

    Raises UsageError where its digests cannot be read, and for a revision: a pack has none.
    """
    if arguments.at is not None:
        raise UsageError("a pack is checked by its own digests; leave --at away")
    place = Path(arguments.manifest)
    found = _altered_files(place)
    told = [f"{visible(path)}: {what}\n" for path, what in found]
    count = in_numbers(len(found), "difference") if found else "every file agrees with SHA256SUMS"
    data = {
        "clausebook": __version__,
        "pack": arguments.manifest,
        "differences": [{"path": path, "message": what} for path, what in found],
    }
    write_as(
        arguments.format,
        lambda _: "".join([*told, f"{visible(arguments.manifest)}: {count}\n"]),
        json=lambda: to_json(data),
    )
    return int(bool(found))


def _altered_files(place: Path) -> list[tuple[str, str]]:
    """Return each path of a pack whose bytes are not those of its digests, with what is wrong.

    Raises UsageError where there are no digests that can be read.
    """
    there = _in_folder(place) if place.is_dir() else _in_zip(place)
    sums = there.pop(SUMS, None)
    if sums is None:
        raise UsageError(f"{place}: is no audit pack, for it has no {SUMS}")
    known = dict(_digests(sums(), place))
    found = [(path, "it is no part of the pack") for path in there if path not in known]
    for path, digest in known.items():
        if path not in there:
            found.append((path, "it is missing"))
        elif hashlib.sha256(there[path]()).hexdigest() != digest:
            found.append((path, "it was changed"))
    return sorted(found)


def _digests(sums: bytes, place: Path) -> Iterator[tuple[str, str]]:
    for line in sums.decode("utf-8", "surrogateescape").splitlines():
        digest, _, path = line.partition("  ")
        if not path:
            raise UsageError(f"{place}: {SUMS} cannot be read; it was changed")
        yield path, digest


_Contents = dict[str, Callable[[], bytes]]


def _in_folder(place: Path) -> _Contents:
    found = (one for one in sorted(place.rglob("*")) if not one.is_dir() or one.is_symlink())
    return {one.relative_to(place).as_posix(): one.read_bytes for one in found}


def _in_zip(place: Path) -> _Contents:
    """Return how to read what is in a zip file, without the folder that all of it lies in.

    What lies elsewhere keeps its whole name: it is no part of the pack.
    """
    content = place.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            names = [name for name in file.namelist() if not name.endswith("/")]
            held = {name: file.read(name) for name in names}
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError):
        return {}
    folder = next((n.removesuffix(SUMS) for n in names if n.partition("/")[2] == SUMS), "")
    return {name.removeprefix(folder): partial(held.__getitem__, name) for name in names}


def _zipped(folder: str, files: Mapping[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for path, content in files.items():
            entry = zipfile.ZipInfo(f"{folder}/{path}", _ALWAYS)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            file.writestr(entry, content)
    return whole.getvalue()


def _refuse_foreign(place: Path) -> None:
    if not place.exists():
        return
    if not place.is_dir() or (not is_pack(place) and any(place.iterdir())):
        raise UsageError(f"{place}: holds something else than an audit pack; name another folder")
    known = {SUMS}
    if is_pack(place):
        known |= {path for path, _ in _digests((place / SUMS).read_bytes(), place)}
    foreign = [path for path in _in_folder(place) if path not in known]
    if foreign:
        raise UsageError(
            f"{place}: holds '{foreign[0]}', which is no part of the pack; move it away first"
        )
