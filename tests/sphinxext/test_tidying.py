"""HTML that authors write although it is shown as text."""

PROCEDURE = """\
---
id: SOP-0001
kind: procedure
title: Handling complaints
status: draft
version: "0.1"
owner: ROL-0001
---
# Handling   Complaints

<!-- ask legal -->

One line<br>and *another*.<br/>

Before <!-- a note with *stress*
and `code` --> after.

<!-- begins here

and ends here --> Told.

`<!-- code -->` and `<br>` stay, <b>bold</b> is text, --> too.

## Next
"""


def page(site) -> str:
    built = site({"policies/complaints.md": PROCEDURE}).build()
    assert built.warnings == ""
    text: str = built.page("policies/complaints.html")
    return text[text.index("<article") : text.index("</article>")]


def test_comments_are_not_published(site):
    shown = page(site)
    for note in ("ask legal", "a note with", "stress", "begins here", "and ends here"):
        assert note not in shown
    assert "Before" in shown
    assert "after." in shown
    assert "Told." in shown


def test_breaks_break_the_line(site):
    assert "One line<br>\n\nand <em>another</em>." in page(site)


def test_what_is_shown_as_written_stays(site):
    shown = page(site)
    assert "&lt;!--" in shown
    assert "&lt;br&gt;" in shown
    assert "&lt;b&gt;bold&lt;/b&gt; is text" in shown


def test_a_title_that_is_said_twice_is_shown_once(site):
    shown = page(site)
    assert shown.count("<h1>") == 1
    assert "Handling   Complaints" not in shown
    assert "<h2>Next" in shown


REGISTER = """\
id: REG-0001
kind: register
of: policy
title: Policies
status: draft
version: "0.1"
owner: ROL-0001
records:
  - id: POL-0001
    title: Handling of <!-- marks
    commitments: [{id: C1, type: improve, text: Better}]
    text: We *write* <!-- and never end
  - id: POL-0002
    title: The second
    commitments: [{id: C1, type: improve, text: Better}]
    text: We *listen* and answer
"""


def test_a_comment_that_never_ends_hides_nothing(site):
    built = site({"policies/policies.yaml": REGISTER}).build()
    page = built.page("policies/policies.html")
    assert "<em>write</em> &lt;!-- and never end" in page
    assert "<em>listen</em> and answer" in page
    index = (built.out / "clausebook-entries.js").read_text(encoding="utf-8")
    assert all(f" {word} " in index for word in ("listen", "second", "answer"))
