"""What a browser prints: the page alone, unfolded, with its notice."""


def test_paper_shows_the_page_alone_and_unfolded(tab):
    here = tab()
    here.open("policies/leadership/quality-policy.html")
    page = here.page
    told = page.locator("details.qms-history > ol").first
    assert not told.is_visible()
    page.emulate_media(media="print")
    assert told.is_visible()
    for gone in (".sidebar-drawer", ".toc-drawer", ".qms-breadcrumbs", ".related-pages", "footer"):
        assert (
            not page.locator(gone).first.is_visible() or page.locator(gone).first.inner_text() == ""
        )
    assert page.locator(".qms-control").inner_text().startswith("Uncontrolled when printed")


def test_lists_may_go_over_pages_and_cards_stand_below_each_other(tab):
    here = tab()
    here.page.emulate_media(media="print")
    here.open("docs/performance.html")
    boxes = [card.bounding_box() for card in here.page.locator(".qms-card").all()[:2]]
    assert boxes[1]["y"] >= boxes[0]["y"] + boxes[0]["height"]
    style = "element => getComputedStyle(element).breakInside"
    assert here.page.locator("article table").first.evaluate(style) == "auto"
