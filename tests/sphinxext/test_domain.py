"""Roles, targets and inventories."""

import re
from pathlib import Path

import pytest
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from clausebook.sphinxext.anchors import clause_anchor, rule_anchor
from clausebook.sphinxext.domain import domain_of
from tests.sphinxext.conftest import CONF

NEEDS = """\
    id: REG-0002
    kind: register
    of: need
    title: Needs
    status: draft
    version: "0.1"
    owner: ROL-0001
    records:
      - id: NED-0001
        title: Deliveries on the promised day
    """
POLICY = """\
    id: POL-0001
    kind: policy
    title: Quality policy
    status: draft
    version: "0.1"
    owner: ROL-0001
    """


def _with(text: str) -> dict[str, str]:
    return {
        "docs/index.md": f"# Manual\n\n{text}\n",
        "policies/needs.yaml": NEEDS,
        "policies/policy.yaml": POLICY,
    }


def test_a_record_is_linked_with_its_title(site):
    built = site(_with("{qms:record}`NED-0001` {qms:record}`the policy <POL-0001>`")).build()
    page = built.page("docs/index.html")
    assert 'href="../policies/needs.html#NED-0001"' in page
    assert "NED-0001 Deliveries on the promised day" in re.sub("<[^>]+>", "", page)
    assert 'href="../policies/policy.html"' in page
    assert "the policy" in page
    assert built.warnings == ""


def test_rest_pages_have_the_same_roles(site):
    rest = "Page\n====\n\n:qms:record:`NED-0001`\n"
    built = site({**_with(""), "docs/page.rst": f":orphan:\n\n{rest}"}).build()
    assert 'href="../policies/needs.html#NED-0001"' in built.page("docs/page.html")


@pytest.mark.parametrize(
    ("role", "message"),
    [
        ("{qms:record}`NED-0404`", "there is no record 'NED-0404'"),
        ("{qms:clause}`99.1`", "the edition has no clause '99.1'"),
        ("{qms:rule}`XYZ999`", "there is no rule 'XYZ999'"),
    ],
)
def test_an_unknown_target_is_a_warning_with_its_line(site, role, message):
    warnings = site(_with(role)).build().warnings
    assert f"docs/index.md:3: WARNING: {message}" in warnings


def test_known_things_without_a_page_are_text(site):
    built = site(_with("{qms:clause}`5.1.2 b` and {qms:rule}`STR001`")).build()
    assert built.warnings == ""
    assert "5.1.2 b" in built.page("docs/index.html")


def test_other_manuals_can_refer_to_records(site):
    built = site(_with("")).build()
    inventory = built.inventory()
    assert inventory["qms:record"]["NED-0001"].uri == "policies/needs.html#NED-0001"
    assert inventory["qms:record"]["POL-0001"].uri == "policies/policy.html#POL-0001"


def test_the_search_finds_records_by_id_title_and_words(site):
    index = site(_with("")).build().page("clausebook-entries.js")
    assert '["policies/needs.html#NED-0001","NED-0001","Deliveries on the promised day",' in index
    assert " promised " in index


class Declare(SphinxDirective):
    """Stands for the directives that show clauses and rules."""

    def run(self):
        domain_of(self.env).note_clauses(self.env.docname, ["4", "4.1", "5.1.2 b"])
        domain_of(self.env).note_rules(self.env.docname, ["STR001"])
        anchors = [*map(clause_anchor, ["4", "4.1", "5.1.2 b"]), rule_anchor("STR001")]
        return [nodes.paragraph(anchor, anchor, ids=[anchor]) for anchor in anchors]


def test_clauses_and_rules_are_found_where_they_are_declared(site):
    conf = CONF + (
        "import sys\n"
        f"sys.path.insert(0, {str(Path(__file__).parents[2])!r})\n"
        "def setup(app):\n"
        "    from tests.sphinxext.test_domain import Declare\n"
        "    app.add_directive('declare', Declare)\n"
    )
    roles = "{qms:clause}`5.1.2 b` {qms:clause}`4.1 a` {qms:rule}`STR001`"
    project = site({**_with(roles), "conf.py": conf, "docs/all.md": "# All\n\n```{declare}\n```\n"})
    built = project.build()
    page = built.page("docs/index.html")
    for anchor in ("clause-5-1-2-b", "clause-4-1", "STR001"):
        assert f'href="all.html#{anchor}"' in page
    inventory = built.inventory()
    assert inventory["qms:clause"]["4.1"].uri == "docs/all.html#clause-4-1"
    assert inventory["qms:rule"]["STR001"].uri == "docs/all.html#STR001"
    index = built.page("clausebook-entries.js")
    led_to = set(re.findall(r'^\["[^"]*#([^"]+)","[^"]', index, re.MULTILINE))
    assert led_to == {"clause-4", "clause-4-1", "clause-5-1-2-b", "STR001", "NED-0001"}


def test_anchors_of_clauses_are_plain_words():
    assert clause_anchor("5.1.2 b") == "clause-5-1-2-b"


def test_what_another_process_read_is_taken_over(site):
    domain = site(_with("")).build().env.domains["qms"]
    domain.merge_domaindata(
        {"docs/mine"},
        {
            "clauses": {"4.1": {"docs/mine"}, "4.2": {"docs/other"}},
            "rules": {"RSK002": {"docs/mine"}},
            "duties": {"ROL-0001": {"docs/mine"}},
            "failed": {"docs/other": {"docs/other"}},
            "answers": {"docs/mine": {"all": "1"}, "docs/other": {"all": "2"}},
        },
    )
    assert (domain.page_of_clause("4.1"), domain.page_of_clause("4.2")) == ("docs/mine", "")
    assert domain.page_of_rule("RSK002") == "docs/mine"
    assert domain.duties("ROL-0001") == "docs/mine"
    assert not domain.failures
    assert domain.answers["docs/mine"] == {"all": "1"}
    assert "docs/other" not in domain.answers
