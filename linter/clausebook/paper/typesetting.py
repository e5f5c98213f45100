"""A book set in type as PDF: the only module that knows the libraries."""

import json
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from clausebook.paper.book import Book, book_data

__all__ = ["TypesettingFault", "typeset"]

_TEMPLATE, _DATA = "template.typ", "book.json"


class TypesettingFault(Exception):
    """A book cannot be set; the message is one line."""


def typeset(book: Book, pictures: Mapping[str, Path]) -> bytes:
    """Return the PDF of a book; the same book gives the same bytes, with the same fonts.

    ``pictures`` are files by the names that the pieces give them. The library sees a folder with
    nothing else in it. Raises TypesettingFault, and ImportError where a library is missing.
    """
    import typst

    midnight = datetime(book.day.year, book.day.month, book.day.day, tzinfo=UTC)
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        template = files("clausebook.paper").joinpath(_TEMPLATE).read_text(encoding="utf-8")
        (folder / _TEMPLATE).write_text(template, encoding="utf-8")
        (folder / _DATA).write_text(json.dumps(book_data(book)), encoding="utf-8")
        for name, place in pictures.items():
            shutil.copyfile(place, folder / name)
        try:
            pdf = typst.compile(
                str(folder / _TEMPLATE), root=str(folder), format="pdf", timestamp=midnight
            )
        except RuntimeError as error:
            raise TypesettingFault(str(error).splitlines()[0]) from error
    assert isinstance(pdf, bytes)
    return _packed(pdf)


def _packed(pdf: bytes) -> bytes:
    """Return a PDF with its objects packed together, the shorter way that PDF 1.5 knows.

    The other library writes each link, and each mark for screen readers, in plain text: four fifths
    of a printed manual.
    """
    import pikepdf

    packed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as book:
        together = pikepdf.ObjectStreamMode.generate
        book.save(packed, object_stream_mode=together, deterministic_id=True)
    return packed.getvalue()
