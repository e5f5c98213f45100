"""Words and phrases: what is told, what is passed over, and whose statements are read."""

import pytest

from clausebook.rules.wording.absolute_claim import absolute_claim
from clausebook.rules.wording.escape_clause import escape_clause
from clausebook.rules.wording.indefinite_time import indefinite_time
from clausebook.rules.wording.vague_words import vague_words
from tests.rules.wording.statements import corpus, found, requirement

VAGUE = {
    "The shop shall give a fast answer.": ["fast"],
    "The shop shall keep several spare parts and a number of filters.": ["several", "a number of"],
    "The pump shall deliver about 5 l/min.": ["about 5"],
    "The pump shall deliver nearly 5 l/min with good\n  quality.": ["nearly", "good"],
    "The app shall be user-friendly, state-of-the-art.": ["user-friendly", "state-of-the-art"],
    "The pump shall fit Class A 'fast' and `easy` valves.": [],
    "The pump shall run in the Easy Mode of the menu.": [],
    "At the very least, the pump shall deliver 5 l/min.": [],
    "The page shall tell about deliveries.": [],
    "The fast-forward key shall run in both directions.": [],
    "If the load is too large for the lift, the lift shall stop.": [],
    "The finished goods shall bear the batch number.": [],
    "The works shall follow the plan as required by the rigorous norm.": [],
    "The works shall follow the plan as required by the relevant norm.": ["relevant"],
    "The link shall be reliable, with no more than 2 faults a year.": [],
    "The link shall be reliable and the works shall look after it.": ["reliable"],
    "The lift shall have sufficient power to carry 500 kg.": [],
    "The lift shall have sufficient power.": ["sufficient"],
    "The report shall say whether the stock is sufficient.": [],
    "The app shall read various formats: PDF and PNG.": [],
    "The app shall read various formats.": ["various"],
    "The desk shall refuse the weak words: fast, good, nice.": [],
    "The desk shall number each lot (e.g. with some letters).": [],
    "The desk shall hold orders of which some parts are missing.": [],
    "The shop shall give a list to help a new clerk start quickly.": [],
    "The shop shall reply within 2 h. Often it gives a fast answer.": [],
    "The shop shall reply within 2 h. It should give a **fast** answer.": ["fast"],
    "This is a nice order with a good number.": [],
}
ESCAPES = {
    "The shop shall answer within 2 h where possible.": ["where possible"],
    "As far as possible the shop shall answer within 2 h.": ["As far as possible"],
    "The shop shall deliver plans, manuals etc.": ["etc."],
    "The app shall read any format, including PDF, PNG, etc.": [],
    "The desk shall send any customer a plan, a manual etc.": [],
    "The title shall be level 1, a part level 2, etc.": [],
    "The app shall export formats such as CSV.": [],
    "The plan shall say what to do if the door usually sticks.": [],
    "The shop shall usually reply within 2 h.": ["usually"],
    "The shop shall reply within 2 h (note: if possible sooner).": [],
    "The label shall bear the marks as required by the contract.": [],
    "The app shall export CSV. For example, a list of orders becomes a file.": [],
}
OPEN_ENDS = {
    "The app shall export formats such as CSV.": ["such as"],
    "The app shall export to tools (e.g. Excel).": ["e.g."],
    "The app shall export to any tool (e.g. Excel).": [],
    "The desk shall tell the customer, e.g. by letter.": [],
    "The source shall be public, e.g., hosted on a site such as X.": [],
    "The desk shall write a short text (e.g. a sentence).": [],
    "The desk shall check the process (e.g. its plan).": [],
    "The desk shall do more, such as checking whether the box is full.": [],
    "The label shall bear the number of the lot, e.g. `L-17`.": [],
}
ABSOLUTES = {
    "The pump shall never stop.": ["never"],
    "The pump shall start in 100 % of trials.": ["100 %"],
    "The app shall serve all users.": ["all users"],
    "The app shall serve all users in list A.": [],
    "The app shall run under any circumstances.": ["under any circumstances"],
    "When the pump never stops, the lamp shall be red.": [],
    "When the pump never stops the lamp shall be red.": [],
    "The shop shall send all parts of the order on one day.": [],
    "The pump shall stop if the valve always leaks.": [],
    "The clerk shall close every case of the day by 18:00.": [],
}
TIMES = {
    "The shop shall reply promptly.": ["promptly"],
    "The shop shall check the scale regularly and reply as soon as possible.": [
        "regularly",
        "as soon as possible",
    ],
    "The lamp shall light immediately after the door opens.": [],
    "The lamp shall light as soon as the door opens.": [],
    "When the valve leaks frequently, the lamp shall be red.": [],
    "The shop shall reply ASAP.": ["ASAP"],
    "The shop shall reply within 2 h.": [],
    "The shop shall check the scale regularly, once a month.": [],
    "The shop shall reduce the noise.": ["reduce"],
    "The shop shall not only improve its answers.": ["improve"],
    "The shop shall reduce the noise to 60 dB.": [],
    "The valve shall reduce pressure peaks to half their height in 2 s.": [],
}


def _cases(table):
    return [pytest.param(*item, id=item[0].replace("\n", " ")) for item in table.items()]


def _words(messages):
    return [m for message in messages for m in message.split("'")[1::2]]


@pytest.mark.parametrize(("statement", "words"), _cases(VAGUE))
def test_vague(statement, words):
    told = [" ".join(word.split()) for word in _words(found(vague_words, statement))]
    assert told == words


@pytest.mark.parametrize(("statement", "words"), _cases(ESCAPES))
def test_escapes(statement, words):
    assert _words(found(escape_clause, statement)) == words


@pytest.mark.parametrize(("statement", "words"), _cases(OPEN_ENDS))
def test_open_ends_that_an_organization_wants_to_hear_of(statement, words):
    told = found(escape_clause, statement, open_ends=("such as", "e.g."))
    assert _words(told) == words


@pytest.mark.parametrize(("statement", "words"), _cases(ABSOLUTES))
def test_absolutes(statement, words):
    assert _words(found(absolute_claim, statement)) == words


@pytest.mark.parametrize(("statement", "words"), _cases(TIMES))
def test_times(statement, words):
    assert _words(found(indefinite_time, statement)) == words


@pytest.mark.parametrize("rule", [vague_words, escape_clause, absolute_claim, indefinite_time])
class TestThresholds:
    def test_add_words(self, rule):
        statement = "The tool shall support trees."
        assert found(rule, statement) == []
        assert _words(found(rule, statement, words=("support",))) == ["support"]
        assert _words(found(rule, statement, words=("shall support",))) == ["shall support"]

    def test_pass_over_words_that_are_none(self, rule):
        none = ("", " ", "#", "()")
        assert found(rule, "The tool shall (only) cut 5 trees.", words=none, allowed=none) == []

    def test_remove_words(self, rule):
        statement = "The shop shall never reply promptly with a fast van where possible."
        told = tuple(_words(found(rule, statement)))
        assert len(told) == 1
        assert found(rule, statement, allowed=told) == []
        assert found(rule, statement, allowed=(statement[:-1].lower(),)) == []


@pytest.mark.parametrize(
    "values",
    [
        {"source": "customer_stated"},
        {"source": "statutory"},
        {"source": "regulatory"},
        {"source": None},
        {"status": "draft"},
        {"status": "superseded"},
        {"status": "obsolete"},
        {"expires_on": "2026-06-29"},
        {"language": "de"},
    ],
)
def test_what_is_not_ours_not_in_use_or_not_english_is_left_alone(values):
    given = requirement("The shop shall give a fast answer.", **values)
    assert list(vague_words(corpus({k: v for k, v in given.items() if v is not None}))) == []


@pytest.mark.parametrize(
    "values",
    [
        {"source": "customer_unstated"},
        {"status": "review"},
        {"expires_on": "2026-06-30"},
        {"language": "en-GB"},
    ],
)
def test_what_is_ours_and_in_use_is_read(values):
    given = requirement("The shop shall give a fast answer.", **values)
    assert len(list(vague_words(corpus(given)))) == 1


def test_a_statement_without_an_english_word_is_left_alone():
    assert found(vague_words, "Die Pumpe muss fast immer laufen.") == []


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("fast", "its limit"),
        ("appropriate", "say which"),
        ("various", "say which"),
        ("several", "say how many"),
        ("easy", "what shows it"),
        ("about 5", "a range"),
    ],
)
def test_the_hint_fits_the_sort_of_word(word, advice):
    (finding,) = vague_words(corpus(requirement(f"The shop shall give {word} answers.")))
    assert advice in finding.hint


@pytest.mark.parametrize(("unit", "says"), [("h", True), ("%", False)])
def test_the_hint_says_what_the_criterion_says(unit, says):
    criterion = {"measure": "time to reply", "operator": "≤", "value": 2, "unit": unit}
    given = corpus(requirement("The shop shall reply promptly.", criterion=criterion))
    (finding,) = indefinite_time(given)
    assert (finding.hint == "say what the criterion says, time to reply ≤ 2 h") is says
