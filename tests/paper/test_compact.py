"""A PDF that was made smaller holds the same objects, and its table leads to each of them."""

import re
import zlib

import pytest

from clausebook.paper.compact import compact


def objects_of_plain(pdf):
    """Read the objects of a PDF by the words around them, not by its table."""
    found = re.findall(rb"(?<!\d)(\d+) 0 obj\s+(.*?)\s*endobj", pdf, re.DOTALL)
    return {int(number): body for number, body in found}


def objects_of_compact(pdf):
    """Follow the table of a PDF, row by row, as a reader does."""
    start = int(searched(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf))
    says, table = stream_at(pdf, start)
    assert b"/W[1 4 2]" in says
    size = int(searched(rb"/Size (\d+)", says))
    assert len(table) == 7 * size
    rows = [table[at : at + 7] for at in range(0, len(table), 7)]
    places = [(row[0], int.from_bytes(row[1:5]), int.from_bytes(row[5:])) for row in rows]
    assert places[0][0] == 0
    found = {}
    for number, (sort, place, index) in enumerate(places):
        if sort == 1:
            assert pdf.startswith(b"%d 0 obj\n" % number, place)
            body = pdf[place : pdf.index(b"\nendobj\n", place)]
            found[number] = body.partition(b"\n")[2]
        elif sort == 2:
            says, content = stream_at(pdf, places[place][1])
            first = int(searched(rb"/First (\d+)", says))
            heads = list(map(int, content[:first].split()))
            assert heads[2 * index] == number
            ends = [*heads[3::2], len(content) - first]
            begin, end = heads[2 * index + 1], ends[index]
            found[number] = content[first + begin : first + end].strip()
    own = {n for n, body in found.items() if b"/Type/ObjStm" in body or b"/Type/XRef" in body}
    return {n: body for n, body in found.items() if n not in own}, says_of(pdf, start)


def searched(pattern, text):
    found = re.search(pattern, text)
    assert found is not None
    return found[1]


def says_of(pdf, start):
    return stream_at(pdf, start)[0]


def stream_at(pdf, place):
    head, _, rest = pdf[place:].partition(b"\nstream\n")
    length = int(searched(rb"/Length (\d+)", head))
    assert rest[length:].startswith(b"\nendstream")
    return head, zlib.decompress(rest[:length])


def pdf_of(objects, head=b"%PDF-1.7\n%\x80\x80\x80\x80\n", trailer=b"/Root 1 0 R/ID[(a)(b)]"):
    out, places = head, []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n\n" % (number, body)
    rows = b"".join(b"%010d 00000 n\r\n" % place for place in places)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f\r\n%b" % (size, rows)
    end = b"trailer\n<</Size %d%b>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(out))
    return out + table + end


STREAM = b"<</Length 7>>\nstream\nendobj \nendstream"
"""A stream whose bytes look like the end of an object."""
MANY = [b"<</Type/Catalog>>", STREAM, *(b"<</N %d/S(a\\)b)>>" % n for n in range(450))]


@pytest.mark.parametrize("count", [1, 2, 3, 201, 202, len(MANY)])
def test_every_object_is_there_byte_for_byte_under_its_number(count):
    plain = pdf_of(MANY[:count])
    small = compact(plain)
    found, says = objects_of_compact(small)
    assert found == dict(enumerate(MANY[:count], start=1))
    assert b"/Root 1 0 R/ID[(a)(b)]" in says
    assert says.count(b"/Size") == 1
    if count > 100:
        assert len(small) < len(plain) / 5


@pytest.mark.parametrize(
    "pdf",
    [
        b"",
        b"no PDF",
        pdf_of(MANY, head=b"%PDF-1.4\n"),
        pdf_of(MANY, trailer=b"/Root 1 0 R/Encrypt 2 0 R"),
        pdf_of(MANY).replace(b"0 obj\n<</N 3", b"1 obj\n<</N 3"),
        pdf_of(MANY).replace(b"startxref\n", b"startxref\n9"),
        compact(pdf_of(MANY)),
    ],
)
def test_what_is_written_another_way_stays_as_it_is(pdf):
    assert compact(pdf) == pdf


def test_what_the_library_sets_becomes_smaller_and_stays_the_same():
    typst = pytest.importorskip("typst")
    text = b"= Title\n" + b'#link("https://e.org/")[a link] in a text.\n\n' * 300
    plain = typst.compile(text, format="pdf")
    small = compact(plain)
    assert len(small) < len(plain) / 3
    assert objects_of_compact(small)[0] == objects_of_plain(plain)
