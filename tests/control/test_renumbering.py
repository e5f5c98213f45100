"""A new id changes nothing but the id."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.control.renumbering import UnsafeText, mentions_in, renumbered
from tests.corpora import corpus as small_corpus
from tests.rules.base import base_files, corpus_of

BASE = corpus_of(base_files())
NEW = "9876"


def up_to_the_id(corpus, old: str, new: str):
    """Return all that a corpus says of its records and links, with one id for another."""

    def named(text):
        return text.replace(new, old)

    records = sorted(
        (named(r.id), r.path, r.is_valid, named(repr(r.values))) for r in corpus.all_records
    )
    links = sorted((named(ln.source), ln.name, named(ln.target)) for ln in corpus.links)
    return records, links


@settings(max_examples=25)
@given(st.sampled_from(sorted(BASE.by_id)), st.randoms(use_true_random=False))
def test_the_corpus_is_the_same_up_to_the_id(old: str, random):
    new = f"{old.partition('-')[0]}-{NEW}"
    files = {path: _decorated(text.decode(), old, random) for path, text in base_files().items()}
    before = corpus_of({path: text.encode() for path, text in files.items()})
    done = renumbered(before, before.by_id[old], new, before.documents)
    after = corpus_of({path: done.texts.get(path, text).encode() for path, text in files.items()})
    assert up_to_the_id(after, old, new) == up_to_the_id(before, old, new)
    assert old not in after.by_id
    for path, text in done.texts.items():
        assert text.replace(new, old) == files[path], "comments and layout are kept"


def _decorated(text: str, old: str, random) -> str:
    """Return a file in which the id is quoted here and there, and comments name it."""
    written = random.choice([old, f'"{old}"', f"'{old}'"])

    def changed(line: str) -> str:
        if old in line and line.startswith(("id: ", "  - id: ", "author: ", "owner: ")):
            comment = random.choice(["\n", f" # {old}?\n"])
            return line.replace(old, written).replace("\n", comment)
        return line

    return "".join(map(changed, text.splitlines(keepends=True)))


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("RSK-0013, (RSK-0013), RSK-0013.", 3, 0),
        ("{qms:record}`RSK-0013` {qms:record}`late <RSK-0013>`", 2, 0),
        ("RSK-00131 XRSK-0013 RSK-0013b rsk-0013", 0, 0),
        ("evidence/RSK-0013.pdf RSK-0013-minutes.txt see_RSK-0013", 0, 3),
        ("# clausebook: ignore[RSK005] as RSK-0013 says", 1, 0),
        ("RSK-0012/RSK-0013", 0, 1),
        ("\r\nRSK-0013\u2028RSK-0013", 2, 0),
    ],
)
def test_what_names_a_record(text: str, whole: int, parts: int):
    found = [mention.is_part for mention in mentions_in("a.yaml", text, "RSK-0013")]
    assert (found.count(False), found.count(True)) == (whole, parts)


RISK = "id: RSK-0013\nkind: risk\ntitle: {title}\ncause: a\nevent: b\neffect: c\n"
PROCESS = (
    "id: PRC-0001\nkind: process\ntype: operation\npurpose: As RSK-0013 says\nrisks: [RSK-0013]\n"
)


def test_of_two_records_the_other_keeps_id_and_references():
    both = small_corpus(
        {"a.yaml": RISK.format(title="One"), "b.yaml": RISK.format(title="Two"), "c.yaml": PROCESS},
        must_be_valid=False,
    )
    second = both.all_records[1]
    done = renumbered(both, second, "RSK-0014", {second.path})
    assert list(done.texts) == ["policies/b.yaml"]
    assert [(mention.path, mention.line) for mention in done.left] == [
        ("policies/c.yaml", 4),
        ("policies/c.yaml", 5),
    ]
    chosen = renumbered(both, second, "RSK-0014", {second.path, "policies/c.yaml"})
    assert set(chosen.texts) == {"policies/b.yaml", "policies/c.yaml"}
    assert chosen.left == ()


def test_of_two_records_in_one_register_one_is_renumbered():
    register = """\
id: REG-0001
kind: register
of: risk
records:
  - {id: RSK-0013, title: One, cause: a, event: b, effect: c}
  - {id: "RSK-0013", title: Two, cause: a, event: RSK-0013, effect: c}
"""
    both = small_corpus({"a.yaml": register}, must_be_valid=False)
    (text,) = renumbered(both, both.all_records[2], "RSK-0014", ()).texts.values()
    assert text.startswith(register.replace('"RSK-0013"', '"RSK-0014"'))


@pytest.mark.parametrize("escape", ['"RSK\\u002d0013"', '"RSK-001\\\n  3"'])
@pytest.mark.parametrize("where", ["id: RSK-0013", "risks: [RSK-0013]"])
def test_an_id_that_is_not_written_plainly_is_left_whole(escape: str, where: str):
    texts = {"a.yaml": RISK.format(title="One"), "b.yaml": PROCESS}
    written = {
        name: text.replace(where, where.replace("RSK-0013", escape)) for name, text in texts.items()
    }
    found = small_corpus(written, must_be_valid=False)
    with pytest.raises(UnsafeText, match="write it plainly first"):
        renumbered(found, found.by_id["RSK-0013"], "RSK-0014", found.documents)
