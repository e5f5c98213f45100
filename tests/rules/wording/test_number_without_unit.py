"""Numbers: their units and tolerances, in the sentence and in the criterion."""

import pytest

from clausebook.rules.wording.number_without_unit import number_without_unit
from tests.rules.wording.statements import corpus, found, requirement

SAID = "The desk shall reply within 2 h."


@pytest.mark.parametrize(
    "statement",
    [
        "The box shall have a weight of 5.",
        "The oven shall reach a temperature of at least 250 when it is full.",
        "The pump shall keep the pressure below 2,5, whatever the load.",
        "The length shall be ≤ 20.",
    ],
)
def test_bare_number_in_a_sentence(statement):
    assert len(found(number_without_unit, statement)) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "The box shall have a weight of 5 kg.",
        "The box shall have a weight of 5kg and a height of 3 cm.",
        "The oven shall reach a temperature of 250 °C.",
        "The desk shall reply in a time of 2 working days.",
        "The desk shall close the day at the time 18:30.",
        "The sensor shall meet the power class 3.",
        "The counter shall set the time to 0.",
        "The pump shall show the pressure on 2 displays.",
        "The desk shall serve 5 customers at a time and 3 later.",
        "The report shall hold: 1. Speed 2. Current state 3. Current rate",
    ],
)
def test_number_with_unit_or_name(statement):
    assert found(number_without_unit, statement) == []


def _told(**criterion):
    given = {"measure": "length", "operator": "≤", "value": 20, "unit": "mm", **criterion}
    given = {key: value for key, value in given.items() if value is not None}
    return [f.message for f in number_without_unit(corpus(requirement(SAID, criterion=given)))]


def test_criterion_without_unit():
    assert _told(unit=None) == ["'length' is to be 20, in no unit"]
    assert _told() == []
    assert _told(unit="1") == []
    assert _told(operator="is", value="green", unit=None) == []
    assert _told(operator="is", value=True, unit=None) == []


def test_exact_measure_without_tolerance():
    assert _told(operator="=") == ["no measurement of 'length' is exactly 20 mm"]
    assert _told(operator="=", tolerance=0) == []
    assert _told(operator="=", value=0) == []
    assert _told(operator="=", unit="1") == []
    assert _told(operator="=", unit="months") == []
    assert _told(operator="between", upper=21) == []


def test_the_criterion_of_a_check_and_of_a_customer_count_as_well():
    check = {"method": "x", "criterion": {"measure": "length", "operator": "≤", "value": 20}}
    given = requirement(SAID, source="customer_stated", verified_by=[check])
    assert len(list(number_without_unit(corpus(given)))) == 1


def _pair(*units, products=("PRD-0001", "PRD-0001"), measures=("time", "Time")):
    return corpus(
        *(
            requirement(
                SAID,
                products=[product],
                criterion={"measure": measure, "operator": "≤", "value": 1, "unit": unit},
            )
            for unit, product, measure in zip(units, products, measures, strict=True)
        )
    )


def test_one_measure_of_a_product_in_two_units():
    (finding,) = number_without_unit(_pair("h", "min"))
    assert finding.message == "'Time' is in min here and in h in REQ-0001"
    assert list(number_without_unit(_pair("h", "h"))) == []
    assert list(number_without_unit(_pair("h", "min", products=("PRD-0001", "PRD-0002")))) == []
    assert list(number_without_unit(_pair("h", "min", measures=("time", "wait")))) == []
