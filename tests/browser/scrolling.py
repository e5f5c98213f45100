"""Waiting for a page to come to rest where a link leads."""

from playwright.sync_api import Locator, Page

_IS_UP = """element => {
  const top = element.getBoundingClientRect().top;
  return -1 <= top && top < window.innerHeight / 2;
}"""


def shown(page: Page, selector: str) -> Locator:
    """Return an element, once the page has scrolled to it."""
    element = page.locator(selector)
    element.wait_for()
    page.wait_for_function(_IS_UP, arg=element.element_handle(), timeout=5000)
    return element
