"""Lists that change item by item."""

from hypothesis import given
from hypothesis import strategies as st

from clausebook.document import read
from clausebook.document.amending import amended
from clausebook.tabular.record_edits import _steps

ITEMS = st.sampled_from(["a", "b", "c", "d", 1, True]) | st.fixed_dictionaries(
    {"x": st.integers(0, 3)}, optional={"y": st.sampled_from(["p", "q"])}
)
LISTS = st.lists(ITEMS, min_size=1, max_size=6)


def block(items):
    lines = (
        f"  - x: {item['x']}\n" + (f"    y: {item['y']}  # of {n}\n" if "y" in item else "")
        if isinstance(item, dict)
        else f"  - {str(item).lower() if isinstance(item, bool) else item}  # {n}\n"
        for n, item in enumerate(items)
    )
    return f"list:\n{''.join(lines)}end: 1\n"


@given(LISTS, LISTS)
def test_any_list_becomes_any_other(before, after):
    document = read("x.yaml", block(before).encode())
    assert document.value == {"list": before, "end": 1}

    found = amended(document, _steps(("list",), before, after))

    assert found.value == {"list": after, "end": 1}


@given(LISTS)
def test_items_at_the_end_leave_the_others_as_they_are(items):
    text = block(items)
    document = read("x.yaml", text.encode())

    longer = amended(document, _steps(("list",), items, [*items, "new"]))

    assert longer.text == text.replace("end: 1", "  - new\nend: 1")


def test_an_item_in_the_middle_loses_no_comment():
    document = read("x.yaml", block(["a", "b"]).encode())
    found = amended(document, _steps(("list",), ["a", "b"], ["a", "new", "b"]))

    assert found.text == "list:\n  - a  # 0\n  - new  # 1\n  - b\nend: 1\n"
