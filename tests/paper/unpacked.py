"""What stands in a PDF, with its streams unpacked."""

import re
import zlib

STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def unpacked(pdf: bytes) -> bytes:
    """Return the bytes of a PDF, followed by what its compressed streams hold."""
    return b"\n".join([pdf, *filter(None, map(_inflated, STREAM.findall(pdf)))])


def _inflated(packed: bytes) -> bytes:
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return b""
