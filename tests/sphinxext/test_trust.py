"""What a page says of the document that it shows, so that nobody works by the wrong one."""

import html
import re

import pytest
from sphinx.errors import ExtensionError

from clausebook.control.fingerprint import fingerprint
from clausebook.document import read
from clausebook.engine import ConfigurationFault, parse_configuration
from clausebook.record import load
from tests.corpora import library
from tests.sphinxext.test_pages import NEEDS, POLICY, RISKS

RISKS_PAGE = "policies/risks.html"
FILES = {"policies/risks.yaml": RISKS, "policies/needs.yaml": NEEDS, "policies/policy.yaml": POLICY}
VOID = "0" * 64


def approved(fingerprint: str) -> str:
    return RISKS.replace('on: "2026-02-01"}', f'on: "2026-02-01", fingerprint: "{fingerprint}"}}')


def text_of(page: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page)))


def test_a_draft_bears_its_status_wherever_it_is_named(site):
    mention = (
        "---\norphan: true\n---\n# Other\n\n{qms:record}`POL-0001` and {qms:record}`NED-0001`\n"
    )
    built = site({**FILES, "docs/other.md": mention}).build()
    policy, other = built.page("policies/policy.html"), built.page("docs/other.html")
    assert "<title>Quality policy (draft) - " in policy
    assert re.search(r"sidebar-tree.*>Quality policy \(draft\)</a>", other, re.DOTALL)
    assert "POL-0001 Quality policy (draft)" in text_of(other).replace("  ", " ")
    assert re.search(
        r'NED-0001</span> Deliveries on the promised day</a> <span class="qms-status '
        r'qms-pending">draft</span>',
        built.page(RISKS_PAGE),
    )
    entries = (built.out / "clausebook-entries.js").read_text("utf-8")
    assert re.search(r'"POL-0001","Quality policy",', entries)


def test_what_is_in_force_bears_none(site):
    built = site(FILES).build()
    assert "<title>Risks - " in built.page(RISKS_PAGE)
    assert "Risks (" not in built.page("policies/needs.html")


@pytest.mark.parametrize(
    ("status", "word"),
    [("superseded", "superseded"), ("obsolete", "obsolete"), ("review", "in review")],
)
def test_what_is_withdrawn_keeps_its_page_and_says_so(site, status, word):
    withdrawn = POLICY.replace("status: draft", f"status: {status}")
    successor = f"{POLICY.replace('POL-0001', 'POL-0002')}supersedes: POL-0001\n"
    files = {"policies/policy.yaml": withdrawn, "policies/new.yaml": successor}
    page = site(files).build().page("policies/policy.html")
    assert f"Quality policy ({word})" in page
    assert re.search(r'qms-banner.*To be replaced by <a [^>]*href="new.html"', page)
    in_force = successor.replace("status: draft", "status: effective")
    page = site({**files, "policies/new.yaml": in_force}).build().page("policies/policy.html")
    assert re.search(r'qms-banner.*Replaced by <a [^>]*href="new.html"', page)


def test_a_title_changes_with_the_day(site):
    project = site({"policies/risks.yaml": RISKS.replace("2026-02-15", "2026-07-15")})
    before = project.build(clausebook_as_of="2026-07-14").page(RISKS_PAGE)
    after = project.build(clausebook_as_of="2026-07-15").page(RISKS_PAGE)
    assert "<title>Risks (not yet in force) - " in before
    assert "<title>Risks - " in after


def test_a_mention_changes_with_the_day(site):
    brief = RISKS.replace('"2026-02-15"', '"2026-07-15"\n    expires_on: "2026-08-31"', 1)
    mention = "---\norphan: true\n---\n# Other\n\n{qms:record}`REG-0001`\n"
    project = site({"policies/risks.yaml": brief, "docs/other.md": mention})
    before, after = (
        text_of(project.build(clausebook_as_of=day).page("docs/other.html"))
        for day in ("2026-07-14", "2026-09-01")
    )
    assert "Risks (not yet in force)" in before
    assert "Risks (expired)" in after


def test_the_fingerprint_stands_short_and_whole_and_says_whether_it_holds(site):
    whole = fingerprint(load(read("policies/risks.yaml", dedented(RISKS)), library()))
    assert whole is not None
    for digits, word in ((whole, "bound"), (VOID, "void")):
        page = site({"policies/risks.yaml": approved(digits)}).build().page(RISKS_PAGE)
        header = page[page.index('class="qms-header"') : page.index('class="qms-control"')]
        assert f">{digits[:12]}</span>…</summary><code>{digits}</code>" in header
        assert f">{word}</span>" in header


def dedented(text: str) -> bytes:
    return re.sub(r"^    ", "", text, flags=re.MULTILINE).encode()


@pytest.mark.parametrize(
    ("template", "address"),
    [
        (
            "https://github.com/acme/qms/edit/main/{path}#L{line}",
            "https://github.com/acme/qms/edit/main/policies/my%20risks.yaml#L14",
        ),
        (
            "https://gitlab.com/acme/qms/-/edit/main/{path}#L{line}",
            "https://gitlab.com/acme/qms/-/edit/main/policies/my%20risks.yaml#L14",
        ),
        (
            "https://bitbucket.org/acme/qms/src/main/{path}?mode=edit&at=main#lines-{line}",
            (
                "https://bitbucket.org/acme/qms/src/main/policies/my%20risks.yaml"
                "?mode=edit&at=main#lines-14"
            ),
        ),
        (
            "https://dev.azure.com/acme/qms/_git/qms?path=/{path}&version=GBmain&line={line}",
            (
                "https://dev.azure.com/acme/qms/_git/qms?path=/policies/my%20risks.yaml"
                "&version=GBmain&line=14"
            ),
        ),
    ],
    ids=["github", "gitlab", "bitbucket", "azure"],
)
def test_a_change_is_proposed_at_the_line_of_the_record(site, template, address):
    config = f'repository-url = "{template}"\n'
    built = site({"policies/my risks.yaml": RISKS, "clausebook.toml": config}).build()
    page = built.page("policies/my risks.html")
    record = page[page.index('id="RSK-0001"') : page.index('id="RSK-0002"')]
    assert f'href="{html.escape(address)}"' in record


def test_an_address_with_a_word_that_nobody_fills_in_is_refused():
    with pytest.raises(ConfigurationFault, match="repository-url"):
        parse_configuration(
            'repository-url = "https://a.example/{branch}/{path}"', "clausebook.toml", library()
        )


@pytest.mark.parametrize(
    "text",
    [
        '[readers.public]\nshow = ["public"]',
        '[readers.a]\nshows = ["secret"]',
        '[readers."A b"]\nshows = ["public"]',
        "[readers.a]\ntitle = 'x'",
    ],
)
def test_what_readers_cannot_be_is_refused(text):
    with pytest.raises(ConfigurationFault, match=r"clausebook\.toml:"):
        parse_configuration(text, "clausebook.toml", library())


def test_a_page_says_for_whom_it_was_made(site):
    config = '[readers.partners]\ntitle = "our <partners>"\nshows = ["public", "internal"]\n'
    project = site({**FILES, "clausebook.toml": config})
    page = project.build(clausebook_profile="partners").page(RISKS_PAGE)
    assert (
        "Made for our &lt;partners&gt;. What is confidential or restricted is left out.</p>" in page
    )


def test_pages_for_some_readers_do_not_mix_with_those_for_others(site):
    project = site(FILES)
    project.build()
    with pytest.raises(ExtensionError, match="holds the manual for readers 'internal'"):
        project.build(clausebook_profile="public")
    with pytest.raises(ExtensionError, match="no readers are called 'staff'"):
        project.build(clausebook_profile="staff")


def test_what_is_closed_goes_from_all_pages_at_once(site):
    mention = "---\norphan: true\n---\n# Other\n\nAs RSK-0001 says.\n"
    opened = RISKS.replace("classification: internal", "classification: public")
    project = site({"policies/risks.yaml": opened, "docs/other.md": mention})
    before = project.build(clausebook_profile="public")
    assert "As RSK-0001 says" in before.page("docs/other.html")
    project.write({"policies/risks.yaml": RISKS})
    after = project.build(clausebook_profile="public")
    assert "As (withheld) says" in after.page("docs/other.html")
    assert not (after.out / RISKS_PAGE).exists()
    assert "RSK-0001" not in str(after.inventory())
    assert "late" not in (after.out / "clausebook-entries.js").read_text("utf-8")


def test_the_pictures_of_a_page_go_with_it(site):
    page = "---\norphan: true\n---\n# Other\n\n![What it looks like](seen.png)\n"
    project = site({"docs/other.md": page, "docs/third.md": page.replace("seen", "shared")})
    project.write({"docs/seen.png": b"x", "docs/shared.png": b"y"})
    project.write({"docs/other.md": page + "\n![](shared.png)\n"})
    assert (project.build().out / "_images/seen.png").is_file()
    (project.root / "docs/other.md").unlink()
    left = {place.name for place in (project.build().out / "_images").iterdir()}
    assert left == {"shared.png"}
