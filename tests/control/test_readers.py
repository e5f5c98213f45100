"""What is withheld from readers who may not read all."""

import pytest

from clausebook.control.effect.in_force import InForce, in_force
from clausebook.control.fingerprint import fingerprint
from clausebook.control.readers import (
    WITHHELD,
    Readers,
    UnknownReadersError,
    Withholding,
    corpus_for,
    readers_named,
    state_for,
    withholding_for,
)
from clausebook.corpus import Corpus
from clausebook.document import read
from clausebook.engine import Configuration, lint, report_for
from clausebook.past import Past
from clausebook.record import load
from clausebook.rules import CommitExample, builtin_rules
from tests.corpora import corpus, library
from tests.histories import made_history

PUBLIC = readers_named("public", {})
POLICY = "id: POL-0001\nkind: policy\ntitle: As RSK-0001 has it\nclassification: public\n"
REGISTER = """\
id: REG-0001
kind: register
of: risk
title: Risks
classification: {whole}
records:
  - {{id: RSK-0001, title: Boards arrive late, classification: {one}}}
  - {{id: RSK-0002, title: Boards arrive wet}}
"""


def shown(files: dict[str, str], readers: Readers = PUBLIC) -> Corpus:
    whole = corpus(files, must_be_valid=False)
    return corpus_for(withholding_for(readers, whole, InForce(whole)), whole)


def ids(found: Corpus) -> list[str]:
    return sorted(record.id for record in found.all_records)


@pytest.mark.parametrize(
    ("whole", "one", "left"),
    [
        ("public", "public", ["REG-0001", "RSK-0001", "RSK-0002"]),
        ("public", "confidential", ["REG-0001", "RSK-0002"]),
        ("public", "secret", ["REG-0001", "RSK-0002"]),
        ("internal", "public", []),
        ("secret", "public", []),
    ],
)
def test_the_stricter_classification_counts(whole, one, left):
    assert ids(shown({"risks.yaml": REGISTER.format(whole=whole, one=one)})) == left


TRANSLATION = """\
id: TRL-0001
kind: translation
translates: {document}
language: de
classification: public
texts:
  - {{original: {original}, translation: Deutsch}}
"""


def with_translation(document: str, original: str) -> dict[str, str]:
    return {"german.yaml": TRANSLATION.format(document=document, original=original)}


def test_a_translation_goes_with_what_only_one_version_of_its_document_holds():
    written = corpus(
        {
            "risks.yaml": REGISTER.format(whole="public", one="confidential"),
            **with_translation("REG-0001", "Boards arrive late"),
        },
        must_be_valid=False,
    )
    in_force = REGISTER.format(whole="public", one="public").replace("RSK-0001", "RSK-0003")
    shown_one = corpus({"risks.yaml": in_force}, must_be_valid=False)
    assert "TRL-0001" in withholding_for(PUBLIC, written, InForce(shown_one)).ids


@pytest.mark.parametrize(
    ("original", "left"), [("Jane Roe", ["PSN-0001"]), ("Clerk", ["PSN-0001", "TRL-0001"])]
)
def test_a_translation_tells_no_personal_data(original, left):
    person = "id: PSN-0001\nkind: person\ntitle: Clerk\nname: Jane Roe\nclassification: public\n"
    assert ids(shown({"person.yaml": person, **with_translation("PSN-0001", original)})) == left


def test_a_document_without_classification_stays_in_the_house():
    text = "id: POL-0001\nkind: policy\n"
    assert ids(shown({"policy.yaml": text})) == []
    assert ids(shown({"policy.yaml": text}, readers_named("internal", {}))) == ["POL-0001"]


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("classification: public\ntitle: [", True),
        ("title: [", False),
        ('{"id": "X", "classification": "restricted", "title": [', False),
        ("classification: public\nclassification: restricted", False),
    ],
)
def test_a_file_that_cannot_be_read_counts_as_what_it_seems_to_say(text, is_shown):
    whole = corpus({"policy.yaml": POLICY})
    broken = load(read("policies/broken.yaml", text.encode()), library())
    both = whole.with_documents([*whole.loaded, broken])
    found = corpus_for(withholding_for(PUBLIC, both, InForce(both)), both)
    assert (broken.path in found.documents) is is_shown


def test_an_id_that_is_withheld_gives_way_to_a_word_in_texts_and_links():
    files = {
        "risks.yaml": REGISTER.format(whole="internal", one="internal"),
        "policy.yaml": f"{POLICY}supersedes: RSK-0001\n",
    }
    found = shown(files)
    policy = found.by_id["POL-0001"]
    assert policy.title == f"As {WITHHELD} has it"
    assert policy.text("supersedes") == WITHHELD
    assert {link.target for link in found.outgoing(policy, "supersedes")} == {WITHHELD}
    value = found.documents["policies/policy.yaml"].value
    assert isinstance(value, dict)
    assert value["title"] == policy.title


@pytest.mark.parametrize(
    "text", ["RSK-0001", "_RSK-0001_", "(RSK-0001)", "RSK-0001's", "file_RSK-0001.pdf"]
)
def test_an_id_is_found_whatever_stands_beside_it(text):
    withholding = Withholding(PUBLIC, ids=frozenset({"RSK-0001"}))
    assert withholding.text(text) == text.replace("RSK-0001", WITHHELD)
    assert withholding.text("RSK-00011, XRSK-0001") == "RSK-00011, XRSK-0001"


def test_how_many_records_are_withheld_is_not_told():
    issues = "id: ISS-0001\nkind: context-issue\n---\nid: ISS-0002\nkind: context-issue\n"
    files = {"policy.yaml": f"{POLICY}context: [ISS-0001, ISS-0002]\n", "issues.yaml": issues}
    assert shown(files).by_id["POL-0001"].value("context") == [WITHHELD]


def test_what_an_approval_binds_is_the_whole():
    files = {
        "risks.yaml": REGISTER.format(whole="public", one="confidential"),
        "policy.yaml": POLICY,
    }
    whole = corpus(files, must_be_valid=False)
    found = shown(files)
    assert found.by_id["POL-0001"].title != whole.by_id["POL-0001"].title
    assert list(map(fingerprint, found.loaded)) == list(map(fingerprint, whole.loaded))


def test_data_of_persons_are_left_out_where_the_readers_do_not_see_them():
    person = (
        "id: PSN-0001\nkind: person\nname: Ada Lang\nemail: ada@example.com\n"
        "phone: '+49 30 1234'\nclassification: public\n"
    )
    found = shown({"person.yaml": person}).by_id["PSN-0001"]
    assert not {"name", "email", "phone"} & found.values.keys()
    seen = shown({"person.yaml": person}, readers_named("internal", {})).by_id["PSN-0001"]
    assert seen.text("email") == "ada@example.com"


def test_a_draft_that_closes_a_document_closes_the_version_in_force_too():
    in_effect = corpus({"policy.yaml": POLICY})
    written = corpus({"policy.yaml": POLICY.replace("public", "internal") + "status: draft\n"})
    withholding = withholding_for(PUBLIC, written, InForce(in_effect))
    assert state_for(withholding, InForce(in_effect)).corpus.loaded == ()


def test_an_earlier_version_that_was_closed_is_not_told():
    now = corpus({"policy.yaml": POLICY})
    before = POLICY.replace("public", "restricted").replace("As RSK", "Secret, as RSK").encode()
    commit = CommitExample((), (), "2026-01-01", "ada@example.com")
    past = Past(made_history([commit], [{"policies/policy.yaml": before}]), now.library)
    whole = now.shortened(now.loaded, now.files, past)
    for readers, header in ((PUBLIC, None), (readers_named("auditor", {}), "POL-0001")):
        found = corpus_for(withholding_for(readers, whole, in_force(whole)), whole)
        assert found.past is not None
        (version,) = found.past.versions("policies/policy.yaml")
        read = found.past.document(version.content, version.path)
        assert (read.header.id if read.header is not None else None) == header


def test_only_findings_are_told_that_hold_and_come_out_of_what_is_shown():
    files = {
        "risks.yaml": REGISTER.format(whole="internal", one="internal"),
        "policy.yaml": f"{POLICY}supersedes: POL-0404\n",
    }
    whole = corpus(files, must_be_valid=False)
    withholding = withholding_for(PUBLIC, whole, InForce(whole))
    rules = builtin_rules()
    reports = [lint(one, rules, Configuration()) for one in (whole, corpus_for(withholding, whole))]
    found = report_for(withholding, *reports)
    assert {d.record for d in found.diagnostics} <= {"POL-0001", None}
    assert set(found.diagnostics) <= set(reports[0].diagnostics)
    assert "REF001" in {d.code for d in found.diagnostics}
    absent = set(reports[1].diagnostics) - set(reports[0].diagnostics)
    assert absent, "what is withheld seems to be missing, and nobody is told so"


def test_readers_are_named_and_may_be_given_otherwise():
    own = {"suppliers": {"shows": ["public", "internal"], "leave-out": ["docs/x/**"]}}
    suppliers = readers_named("suppliers", own)
    assert suppliers.may_read("public", "internal")
    assert not suppliers.may_read("public", "confidential")
    assert suppliers.leave_out == ("docs/x/**",)
    assert readers_named("internal", {"internal": {"shows": ["public"]}}).unseen[0] == "internal"
    with pytest.raises(UnknownReadersError, match=r"'all'.*auditor, internal and public"):
        readers_named("all", {})
