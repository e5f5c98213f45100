"""Texts that have broken other programs are set as they are."""

import json
import re
from datetime import date
from html import escape
from importlib.util import find_spec

import pytest

from clausebook.paper.book import Book, Page
from clausebook.paper.elements import parse_page
from clausebook.paper.pieces import pieces_of
from clausebook.paper.typesetting import typeset
from tests.paper.unpacked import unpacked
from tests.real.sources import collection


@pytest.mark.slow
@pytest.mark.skipif(find_spec("typst") is None, reason="typst is not installed")
@pytest.mark.parametrize("shown", [escape, str])
def test_naughty_strings_are_set(shown):
    texts = json.loads((collection("conf-blns") / "blns.json").read_text(encoding="utf-8"))
    html = "".join(
        f'<p>{shown(text)}</p><pre>{shown(text)}</pre><h2 id="{escape(text)}">{shown(text)}</h2>'
        f'<p><a href="{escape(text)}">link</a></p>'
        for text in texts[::3]
    )
    pieces = pieces_of(parse_page(html), lambda _: "")
    pdf = typeset(Book("\u202e<b>", "", date(2026, 11, 22), [Page("a", "A", "", pieces)]), {})
    assert pdf.startswith(b"%PDF-")
    assert b"/JavaScript" not in unpacked(pdf)
    assert not re.search(rb"/URI\s*\(\s*(?!https?:|mailto:)", unpacked(pdf), re.IGNORECASE)
