"""Sentences: how many things they ask for, and whether they say who shall do what."""

import pytest

from clausebook.rules.wording.compound_requirement import compound_requirement
from clausebook.rules.wording.unstructured_sentence import unstructured_sentence
from tests.rules.wording.statements import corpus, found, requirement

COMPOUND = {
    "The desk shall reject the order and inform the customer.": "'reject' and 'inform'",
    "The desk shall check, sign and file the order.": "'check', 'sign' and 'file'",
    "The desk shall weigh the lot, record the weight, and print a label.": "3 things",
    "The desk shall record the call and then return the part.": "'record' and 'return'",
    "If the lot fails, the desk shall automatically block it and tell Service.": "2 things",
    "The desk shall send a letter. The desk shall call.": "'shall' stands twice",
    "The desk must sign; it must also file; it must call.": "stands 3 times",
    "The desk shall send a letter and/or an e-mail.": "'and/or'",
    "The app shall support importing/exporting orders.": "'importing/exporting'",
    "The app shall enable/disable the alarm.": "'enable/disable'",
    "The desk shall label each lot in order to trace it.": "'in order to'",
    "The desk shall not send the letter, print it and call the customer.": "'not' may hold",
    "The app shall add, edit and show orders.": "3 things",
    "The app shall import and export orders.": "'import' and 'export'",
    "The desk shall send a letter. It must also call.": "both 'shall' and 'must'",
    "The desk shall send a letter. If it rains, the desk shall call.": "'shall' stands twice",
    "The app shall start the pump and reset its clock.": "'start' and 'reset'",
    "The desk shall send:\n- a letter\n- a plan\nThe desk shall call.": "'shall' stands twice",
    "The desk shall ship daily unless it is Sunday, except for eggs.": "2 exceptions",
}
SINGLE = [
    "The desk shall confirm the day and the place of delivery.",
    "The desk shall send the order and record of payment within 2 h.",
    "The app shall give users a way to check and sign orders.",
    "The desk shall send a form that the customer fills in and returns.",
    "The desk shall reply when the customer calls and asks for a reply.",
    "The desk shall use the on/off key and the keep/delete flag.",
    "The wall shall be built so that it bears 5 kN.",
    "The desk shall ship daily unless it is Sunday.",
    "If the order must be sent that day, the desk shall send it by 18:00.",
    "The pump shall stop and go lamp.",
    "When the desk checks an order and signs it, the app shall file the order.",
    "The report shall list the following (and print none): date, time and report number.",
    "The works shall deliver the oven with 'import/export' papers.",
    "When the door opens, the oven shall cut the heat and write an event to the log.",
    "The pump shall reject the command, increment the error counter, and return an error code.",
    "The part shall be blocked and an error code shall be returned.",
    "The pump shall issue an event. The command shall be rejected.",
    "If the name is wrong, the pump shall record the error in the system log and return a code.",
    "The desk shall create and send the letter.",
    "The desk shall check and mount the wheel.",
    "The app shall create, format and open the file.",
    "The desk shall remove the wheel and mount a new one.",
    "The app shall compute the sum and show it.",
    "The app shall extract the data and send the extracted data.",
    "The app shall create a node and label the created node.",
    "The pump shall first fill the tank and then heat the water.",
    "The pump shall return an error and not add the item.",
    "The desk shall use its own scale and shall not use another.",
    "The app shall enable/disable the alarm as specified in the order.",
    "The desk shall give a plan. The plan shall have three parts.",
    "The desk shall compute a sum. The method shall be one of the following: A, B.",
    "The works shall keep a time that shall be set by the user.",
    "The desk shall keep the lists as follows:\n- The first shall be long.\n- The next shall not.",
    "The desk shall reply within 2 h. This shall be done in writing.",
    "The desk shall reply within 2 h. This means: the clerk shall reply.",
    "If the plan says that a part shall be cut, the desk shall cut it.",
    "The desk shall check the lot only when the lot shall be sent.",
    "The app shall provide a way to statically define and start a pump.",
    "The app shall support identifying/isolating a part.",
]
UNSTRUCTURED = {
    "The desk should reply within 2 h.": "'should' does not bind",
    "The desk will reply within 2 h.": "'will' does not bind",
    "The desk replies to the customer within 2 h.": "no 'shall'",
    "Reply to the customer within 2 h.": "no 'shall'",
    "It shall reply within 2 h.": "'it shall'",
    "When a call comes, this must end within 2 h.": "'this must'",
    "When a call comes, shall reply within 2 h.": "nobody is named who shall",
    "Complaints shall be answered within 2 h.": "'shall be answered'",
    "Complaints shall always be answered by the end of the day.": "'shall be answered'",
    "The order shall be checked by weighing it.": "'shall be checked'",
    "It shall be checked if the order was sent by Service.": "'shall be checked'",
    "It shall be possible to send an order.": "'it shall'",
    "The letter must be sent.": "'must be sent'",
}
STRUCTURED = [
    "The desk shall reply within 2 h.",
    "The desk must reply within 2 h.",
    "When a call comes, the desk shall reply within 2 h.",
    "While the oven is hot, the lamp shall be red.",
    "If the door opens, then the oven shall stop within 1 s.",
    "Where an oven has a timer, the timer shall keep 5 min per month.",
    "Upon receipt of a call, the desk shall reply within 2 h.",
    "Complaints shall be answered by Service within 2 h.",
    "The door shall be painted in the colour of the order.",
    "A part that shall not wear shall be able to last 5 years.",
    "The key shall be able to open the door.",
    "The report shall state:\n- date\n- number",
    "The sum, that is, the price with tax, shall stand on the order.",
    "When the desk takes a call, it shall reply within 2 h.",
    "A clerk who takes it shall reply within 2 h.",
    "The desk has to reply within 2 h.",
    "The desk SHOULD reply within 2 h.",
    "To reply in writing is OPTIONAL.",
]


@pytest.mark.parametrize(("statement", "told"), COMPOUND.items())
def test_compound(statement, told):
    (message,) = found(compound_requirement, statement)
    assert told in message


@pytest.mark.parametrize("statement", SINGLE)
def test_single(statement):
    assert found(compound_requirement, statement) == []


@pytest.mark.parametrize(("statement", "told"), UNSTRUCTURED.items())
def test_unstructured(statement, told):
    (message,) = found(unstructured_sentence, statement)
    assert told in message


@pytest.mark.parametrize("statement", STRUCTURED)
def test_structured(statement):
    assert found(unstructured_sentence, statement) == []


def test_a_product_is_the_doer_of_what_a_thing_can_do():
    statement = "When the code is wrong, the command shall be rejected."
    of_product = corpus(requirement(statement, products=["PRD-0001"]))
    assert len(found(unstructured_sentence, statement)) == 1
    assert list(unstructured_sentence(of_product)) == []


def test_what_a_product_makes_possible_needs_no_doer():
    given = requirement("It shall be possible to turn the door.", products=["PRD-0001"])
    assert list(unstructured_sentence(corpus(given))) == []


def test_what_people_do_needs_a_doer_even_for_a_product():
    given = requirement("Complaints shall be investigated in 2 h.", products=["PRD-0001"])
    assert len(list(unstructured_sentence(corpus(given)))) == 1
