"""Where a project lies, what belongs to it, and what is read of it."""

import os
from datetime import date
from pathlib import Path

import pytest

from clausebook.document import Document
from clausebook.engine import ConfigurationFault
from clausebook.project import ProjectFault, WorkingTree, open_project

TODAY = date(2026, 6, 30)
RISK = """\
id: RSK-{:04}
kind: risk
title: Boards arrive late
status: draft
version: "0.1"
owner: ROL-0001
cause: One maker
event: He stops
effect: We cannot ship
"""
GAUGE = """\
id: GAU-0001
kind: gauge
title: G
status: draft
version: "0.1"
owner: ROL-0001
"""
PROCEDURE = """\
---
id: SOP-0001
kind: procedure
title: Buying
status: draft
version: "0.1"
owner: ROL-0001
---
How we buy.
"""


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return root


def paths(root: Path) -> list[str]:
    return list(open_project(root).load(TODAY).documents)


class TestWhereItLies:
    def test_at_the_nearest_configuration_above(self, tmp_path):
        root = write(tmp_path, {"clausebook.toml": 'name = "outer"', "a/b/policies/x.yaml": ""})
        assert open_project(root / "a" / "b").root == root

    def test_in_a_table_of_pyproject(self, tmp_path):
        root = write(tmp_path, {"pyproject.toml": '[tool.clausebook]\nname = "x"'})
        project = open_project(root)
        assert (project.configuration.name, project.configuration_path) == ("x", "pyproject.toml")

    def test_at_the_policies_without_any_configuration(self, tmp_path):
        root = write(tmp_path, {"pyproject.toml": "[project]", "policies/a/x.yaml": ""})
        assert open_project(root / "policies" / "a").root == root

    def test_at_a_configuration_that_says_nothing(self, tmp_path):
        files = {"clausebook.toml": 'name = "outer"', "a/clausebook.toml": ""}
        assert open_project(write(tmp_path, files) / "a").root == tmp_path / "a"

    def test_a_fault_in_the_configuration_is_one_line(self, tmp_path):
        write(tmp_path, {"clausebook.toml": '\nnmae = "x"\n'})
        with pytest.raises(ConfigurationFault, match=r"^clausebook.toml:2: unknown key 'nmae' "):
            open_project(tmp_path)


class TestWhatBelongsToIt:
    def test_yaml_under_policies_and_what_has_a_header(self, tmp_path):
        files = {
            "policies/a.yaml": RISK.format(1),
            "policies/deep/b.yml": RISK.format(2),
            "policies/c.md": PROCEDURE,
            "policies/readme.md": "# Notes\n",
            "docs/d.md": PROCEDURE.replace("SOP-0001", "SOP-0002"),
            "docs/e.md": "---\norphan: true\n---\n# Page\n",
            "docs/example.md": "---\norphan: true\n---\nAs in\n```yaml\nkind: risk\nid: RSK-0009\n```\n",
            "docs/f.yaml": "not: a record\n",
            "other/g.yaml": RISK.format(3),
            "policies/_build/h.yaml": RISK.format(4),
            "policies/.hidden/i.yaml": RISK.format(5),
        }
        expected = ["docs/d.md", "policies/a.yaml", "policies/c.md", "policies/deep/b.yml"]
        assert paths(write(tmp_path, files)) == expected

    def test_not_what_is_excluded(self, tmp_path):
        files = {
            "clausebook.toml": 'exclude = ["policies/old/**"]',
            "policies/old/deep/a.yaml": RISK.format(1),
            "policies/b.yaml": RISK.format(2),
        }
        assert paths(write(tmp_path, files)) == ["policies/b.yaml"]

    def test_an_unsaved_text_stands_for_the_file(self, tmp_path):
        project = open_project(write(tmp_path, {"policies/a.yaml": RISK.format(1)}))
        unsaved = RISK.format(7).encode()
        assert list(project.load(TODAY, replace=("policies/a.yaml", unsaved)).by_id) == ["RSK-0007"]
        assert len(project.load(TODAY, replace=("policies/new.yaml", unsaved)).by_id) == 2


class TestKindsOfItsOwn:
    GAUGE = """\
    {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Gauge",
     "description": "What we measure with.", "x-prefix": "GAU", "x-nature": "maintained",
     "x-clauses": ["7.1.5.2 a"], "$ref": "../common/maintained.schema.json",
     "properties": {"kind": {"const": "gauge"},
       "process": {"type": "string", "x-references": {"kinds": ["process"], "link": "gauged_in", "inverse": "gauges_with"}}},
     "unevaluatedProperties": false, "examples": []}"""

    def test_come_from_the_folders_that_the_configuration_names(self, tmp_path):
        files = {
            "clausebook.toml": 'schemas = ["schemas"]',
            "schemas/7.1.5/gauge.schema.json": self.GAUGE,
            "policies/g.yaml": 'id: GAU-0001\nkind: gauge\ntitle: G\nstatus: draft\nversion: "0.1"\nowner: ROL-0001\nprocess: PRC-0001\n',
        }
        corpus = open_project(write(tmp_path, files)).load(TODAY)
        (gauge,) = corpus.records("gauge")
        assert [link.target for link in corpus.outgoing(gauge, "gauged_in")] == ["PRC-0001"]

    def test_are_never_picked_up_by_a_folders_name(self, tmp_path):
        write(tmp_path, {"clausebook.toml": "", "schemas/7.1.5/gauge.schema.json": self.GAUGE})
        assert "gauge" not in open_project(tmp_path).library.kinds

    @pytest.mark.parametrize("folder", ["..", "missing", "/etc"])
    def test_must_lie_in_the_project(self, tmp_path, folder):
        root = write(tmp_path / "p", {"clausebook.toml": f'schemas = ["{folder}"]'})
        with pytest.raises(ProjectFault, match="is not a folder of the project"):
            open_project(root)

    @pytest.mark.parametrize(
        "text",
        [
            "{",
            "[]",
            '{"x-prefix": "GAU"}',
            GAUGE.replace("maintained.schema", "nothing.schema"),
            GAUGE.replace('"kinds"', '"kids"'),
            GAUGE.replace('"string"', '"strong"'),
            GAUGE.replace('"GAU"', '"gauge"'),
            GAUGE.replace('"GAU"', '"RSK"'),
            GAUGE.replace('"$ref": "../common/maintained.schema.json",', ""),
            GAUGE.replace('"properties": {', '"properties": {"below": {"items": {"$ref": "#"}},'),
        ],
    )
    def test_a_schema_that_cannot_be_used_is_one_line(self, tmp_path, text):
        write(
            tmp_path,
            {"clausebook.toml": 'schemas = ["schemas"]', "schemas/7.1.5/gauge.schema.json": text},
        )
        with pytest.raises(ProjectFault, match=r"^clausebook.toml: .*(gauge|nothing)"):
            open_project(tmp_path)

    def test_a_schema_may_be_true_or_false(self, tmp_path):
        text = self.GAUGE.replace('"properties": {', '"properties": {"any": true, "none": false,')
        files = {
            "clausebook.toml": 'schemas = ["schemas"]',
            "schemas/7.1.5/gauge.schema.json": text,
            "policies/g.yaml": f"{GAUGE}any: [1]\n",
            "policies/h.yaml": f"{GAUGE}none: 1\n",
        }
        corpus = open_project(write(tmp_path, files)).load(TODAY)
        assert [record.path for record in corpus.records("gauge")] == ["policies/g.yaml"]
        (problem,) = corpus.problems("not")
        assert problem.place.path == "policies/h.yaml"

    def test_lie_in_a_folder_named_after_a_clause(self, tmp_path):
        files = {"clausebook.toml": 'schemas = ["s"]', "s/own/gauge.schema.json": self.GAUGE}
        with pytest.raises(ProjectFault, match="the folder 'own' is not named after a clause"):
            open_project(write(tmp_path, files))

    def test_in_the_place_of_ours_have_all_that_rules_ask_for(self, tmp_path):
        text = self.GAUGE.replace("GAU", "RSK").replace("gauge", "risk")
        files = {"clausebook.toml": 'schemas = ["s"]', "s/5.1.2-b/risk.schema.json": text}
        with pytest.raises(ProjectFault, match="is missing, which rules and pages ask for"):
            open_project(write(tmp_path, files))


class TestReading:
    def read(self, root: Path, path: str) -> Document:
        found = WorkingTree(root).read(path)
        assert isinstance(found, Document)
        return found

    def test_a_link_inside_the_project_is_followed(self, tmp_path):
        write(tmp_path, {"policies/a.yaml": RISK.format(1)})
        (tmp_path / "policies" / "b.yaml").symlink_to("a.yaml")
        assert WorkingTree(tmp_path).read("policies/b.yaml") == RISK.format(1).encode()

    def test_a_link_out_of_the_project_is_refused(self, tmp_path):
        root = write(tmp_path / "p", {"policies/a.yaml": ""})
        write(tmp_path, {"secret.yaml": "password: 1"})
        (root / "policies" / "b.yaml").symlink_to(tmp_path / "secret.yaml")
        document = self.read(root, "policies/b.yaml")
        assert document.faults[0].message == "the link leads out of the project"
        assert "password" not in document.text

    def test_a_folder_behind_a_link_is_not_entered(self, tmp_path):
        root = write(tmp_path / "p", {"policies/a.yaml": RISK.format(1)})
        (root / "policies" / "loop").symlink_to(root)
        assert paths(root) == ["policies/a.yaml"]

    def test_a_link_to_itself_ends(self, tmp_path):
        write(tmp_path, {"policies/a.yaml": RISK.format(1)})
        (tmp_path / "policies" / "b.yaml").symlink_to("b.yaml")
        assert self.read(tmp_path, "policies/b.yaml").faults[0].fatal

    def test_a_folder_with_the_name_of_a_file_is_told(self, tmp_path):
        (tmp_path / "policies" / "x.yaml").mkdir(parents=True)
        assert "policies/x.yaml" in WorkingTree(tmp_path).paths()
        assert self.read(tmp_path, "policies/x.yaml").faults[0].fatal

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
    def test_a_pipe_is_told_and_not_waited_for(self, tmp_path):
        os.mkfifo(tmp_path / "x.yaml")
        (fault,) = self.read(tmp_path, "x.yaml").faults
        assert fault.message == "a pipe or device has the name of a file"

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_that_may_not_be_read_is_told(self, tmp_path):
        write(tmp_path, {"policies/a.yaml": ""})
        (tmp_path / "policies" / "a.yaml").chmod(0)
        assert (
            self.read(tmp_path, "policies/a.yaml").faults[0].message == "the file may not be read"
        )


def test_a_digest_is_that_of_the_first_look(tmp_path):
    """A lint speaks of one state: what it found must not be kept under the digest of another."""
    corpus = open_project(write(tmp_path, {"evidence/a.txt": "one"})).load(TODAY)
    first = corpus.digests("evidence/a.txt")
    write(tmp_path, {"evidence/a.txt": "two"})
    assert corpus.digests("evidence/a.txt") == first
