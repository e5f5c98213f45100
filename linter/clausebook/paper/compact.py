"""A PDF made smaller: its objects stay byte for byte, and are kept the shorter way of PDF 1.5.

The library writes each link, and each mark for screen readers, as an object in plain text with a
place in a table. They are four fifths of a printed manual. ISO 32000-1, 7.5.7 and 7.5.8, lets
objects stand together in compressed streams, and the table be one.
"""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["compact"]

_TOGETHER = 200
"""So many objects in a stream: more are hardly smaller, and slower to open."""
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_TRAILER = re.compile(rb"\s*trailer\s*<<(.*)>>\s*startxref\s", re.DOTALL)
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_OBJECT = re.compile(rb"(\d+) 0 obj\s+(.*?)\s*endobj\s*\Z", re.DOTALL)
_ENTRY = 20
_HEAD = re.compile(rb"%PDF-(?:1\.[5-9]|2\.0)\s(?:%[^\r\n]*\s)?")


@dataclass(frozen=True, slots=True)
class _File:
    """The parts of a PDF: its first line, its objects by their numbers, what the trailer says."""

    head: bytes
    objects: Mapping[int, bytes]
    trailer: bytes
    size: int


def compact(pdf: bytes) -> bytes:
    """Return a PDF with the same objects in fewer bytes; one written another way stays as it is."""
    file = _parts(pdf)
    return pdf if file is None else _written(file)


def _parts(pdf: bytes) -> _File | None:
    """Return the parts of a PDF, None for what is not written as the library writes."""
    head, start = _HEAD.match(pdf), _START.search(pdf[-100:])
    table = _TABLE.match(pdf, int(start[1])) if start is not None else None
    if head is None or table is None:
        return None
    size, begin = int(table[1]), table.end()
    end = begin + size * _ENTRY
    trailer = _TRAILER.match(pdf, end)
    entries = [pdf[at : at + _ENTRY] for at in range(begin, end, _ENTRY)]
    used = sorted(int(one[:10]) for one in entries if one[17:18] == b"n")
    places = pairwise([*used, table.start()])
    objects = [_OBJECT.match(pdf[first:after]) for first, after in places]
    if trailer is None or b"/Encrypt" in trailer[1] or None in objects:
        return None
    found = {int(one[1]): one[2] for one in objects if one is not None}
    return _File(head[0], found, re.sub(rb"/Size\s+\d+", b"", trailer[1]), size)


def _written(file: _File) -> bytes:
    """Return a file in which all objects but streams stand together, with a table as a stream."""
    alone = {n: body for n, body in file.objects.items() if body.endswith(b"endstream")}
    others = [n for n in sorted(file.objects) if n not in alone]
    groups = [others[at : at + _TOGETHER] for at in range(0, len(others), _TOGETHER)]
    streams = list(enumerate(groups, start=file.size))
    places = {n: (2, at, index) for at, held in streams for index, n in enumerate(held)}
    bodies = {**alone, **{at: _together(file, held) for at, held in streams}}
    parts, length = [file.head], len(file.head)
    for number, body in sorted(bodies.items()):
        places[number] = (1, length, 0)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        length += len(parts[-1])
    own = file.size + len(streams)
    places[own] = (1, length, 0)
    says = b"/Type/XRef/Size %d/W[1 4 2]%b" % (own + 1, file.trailer)
    table = _stream(says, b"".join(_rows(places, own + 1)))
    last = b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (own, table, length)
    return b"".join([*parts, last])


def _together(file: _File, numbers: Sequence[int]) -> bytes:
    """Return the stream of some objects: first their numbers and places, then they themselves."""
    heads, bodies, length = [], [], 0
    for number in numbers:
        heads.append(b"%d %d" % (number, length))
        bodies.append(file.objects[number])
        length += len(bodies[-1]) + 1
    head = b" ".join(heads) + b"\n"
    says = b"/Type/ObjStm/N %d/First %d" % (len(numbers), len(head))
    return _stream(says, head + b"\n".join(bodies))


def _stream(says: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    head = b"<<%b/Length %d/Filter/FlateDecode>>" % (says, len(packed))
    return b"%b\nstream\n%b\nendstream" % (head, packed)


def _rows(places: Mapping[int, tuple[int, int, int]], size: int) -> Iterator[bytes]:
    """Yield where each object is; a number without one is free."""
    for number in range(size):
        sort, place, index = places.get(number, (0, 0, 0))
        yield bytes([sort]) + place.to_bytes(4, "big") + index.to_bytes(2, "big")
