"""The matrix of requirements is sifted by a choice that needs no script."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("scripts", [True, False])
def test_requirements_are_sifted_by_source_and_by_gap(tab, scripts):
    here = tab(390, "dark", from_server=True, scripts=scripts)
    here.open("docs/requirements.html")
    sieve = here.page.locator(".qms-sieve").first
    shown = sieve.locator("tbody tr:visible")
    every = shown.count()
    sieve.get_by_label("statutory").check()
    sources = {row.get_attribute("data-source") for row in shown.all()}
    assert sources == {"statutory"}
    assert shown.count() < every
    sieve.get_by_label("with a gap").check()
    assert all(row.get_attribute("data-gaps") != "0" for row in shown.all())
    expect(shown.first).to_be_visible()
    here.page.keyboard.press("ArrowRight")  # the choice goes round by keyboard
    expect(sieve.get_by_label("all")).to_be_checked()
    assert shown.count() == every
