"""The tasks of three readers, clicked through: staff, management and auditors.

From the front page at most three clicks lead to each answer, and one search does. That holds on a
desk and on a telephone, by day and by night.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.scrolling import shown

SCREENS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
MOST_CLICKS = 3


class Reader:
    """Somebody who reads the manual and counts the clicks."""

    def __init__(self, here):
        self.page = here.page
        self.clicks = 0
        here.open("docs/index.html")

    def follow(self, name, within="article"):
        """Click the first link of a name."""
        self.clicks += 1
        assert self.clicks <= MOST_CLICKS
        self.page.locator(within).get_by_role("link", name=name).first.click()

    def unfold(self, within):
        self.clicks += 1
        assert self.clicks <= MOST_CLICKS
        within.locator("summary").first.click()

    def sees(self, selector):
        """Return an element, once the page has scrolled to it."""
        return shown(self.page, selector)


@pytest.fixture(params=SCREENS, ids=[f"{width}-{scheme}" for width, scheme in SCREENS])
def reader(tab, request):
    return Reader(tab(*request.param))


def test_staff_what_do_i_do_when_a_customer_complains(reader):
    reader.follow(re.compile("Complaints and returns"))
    reader.page.get_by_role("heading", name="Receiving").wait_for()
    expect(reader.page.locator(".qms-header .qms-status")).to_have_text("effective")


def test_staff_what_changed_since_last_month(reader):
    reader.follow("What changed")
    month = reader.page.locator("section", has=reader.page.get_by_role("heading", name="November"))
    expect(month.last).to_contain_text("Complaints of the year looked at")
    reader.follow(re.compile("REG-0014"))
    expect(reader.page.locator("h1")).to_have_text(re.compile("^Risks"))


def test_staff_what_applies_to_my_role(reader):
    reader.follow("What applies to me")
    reader.follow(re.compile("Help desk agent"))
    assert reader.sees("#duties-ROL-0006").is_visible()
    reader.follow(re.compile("Complaints and returns"), within="#duties-ROL-0006 ~ dl")
    expect(reader.page.locator("h1")).to_have_text(re.compile("^Complaints and returns"))


def test_management_are_customers_satisfied(reader):
    reader.follow(re.compile("Are customers satisfied"))
    reader.follow(re.compile("SRV-0004"))
    assert "Cities 2026" in reader.sees("#SRV-0004").inner_text()


def test_management_what_is_at_risk(reader):
    reader.follow(re.compile("What is at risk"))
    expect(reader.page.locator("svg.qms-chart:visible").first).to_be_visible()
    reader.follow(re.compile("RSK-0005"))
    assert "Treatment" in reader.sees("#RSK-0005").inner_text()


def test_management_what_must_we_decide(reader):
    reader.follow(re.compile("What must we decide"))
    expect(reader.page.locator("h1")).to_have_text(re.compile("^Management review"))
    told = reader.page.locator("article").inner_text()
    assert re.search(r"Objectives\s+9\.3\.2 c", told)
    assert "1 of 5 decisions settled" in told


def test_an_auditor_show_me_5_1_2_b_and_its_evidence(reader):
    reader.follow(re.compile(r"^5\.1\.2 b"))
    row = reader.sees("#clause-5-1-2-b")
    assert row.locator(".qms-state").first.inner_text() == "linked"
    risks = row.locator('tr[data-path="policies/risks/risks.yaml"]')
    told = risks.inner_text()
    assert re.search(r"\d+\.\d+ effective\s.*20\d\d-\d\d-\d\d PSN-\d+ .*bound", told, re.DOTALL)
    assert re.search(r"since 20\d\d-\d\d-\d\d, review by 20\d\d-", told)
    reader.unfold(risks)
    reader.follow("RSK-0001", within="#clause-5-1-2-b")
    reader.sees("#RSK-0001")
    header = reader.page.locator(".qms-header").inner_text()
    assert re.search(r"Version\s+\d+\.\d+", header)
    assert re.search(r"Approved\s+PSN-\d+", header)
    assert re.search(r"Next review\s+20\d\d-", header)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("customer complains", "policies/complaints/complaints-and-returns.html"),
        ("what changed", "docs/changes.html"),
        ("satisfied", "docs/"),
        ("at risk", "policies/risks/risks.html"),
        ("management review decide", "docs/management-review.html"),
        ("5.1.2 b", "docs/coverage.html#clause-5-1-2-b"),
    ],
)
def test_one_search_answers_too(tab, asked, answer):
    here = tab()
    here.open("docs/index.html")
    here.page.get_by_placeholder("Search").fill(asked)
    here.page.keyboard.press("Enter")
    expect(here.page.locator("#qms-told")).to_have_text(re.compile("found"))
    links = here.page.locator("#search-results li a").evaluate_all(
        "links => links.slice(0, 5).map((link) => link.getAttribute('href'))"
    )
    assert any(link.removeprefix("./").startswith(answer) for link in links), links
