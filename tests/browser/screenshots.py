"""Makes docs/images/manual.png for the README: ``python -m tests.browser.screenshots``.

The front page stands beside the evidence for clause 5.1.2 b. The image changes with the manual, the
browser and its fonts; make it anew when the manual looks different, not for every change of text.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.browser.conftest import ARGUMENTS, REPOSITORY, browser_on_path, build

IMAGE = REPOSITORY / "docs" / "images" / "manual.png"
MOST_BYTES = 300_000
PAGE = ViewportSize(width=1280, height=860)
GAP = 32
# A page of two pictures and nothing else, so that the browser puts them together.
FRAME = """<!doctype html><style>
body {{ background: #d9dfe5; display: flex; gap: {gap}px; margin: 0; padding: {gap}px; }}
img {{ border-radius: 8px; box-shadow: 0 2px 12px #0003; width: {width}px; }}
</style><img src="{left}"><img src="{right}">"""
OPEN_EVIDENCE = """() => {
  const row = document.querySelector('details[data-clause="5.1.2 b"]');
  row.open = true;
  const caption = row.closest(".qms-clauses").previousElementSibling;
  window.scrollTo({ top: caption.getBoundingClientRect().top - 24, behavior: "instant" });
}"""


def main() -> int:
    """Build the manual, photograph it, and return 1 where the image is too heavy."""
    executable = browser_on_path()
    if executable is None:
        sys.exit("no browser is on the path")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as driver:
        folder = Path(scratch) / "html"
        fault = build(folder)
        if fault:
            sys.exit(fault)
        browser = driver.chromium.launch(executable_path=executable, args=ARGUMENTS)
        left = photograph(browser, folder, "docs/index.html", Path(scratch) / "left.png")
        right = photograph(
            browser,
            folder,
            "docs/clauses/5-leadership.html",
            Path(scratch) / "right.png",
            OPEN_EVIDENCE,
        )
        join(browser, left, right)
        browser.close()
    size = IMAGE.stat().st_size
    print(f"{IMAGE.relative_to(REPOSITORY)}: {size:,} bytes")
    return int(size > MOST_BYTES)


def photograph(browser: Browser, folder: Path, name: str, image: Path, script: str = "") -> Path:
    """Take a picture of a page's beginning, or of where the script leads."""
    page = browser.new_page(viewport=PAGE, reduced_motion="reduce", color_scheme="light")
    page.goto(f"{folder.as_uri()}/{name}")
    if script:
        page.evaluate(script)
    page.screenshot(path=image, animations="disabled")
    page.close()
    return image


def join(browser: Browser, left: Path, right: Path) -> None:
    """Put two pictures side by side into the image."""
    width = PAGE["width"] * 13 // 20
    text: dict[str, Any] = {"gap": GAP, "width": width, "left": left.name, "right": right.name}
    frame = left.with_name("frame.html")
    frame.write_text(FRAME.format(**text), encoding="utf-8")
    size = ViewportSize(
        width=2 * width + 3 * GAP, height=PAGE["height"] * width // PAGE["width"] + 2 * GAP
    )
    page = browser.new_page(viewport=size)
    page.goto(frame.as_uri(), wait_until="load")
    IMAGE.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=IMAGE, animations="disabled")
    page.close()


if __name__ == "__main__":
    sys.exit(main())
