"""The list of naughty strings: each is read back as it is, or refused, and none is a crash."""

import json
import os
from pathlib import Path

import pytest

from clausebook.document import FaultKind, read

DATA = Path(os.environ.get("CLAUSEBOOK_DATA", Path(__file__).parents[3] / "shared" / "data"))
NAUGHTY = DATA / "conf-blns" / "blns.json"

pytestmark = pytest.mark.skipif(not NAUGHTY.is_file(), reason="the list of strings is not here")


@pytest.fixture(scope="module")
def strings():
    listed = json.loads(NAUGHTY.read_text(encoding="utf-8"))
    assert len(listed) > 500
    return listed


def test_json_escapes_are_read_back(strings) -> None:
    for string in strings:
        escaped = "".join(
            f"\\U{ord(sign):08x}" if ord(sign) > 0xFFFF else json.dumps(sign)[1:-1]
            for sign in string
        )
        document = read("a.yaml", f'value: "{escaped}"\n'.encode())
        assert (document.value, document.faults) == ({"value": string}, ())


def test_characters_in_quotes_are_read_back_or_refused(strings) -> None:
    refused = 0
    for string in strings:
        document = read("a.yaml", f"value: {json.dumps(string, ensure_ascii=False)}\n".encode())
        if document.faults:
            refused += 1
            assert {fault.kind for fault in document.faults} <= {
                FaultKind.ENCODING,
                FaultKind.UNSUPPORTED,
            }
        else:
            assert document.value == {"value": string}
    assert 0 < refused < 10


@pytest.mark.parametrize("before", ["", "value: ", "- ", "value: |\n  ", "[", "{a: "])
def test_raw_strings_never_crash(strings, before: str) -> None:
    for string in strings:
        for path in ("a.yaml", "a.md"):
            document = read(path, (before + string + "\n").encode())
            assert document.faults or before != "value: |\n  " or isinstance(document.value, dict)
            document.locate(("value",))
            document.comments("a")
