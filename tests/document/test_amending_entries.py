"""Entries of a list amended each by itself come to what amending the whole comes to."""

import pytest

from clausebook.document import amending_entries, read
from clausebook.document.amending import Amendment, CannotAmend, Put, TakeOut, amended
from clausebook.document.amending_entries import amended_entries

TEXT = """\
# A register
id: REG-0001
records:
  # first
  - id: A
    text: |
      - no entry
      # no comment

    list: [1, 2]  # kept

  - {id: B, text: x}
  -   id: C
      text: "last"
# of what follows
end: true
"""
STEPS: dict[int, list[Amendment]] = {
    0: [Put(("records", 0, "text"), "new"), Put(("records", 0, "list", 1), 3)],
    1: [Put(("records", 1, "text"), "y: z")],
    2: [TakeOut(("records", 2, "text")), Put(("records", 2, "more"), ["a"])],
}
VARIANTS = {
    "in lines": TEXT,
    "with CRLF": TEXT.replace("\n", "\r\n"),
    "not indented": "records:\n- id: A\n  text: a\n  list: [1, 2]\n- {id: B, text: x}\n- id: C\n  text: c",
    "in brackets": "records: [{id: A, text: a, list: [1, 2]}, {id: B, text: x}, {id: C, text: c}]\n",
    "an alias": TEXT.replace("{id: B", "{o: &x 1, id: B").replace(
        "-   id: C", "-   o: *x\n      id: C"
    ),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_the_same_as_in_the_whole(name):
    document = read("x.yaml", VARIANTS[name].encode())
    steps = [step for index in STEPS for step in STEPS[index]]

    assert amended_entries(document, "records", STEPS).text == amended(document, steps).text


def test_the_whole_is_read_once(monkeypatch):
    document = read("x.yaml", TEXT.encode())
    texts: list[bytes] = []

    def noted(path, data):
        texts.append(data)
        return read(path, data)

    monkeypatch.setattr(amending_entries, "read", noted)
    amended_entries(document, "records", STEPS)

    assert sum(b"REG-0001" in data for data in texts) == 1


def test_a_refusal_names_the_place_in_the_document():
    document = read("x.yaml", TEXT.replace("- {id: B", "- {o: &x {a: 1}, p: *x, id: B").encode())

    with pytest.raises(CannotAmend) as refusal:
        amended_entries(document, "records", {1: [Put(("records", 1, "p", "a"), 2)]})

    assert refusal.value.pointer == ("records", 1, "p", "a")
