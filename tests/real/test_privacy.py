"""What real texts are mistaken for personal data, and what is found when such are put into them.

Texts and names are not repeated here: what was found in the patients' comments was labelled by hand,
and only the counts are kept.
"""

import csv
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from clausebook.rules.privacy._search import Search
from clausebook.rules.privacy._sensitive_words import sensitive_words
from clausebook.rules.privacy._sightings import Sort
from tests.real.sources import collection
from tests.rules.privacy.made_up import Case, cases

COMMENTS = 8808
"""Different comments of patients."""
NAMES = 52
"""Names behind a form of address that were found in them; each was looked at and is one."""
SENSITIVE = 85
"""Comments with a sensitive word; of 50 looked at, 38 tell of the health or a conviction of somebody."""
REQUIREMENTS = ("req-nasa-cfs", "req-strictdoc", "req-rtems-spec", "qms-score-process")
SEARCH = Search()


@pytest.fixture(scope="module")
def comments() -> list[str]:
    path = collection("feedback-nhs-text") / "datasets/phase_1/text_data.csv"
    with path.open(encoding="utf-8") as lines:
        return list(dict.fromkeys(row["feedback"] for row in csv.DictReader(lines)))


def test_comments_of_patients_raise_no_false_alarm(comments):
    assert len(comments) == COMMENTS
    found = [seen for text in comments for seen in SEARCH.find(text, "en")]
    assert Counter(seen.sort for seen in found) == {Sort.NAME: NAMES}
    form = re.compile(r"(Dr|Doctor|Mr|Mrs|Miss|Professor)\.? [A-Z][a-z]")
    assert [seen for seen in found if not form.match(seen.text)] == []


def test_masks_are_no_names(comments):
    masked = [text for text in comments if "XXXX" in text]
    assert len(masked) > 100
    found = [seen.text for text in masked for seen in SEARCH.find(text, "en")]
    assert [text for text in found if "X" in text] == []


def test_sensitive_words_are_rare_even_where_people_are_treated(comments):
    assert sum(1 for text in comments if any(sensitive_words(text))) == SENSITIVE


def test_complaints_about_banks_raise_no_alarm():
    """Their narratives are dummy text; companies, products, places and days are real."""
    folder = collection("feedback-cfpb")
    texts = [text for path in sorted(folder.rglob("*.csv")) for text in _cells(path)]
    assert len(texts) > 1000
    assert [seen for text in texts for seen in SEARCH.find(text, "en")] == []


def _cells(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", errors="replace") as lines:
        for row in csv.reader(lines):
            yield from (cell for cell in row if len(cell) > 1)


@pytest.mark.slow
@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_and_processes_raise_no_false_alarm(name):
    texts = [text for path in sorted(collection(name).rglob("*")) for text in _paragraphs(path)]
    assert len(texts) > 1000
    found = [seen for text in texts for seen in SEARCH.find(text, "en")]
    # The three e-mail addresses of authors are personal data indeed.
    assert {seen.sort for seen in found} <= {Sort.EMAIL}
    assert len(found) <= 3


def _paragraphs(path: Path) -> Iterator[str]:
    if path.suffix == ".csv":
        yield from _cells(path)
        return
    written = path.suffix in {".md", ".rst", ".sdoc", ".txt", ".yml", ".yaml"}
    if path.is_file() and written and path.name != "SOURCE.md":
        yield from re.split(r"\n\s*\n", path.read_text(encoding="utf-8", errors="replace"))


def _speaks_for_itself(case: Case) -> bool:
    """Whether nothing around it has to say what it is."""
    if case.sort in ("number plate", "national identity number"):
        return False
    if case.sort == "telephone number":
        return case.country in ("GB", "US") or "+" in case.secret
    return case.sort != "street address" or ", " in case.secret


@pytest.mark.slow
def test_what_is_put_into_real_comments_is_found(comments):
    chance = random.Random(6)
    sentences = [text for text in comments if 40 < len(text) < 400 and not SEARCH.find(text, "en")]
    put_in: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for case in cases(6, 15):
        if _speaks_for_itself(case):
            head, _, tail = chance.choice(sentences).partition(". ")
            text = f"{head.rstrip('.')}. It was {case.secret}, as told. {tail}"
            put_in[case.sort] += 1
            found[case.sort] += any(s.sort == case.sort for s in SEARCH.find(text, "en"))
    recall = {sort: found[sort] / put_in[sort] for sort in put_in}
    assert min(put_in.values()) > 40
    assert {sort for sort, share in recall.items() if share < 0.9} == set(), recall
