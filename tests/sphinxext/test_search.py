"""What the search can find: passages of pages, entries, and the index."""

import re

import pytest

from clausebook.sphinxext.search.entries import Entry
from clausebook.sphinxext.search.indexing import index_of, words_of
from clausebook.sphinxext.search.synonyms import synonyms
from tests.corpora import corpus
from tests.sphinxext.test_pages import NEEDS, POLICY, PROCEDURE, RISKS

FILES = {
    "policies/risks.yaml": RISKS,
    "policies/needs.yaml": NEEDS,
    "policies/policy.yaml": POLICY,
    "policies/complaints.md": PROCEDURE,
}
ENTRIES = "clausebook-entries.js"


def entry(**given):
    return Entry(**{"address": "a.html", "kind": "Risk", **given})


def weights(index, word):
    return dict(index.postings[index.words.index(word)])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("RSK-0001 arrives", ["rsk-0001", "arrives"]),
        ("see 5.1.2 b, and 9.1", ["see", "5.1.2", "b", "and", "9.1"]),
        ("Größe Café naïve", ["große", "cafe", "naive"]),
        ("lot 26-02", ["lot", "26", "02"]),
        ("snake_case <b>x</b>", ["snake", "case", "b", "x", "b"]),
        ("", []),
    ],
)
def test_a_text_is_taken_apart(text, words):
    assert words_of(text) == words


def test_a_title_counts_more_than_a_text_and_a_short_one_more_than_a_long_one():
    index = index_of(
        [
            entry(words="boards"),
            entry(title="boards late before the season"),
            entry(title="boards"),
        ]
    )
    found = weights(index, "boards")
    assert found[0] < found[1] < found[2]


def test_a_word_that_comes_often_counts_more_but_not_without_end():
    texts = ("late", "late late", "late " * 200)
    found = weights(index_of([entry(words=text) for text in texts]), "late")
    assert found[0] < found[1]
    assert found[2] < 2 * found[0]


def test_a_document_comes_before_an_entry_a_rule_and_what_is_gone():
    index = index_of(
        [
            entry(name="SOP-0001", title="late", kind="Procedure"),
            entry(name="RSK-0001", title="late", page="Risks"),
            entry(name="POL-0001", title="late", kind="Policy", tone="gone"),
            entry(name="RSK001", title="late", kind="Rule"),
        ]
    )
    found = weights(index, "late")
    assert found[0] > found[1] > max(found[2], found[3])


def test_the_index_does_not_depend_on_the_order_of_words():
    first = index_of([entry(words="b a c"), entry(words="c")])
    assert first == index_of([entry(words="c b a"), entry(words="c")])
    assert first.words == ("a", "b", "c", "risk")


def rows(built):
    """Return the fields of the entries up to the page, by address."""
    text = built.page(ENTRIES)
    found = re.findall(r'^\["([^"]*)","([^"]*)","((?:[^"\\]|\\.)*)","([^"]*)"', text, re.MULTILINE)
    return {address: rest for address, *rest in found}


def test_records_sections_and_pages_are_found_where_they_stand(site):
    page = "---\norphan: true\n---\n# Other\n\nHares.\n\n## Below\n\n<!-- hidden -->\n\nFoxes.\n"
    built = site({**FILES, "docs/other.md": page}).build()
    found = rows(built)
    assert found["policies/risks.html#RSK-0001"] == ["RSK-0001", "Boards arrive late", "Risks"]
    assert found["policies/policy.html"][0] == "POL-0001"
    assert found["docs/other.html"] == ["", "Other", ""]
    assert found["docs/other.html#below"] == ["", "Below", "Other"]
    assert "Foxes" in built.page(ENTRIES)
    assert "hidden" not in built.page(ENTRIES)


def test_addresses_are_those_of_the_builder(site):
    built = site(FILES).build("dirhtml")
    assert "policies/risks/#RSK-0001" in rows(built)
    assert 'src="../clausebook-entries.js?v=' in built.page("search/index.html")


def test_a_page_that_is_not_to_be_found_is_not(site):
    project = site({**FILES, "docs/other.md": "---\norphan: true\nnosearch: true\n---\n# Zebra\n"})
    assert "Zebra" not in project.build().page(ENTRIES)


def test_what_is_removed_or_changed_is_not_found_any_more(site):
    page = "---\norphan: true\n---\n# Other\n\nHares.\n"
    project = site({**FILES, "docs/other.md": page})
    assert "Hares" in project.build().page(ENTRIES)
    project.write({"docs/other.md": page.replace("Hares", "Foxes")})
    (project.root / "policies/policy.yaml").unlink()
    again = project.build().page(ENTRIES)
    assert "Hares" not in again
    assert "POL-0001" not in again
    assert again == site_anew(project).page(ENTRIES)


def site_anew(project):
    """Build into nothing, as after a fresh clone."""
    (project.root / "_build").rename(project.root / "_earlier")
    return project.build()


def test_text_cannot_end_the_script(site):
    page = '---\norphan: true\n---\n# A "quote\\"\n\n</script>\u2028`\\u0000` ${x}\n'
    text = site({**FILES, "docs/other.md": page}).build().page(ENTRIES)
    assert text.startswith("var clausebookEntries = {\n")
    assert '"A \\"quote' in text


def test_no_title_turns_the_direction_of_writing(site):
    turned = POLICY.replace("Quality policy", "Quality \u202e<policy>")
    built = site({"policies/policy.yaml": turned}).build()
    assert "\u202e" not in built.page(ENTRIES) + built.page("search.html")
    assert "</span> Quality \\u202e&lt;policy&gt;</a>" in built.page("search.html")


def test_nothing_of_another_search_is_left(site):
    built = site(FILES).build()
    assert not (built.out / "searchindex.js").exists()
    page = built.page("search.html")
    assert "searchtools" not in page
    assert 'action="../search.html"' in built.page("policies/risks.html")
    assert "POL-0001" in page


def test_everyday_words_and_those_of_the_glossary_stand_for_terms():
    term = (
        "id: GLO-0001\nkind: glossary-term\ntitle: provider\ndefinition: a\nalso: [seller]\n"
        "forbidden_synonyms: [Vendor, two words]\ntranslations: [{language: de, word: Anbieter}]"
    )
    found = synonyms(corpus({"a.yaml": term}))
    assert found["seller"] == found["anbieter"] == found["vendor"] == ("provider",)
    assert found["ncr"] == ("nonconformities", "nonconformity")
    assert "two" not in found


def test_pages_about_the_tool_say_so(site):
    page = "---\norphan: true\n---\n# Other\n\nHares.\n"
    toml = 'tool-pages = ["docs/guide/**"]\n'
    files = {"docs/guide/a.md": page, "docs/other.md": page, "clausebook.toml": toml}
    text = site({**FILES, **files}).build().page(ENTRIES)
    marked = dict(re.findall(r'^\["([^"]*)",.*,([01])\],?$', text, re.MULTILINE))
    assert (marked["docs/guide/a.html"], marked["docs/other.html"]) == ("1", "0")
