"""What is said to be absent gives way where it may be there."""

from clausebook.sphinxext.absence import absent, settled, settled_words

NOTHING = absent("No complaint is on record.")
GAPS = f"Seen from May.{absent(' 3 inputs without a record.')}"


def test_it_is_said_where_everything_is_shown():
    assert settled(NOTHING, hides=False) == "No complaint is on record."
    assert settled(GAPS, hides=False) == "Seen from May. 3 inputs without a record."


def test_it_is_not_said_where_something_is_hidden():
    assert settled(GAPS, hides=True) == "Seen from May."
    assert settled(f"<td>{absent('<b>none</b>', 'not shown')}</td>", hides=True) == (
        "<td>not shown</td>"
    )


def test_words_that_say_of_nothing_else_are_replaced():
    words = f"Head\n\n{NOTHING}\n\n{GAPS}"
    assert settled_words(words, "", hides=False).split("\n\n") == [
        "Head",
        "No complaint is on record.",
        "Seen from May. 3 inputs without a record.",
    ]
    assert settled_words(words, "CMP-0003 is not read.", hides=False).split("\n\n")[1:] == [
        "CMP-0003 is not read.",
        "Seen from May. 3 inputs without a record.",
    ]
    assert settled_words(f"{NOTHING}\n\n{NOTHING}", "Not for you.", hides=True) == "Not for you."
