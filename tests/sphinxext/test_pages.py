"""Pages of records."""

import re

RISKS = """\
    id: REG-0001
    kind: register
    of: risk
    title: Risks
    status: effective
    version: "2.1"
    owner: ROL-0001
    approval: {by: PSN-0001, role: ROL-0001, on: "2026-02-01"}
    effective_on: "2026-02-15"
    review_by: "2027-01-31"
    classification: internal
    introduction: Reviewed **twice** a year.
    records:
      - id: RSK-0001
        kind: risk
        title: Boards arrive late
        category: delivery_time
        event: The maker stops deliveries
        affects: {satisfaction: [NED-0001, NED-0404]}
      - id: RSK-0002
        kind: risk
        title: Calibration drifts
        status: draft
    """
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
    version: "0.3"
    owner: ROL-0001
    """
PROCEDURE = """\
    ---
    id: SOP-0001
    kind: procedure
    title: Handling of *complaints* & <returns>
    status: superseded
    version: "1.0"
    owner: ROL-0001
    ---

    See {qms:record}`RSK-0001`.

    ## Purpose

    Text.

    # Steps

    More.
    """


def test_a_register_is_a_page_at_its_own_address_with_an_anchor_for_each_record(site):
    page = site({"policies/risks.yaml": RISKS}).build().page("policies/risks.html")
    assert "<h1>Risks" in page
    assert page.count('id="RSK-0001"') == 1
    assert page.count('id="RSK-0002"') == 1
    assert "The maker stops deliveries" in page
    assert "delivery_time" in page


def test_the_header_says_what_the_document_is(site):
    config = 'repository-url = "https://git.example.com/edit/{path}#L{line}"\nname = "Meadow"\n'
    files = {"policies/risks.yaml": RISKS, "clausebook.toml": config}
    page = site(files).build().page("policies/risks.html")
    found = re.search(r'<div class="qms-header">.*?</p></div>', page, re.DOTALL)
    assert found is not None
    header = found.group()
    for words in ("REG-0001", "2.1", "effective", "2026-02-15", "2027-01-31", "internal"):
        assert words in header
    assert "5.1.2 b" in header
    assert "Uncontrolled when printed" in header
    assert 'href="https://git.example.com/edit/policies/risks.yaml#L1"' in header
    assert "<title>Risks - Meadow</title>" in page
    assert 'href="https://git.example.com/edit/policies/risks.yaml#L14"' in page


def test_links_lead_both_ways_and_a_missing_target_is_a_gap(site):
    built = site({"policies/risks.yaml": RISKS, "policies/needs.yaml": NEEDS}).build()
    risks, needs = built.page("policies/risks.html"), built.page("policies/needs.html")
    assert 'href="needs.html#NED-0001"' in risks
    assert re.search(r'qms-gap">.{0,40}NED-0404', risks)
    assert "satisfaction threatened by" in needs
    assert 'href="risks.html#RSK-0001"' in needs


def test_a_finding_stands_with_its_record(site):
    page = site({"policies/risks.yaml": RISKS}).build().page("policies/risks.html")
    record = page[page.index('id="RSK-0001"') : page.index('id="RSK-0002"')]
    assert "REF001" in record
    assert "NED-0404" in record


def test_a_draft_is_unmistakable(site):
    page = site({"policies/policy.yaml": POLICY}).build().page("policies/policy.html")
    assert re.search(r'class="qms-banner qms-pending".*Draft', page)


def test_what_is_in_force_has_no_banner(site):
    page = site({"policies/risks.yaml": RISKS}).build().page("policies/risks.html")
    assert "qms-banner" not in page


def test_a_passed_review_is_shown_from_the_day_after(site):
    project = site({"policies/risks.yaml": RISKS})
    on_the_day = project.build(clausebook_as_of="2027-01-31").page("policies/risks.html")
    the_day_after = project.build(clausebook_as_of="2027-02-01").page("policies/risks.html")
    assert "Review overdue" not in on_the_day
    assert "Review overdue" in the_day_after


def test_a_document_holds_on_its_last_day(site):
    ending = RISKS.replace("    review_by:", '    expires_on: "2026-12-31"\n    review_by:')
    project = site({"policies/risks.yaml": ending})
    on_the_day = project.build(clausebook_as_of="2026-12-31").page("policies/risks.html")
    the_day_after = project.build(clausebook_as_of="2027-01-01").page("policies/risks.html")
    assert "qms-banner" not in on_the_day
    assert "It applied until 2026-12-31." in the_day_after


def test_a_temporary_instruction_says_until_when_it_applies(site):
    text = PROCEDURE.replace("procedure", "work-instruction").replace("SOP-", "WIN-")
    text = text.replace("superseded", "effective\n    temporary_until: 2026-06-30")
    project = site({"policies/complaints.md": text})
    last_day = project.build(clausebook_as_of="2026-06-30").page("policies/complaints.html")
    the_day_after = project.build(clausebook_as_of="2026-07-01").page("policies/complaints.html")
    assert "It applies until 2026-06-30 and no longer." in last_day
    assert re.search("qms-gone.*It applied until 2026-06-30.", the_day_after)


def test_controlled_copies_on_paper_are_listed(site):
    copies = (
        "owner: ROL-0001\n    paper_copies: [{place: Bench 1, holder: ROL-0001, version: '1.0'}]"
    )
    text = PROCEDURE.replace("owner: ROL-0001", copies)
    page = site({"policies/complaints.md": text}).build().page("policies/complaints.html")
    assert re.search(r'aria-label="Paper copies">.*Bench 1.*1\.0', page)


def test_a_void_approval_is_unmistakable(site):
    bound = 'on: "2026-02-01", fingerprint: "' + "0" * 64 + '"}'
    text = RISKS.replace('on: "2026-02-01"}', bound)
    page = site({"policies/risks.yaml": text}).build().page("policies/risks.html")
    assert re.search('class="qms-banner qms-gone".*Approval void', page)


def test_a_superseded_document_names_its_successor(site):
    successor = POLICY.replace("POL-0001", "POL-0002").replace(
        "kind:", "supersedes: POL-0001\n    kind:"
    )
    old = POLICY.replace("draft", "superseded")
    built = site({"policies/old.yaml": old, "policies/new.yaml": successor}).build()
    assert re.search(
        r'Superseded.*To be replaced by <a[^>]*href="new.html"', built.page("policies/old.html")
    )


def test_a_prose_document_has_its_title_and_header_and_keeps_its_sections_below(site):
    files = {"policies/complaints.md": PROCEDURE, "policies/risks.yaml": RISKS}
    page = site(files).build().page("policies/complaints.html")
    assert "<h1>Handling of *complaints* &amp; &lt;returns&gt;" in page
    assert page.count("<h1>") == 1
    assert "<h2>Purpose" in page
    assert "<h2>Steps" in page
    assert 'id="SOP-0001"' in page
    assert "Superseded" in page
    assert page.index("qms-header") < page.index("Purpose")
    assert "kind: procedure" not in page


def test_settings_in_a_header_are_refused_with_their_line(site):
    text = PROCEDURE.replace(
        "    owner:", "    myst: {enable_extensions: [html_image]}\n    owner:"
    )
    built = site({"policies/complaints.md": text}).build()
    assert "complaints.md:7: WARNING: the key 'myst' is refused" in built.warnings


def test_files_that_hold_no_record_give_a_page_that_says_so(site):
    built = site(
        {
            "policies/syntax.yaml": "a: [1,\n",
            "policies/kind.yaml": "kind: risc\nid: RSK-0001\n",
            "policies/latin.yaml": b"title: caf\xe9\n",
            "policies/empty.yaml": "",
            "policies/list.yaml": "- 1\n- 2\n",
            "policies/nul.yaml": b"a: \0\n",
            "policies/unclosed.md": "---\nid: SOP-0001\n",
            "policies/wrong.yaml": "id: []\nkind: risk\ntitle: {a: b}\nstatus: 7\naffects: 3\n",
        }
    ).build()
    assert "unknown kind" in built.page("policies/kind.html")
    assert "STR" in built.page("policies/syntax.html")
    assert "is not UTF-8" in built.page("policies/latin.html")
    assert "empty" in built.page("policies/empty.html")
    assert "list" in built.page("policies/list.html")
    assert "not closed" in built.page("policies/unclosed.html")
    assert "wrong.yaml" in built.page("policies/wrong.html")


def test_foreign_yaml_under_docs_is_no_page(site):
    built = site({"docs/_data/foo.yaml": "a: 1\n"}).build()
    assert not (built.out / "docs/_data/foo.html").exists()
    assert "foo" not in built.warnings


def test_links_in_a_circle_end(site):
    project = site({"policies/risks.yaml": RISKS})
    (project.root / "policies/loop").symlink_to(project.root / "policies")
    (project.root / "policies/lost.yaml").symlink_to(project.root / "nowhere.yaml")
    built = project.build()
    assert not (built.out / "policies/loop").exists()
    assert "cannot be read" in built.page("policies/lost.html")


def test_the_front_door_opens_the_manual(site):
    built = site({}).build()
    assert 'content="0; url=docs/index.html"' in built.page("index.html")


def test_two_records_with_one_id_give_one_anchor(site):
    twice = RISKS.replace("RSK-0002", "RSK-0001")
    page = site({"policies/risks.yaml": twice}).build().page("policies/risks.html")
    assert page.count('id="RSK-0001"') == 1
    assert "Calibration drifts" in page
