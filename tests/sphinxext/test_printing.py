"""The builder that gives what is printed."""

import json

POLICY = """\
id: POL-0001
kind: policy
title: Quality <policy>
status: draft
version: "0.3"
owner: ROL-0001
text: We listen.
commitments: []
"""


def test_bodies_and_the_list_of_pages_are_all_that_is_written(site):
    built = site(
        {
            "docs/index.md": "# Manual\n\n```{toctree}\nsecond\nfirst\n```\n",
            "docs/first.md": "# First\n\nOne.\n",
            "docs/second.md": "# Second\n\n![Bench](bench.png)\n",
            "docs/bench.png": b"\x89PNG\r\n\x1a\n",
            "policies/policy.yaml": POLICY,
        }
    ).build("clausebook-print")
    there = {p.relative_to(built.out).as_posix() for p in built.out.rglob("*") if p.is_file()}
    assert there == {
        ".buildinfo",
        ".readers",
        "_images/bench.png",
        "docs/first.html",
        "docs/index.html",
        "docs/second.html",
        "pages.json",
        "policies/policy.html",
    }
    assert "<html" not in built.page("docs/first.html")
    assert 'src="../_images/bench.png"' in built.page("docs/second.html")
    listed = json.loads(built.page("pages.json"))["pages"]
    assert [page["name"] for page in listed] == [
        "docs/index",
        "docs/second",
        "docs/first",
        "policies/policy",
    ]
    policy = listed[-1]
    assert policy["ids"] == ["POL-0001"]
    assert policy["path"] == "policies/policy.yaml"
    assert policy["title"] == "Quality <policy> (draft)"
    assert policy["control"] == "POL-0001 · version 0.3 · Draft"


def test_an_incremental_build_prints_what_a_clean_one_does(site):
    project = site({"policies/policy.yaml": POLICY})
    project.build("clausebook-print")
    project.write({"policies/policy.yaml": POLICY.replace("We listen", "We act")})
    again = project.build("clausebook-print")
    assert "We act" in again.page("policies/policy.html")
    listed = json.loads(again.page("pages.json"))["pages"]
    assert [page["ids"] for page in listed] == [[], ["POL-0001"]]
