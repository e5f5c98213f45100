"""A document as plain data and back is the document that was read."""

import marshal

import pytest

from clausebook.amendment import Append, Fix, Put, Rename, TakeOut
from clausebook.document import read, unreadable
from clausebook.record import LoadedDocument, load
from clausebook.record.plain import from_plain, to_plain
from clausebook.warm.fixes import plain_fix, read_fix
from tests.rules.base import base_files, library

ODD = {
    "policies/broken.yaml": b"id: [",
    "policies/empty.yaml": b"",
    "policies/list.yaml": b"- 1\n",
    "policies/bytes.yaml": b"\xff\xfe",
    "policies/mark.yaml": b"\xef\xbb\xbfid: RSK-0001\r\nkind: risk\r\n",
    "policies/unknown.yaml": b"id: XYZ-0001\nkind: xyz\n",
    "policies/half.yaml": b"id: REG-0001\nkind: register\nof: risk\nowner: ROL-0001\nrecords:\n  - id: 1\n  - {}\n  - no\n",
    "policies/aliases.yaml": b"id: RSK-0001\nkind: risk\ntitle: &a [1, 2.5, null, true]\ncause: *a\n",
    "policies/no-header.md": b"# Title\n",
    "policies/header.md": b"---\nid: SOP-0001\nkind: procedure\n---\n\nText\n",
}
READ = {path: data for path, data in base_files().items() if path.endswith((".yaml", ".md"))}


def documents() -> list[LoadedDocument]:
    read_ones = [load(read(path, data), library()) for path, data in {**READ, **ODD}.items()]
    return [*read_ones, load(unreadable("policies/x.yaml", "closed", "open it"), library())]


@pytest.mark.parametrize("loaded", documents(), ids=lambda loaded: loaded.path)
def test_it_is_the_same(loaded: LoadedDocument) -> None:
    plain = marshal.loads(marshal.dumps(to_plain(loaded)))  # noqa: S302
    again = from_plain(loaded.path, plain, library())
    assert vars(again.document) == vars(loaded.document)
    assert again.records == loaded.records
    assert [r.status for r in again.records] == [r.status for r in loaded.records]
    assert again.problems == loaded.problems
    assert again.links == loaded.links
    assert again.whole is None


@pytest.mark.parametrize(
    "fix",
    [
        None,
        Fix("write 'value: 1'", (Put(("a", 0), {"b": [1, 2.5, None, True]}, ("b", "c")),)),
        Fix("several", (Rename(("a",), "b"), TakeOut(("c", 1)), Append(("d",), "e"))),
    ],
)
def test_a_fix_is_the_same(fix: Fix | None) -> None:
    assert read_fix(marshal.loads(marshal.dumps(plain_fix(fix)))) == fix  # noqa: S302
