"""Who approved what: voided content, the version that brought an approval, and people in git."""

from datetime import date

import pytest

from clausebook.control.approval.commits import approving_commits, merges_by_commit
from clausebook.control.binding import is_void
from clausebook.control.fingerprint import fingerprint
from clausebook.control.identities import persons_of
from clausebook.control.versions.lives import lives
from clausebook.history import Commit, History, Identity, Version
from tests.histories import content_id
from tests.rules.base import _loaded, base_files, corpus_of

PATH = "policies/quality-policy.yaml"
POLICY = base_files()[PATH]
REVIEW = POLICY.replace(b"status: effective", b"status: review")
ON = b"on: 2026-01-20"


def loaded(data: bytes):
    return _loaded(PATH, data)


def with_fingerprint(data: bytes, digits: str) -> bytes:
    return data.replace(ON, ON + f', fingerprint: "{digits}"'.encode())


class TestVoid:
    def test_an_approval_of_this_content_binds(self):
        assert not is_void(loaded(with_fingerprint(POLICY, str(fingerprint(loaded(POLICY))))))

    def test_an_approval_of_other_content_is_void(self):
        assert is_void(loaded(with_fingerprint(POLICY, "0" * 64)))

    def test_one_without_fingerprint_is_not(self):
        assert not is_void(loaded(POLICY))

    def test_nor_one_of_a_document_that_grows(self):
        path = "policies/complaints.yaml"
        approval = (
            '\napproval: {by: PSN-0001, role: ROL-0001, on: "2026-01-20", fingerprint: "%s"}\n'
        )
        data = base_files()[path].replace(b"\nlanguage: en\n", (approval % ("0" * 64)).encode())
        document = _loaded(path, data)
        assert document.header is not None
        assert "approval" in document.header.values
        assert not is_void(document)


def commit(number: int, *parents: int, author: str = "b.m@ofen.example", trailers=()) -> Commit:
    identity, day = Identity("B. M.", author), date(2026, 2, number)
    ids = tuple(f"{parent:040x}" for parent in parents)
    return Commit(f"{number:040x}", ids, identity, identity, day, day, "change", trailers)


def corpus_with(commits: list[Commit], states: dict[int, bytes], now: bytes = POLICY):
    """Return a corpus whose policy had these contents after the commits of these numbers."""
    by_number = {int(one.id, 16): one for one in commits}
    versions = [
        Version(by_number[number], PATH, content_id(data))
        for number, data in sorted(states.items(), reverse=True)
    ]
    contents = {content_id(data): data for data in states.values()}
    history = History(
        tuple(sorted(commits, key=lambda one: one.id, reverse=True)),
        {PATH: tuple(versions)},
        contents=lambda ids: {one: contents[one] for one in ids if one in contents},
    )
    return corpus_of({**base_files(), PATH: now}, history=history)


def life_of(corpus):
    (life,) = (one for one in lives(corpus, corpus.loaded) if one.header.path == PATH)
    return life


class TestApproving:
    def test_it_is_the_first_that_bore_the_approval(self):
        later = POLICY.replace(b"review_by: 2027", b"review_by: 2028")
        commits = [commit(1), commit(2, 1), commit(3, 2)]
        corpus = corpus_with(
            commits, {1: REVIEW.replace(ON, b"on: 2026-01-02"), 2: POLICY, 3: later}
        )
        assert life_of(corpus).approving.version.commit == commits[1]

    def test_another_way_to_write_it_is_the_same_approval(self):
        block = POLICY.replace(
            b"approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}",
            b"approval:\n  role: ROL-0001\n  by: PSN-0001\n  on: 2026-01-20",
        )
        assert block != POLICY
        commits = [commit(1), commit(2, 1)]
        life = life_of(corpus_with(commits, {1: block, 2: POLICY}))
        assert life.approving.version.commit == commits[0]

    def test_an_approval_given_again_is_a_new_one(self):
        first = POLICY.replace(ON, b"on: 2026-01-19")
        commits = [commit(1), commit(2, 1), commit(3, 2)]
        life = life_of(corpus_with(commits, {1: POLICY, 2: first, 3: POLICY}))
        assert life.approving.version.commit == commits[2]

    def test_there_is_none_before_it_is_committed(self):
        corpus = corpus_with([commit(1)], {1: POLICY}, POLICY.replace(ON, b"on: 2026-03-20"))
        assert life_of(corpus).approving is None
        without_git = corpus_of(base_files())
        assert lives(without_git, without_git.loaded) == ()

    def test_states_of_another_id_are_left_out(self):
        other = POLICY.replace(b"id: POL-0001", b"id: POL-0009")
        life = life_of(corpus_with([commit(1), commit(2, 1)], {1: other, 2: POLICY}))
        assert len(life.earlier) == 1

    def test_a_state_that_cannot_be_read_is_left_out(self):
        broken = POLICY + b"title: [again\n"
        commits = [commit(1), commit(2, 1), commit(3, 2)]
        life = life_of(corpus_with(commits, {1: POLICY, 2: broken, 3: POLICY}))
        assert [state.version.commit.id for state in life.earlier] == [
            commits[2].id,
            commits[0].id,
        ]


class TestApprovingCommits:
    """The approval is given in commit 2 of a branch; where it is merged differs."""

    def taken_over_by(self, *later: Commit) -> list[int]:
        commits = [commit(1), commit(2, 1), *later]
        corpus = corpus_with(commits, {1: REVIEW.replace(ON, b"on: 2026-01-02"), 2: POLICY})
        found = approving_commits(life_of(corpus), merges_by_commit(corpus.past.history))
        return [int(one.id, 16) for one in found]

    def test_on_the_line_itself_there_is_no_merge(self):
        assert self.taken_over_by(commit(3, 2)) == [2]

    def test_the_merge_that_brought_it(self):
        assert self.taken_over_by(commit(3, 1, 2)) == [2, 3]

    def test_merges_of_merges(self):
        assert self.taken_over_by(commit(3, 1, 2), commit(4, 1, 3)) == [2, 3, 4]

    def test_a_merge_of_something_else_into_its_line_is_none(self):
        assert self.taken_over_by(commit(3, 1), commit(4, 2, 3)) == [2]

    def test_a_line_that_took_over_the_main_one_first(self):
        assert self.taken_over_by(commit(3, 1), commit(4, 2, 3), commit(5, 3, 4)) == [2, 5]

    def test_only_the_first_merge_took_it_over(self):
        later = (commit(3, 2), commit(4, 1, 2), commit(5, 4, 3))
        assert self.taken_over_by(*later) == [2, 4]

    def test_an_octopus(self):
        assert self.taken_over_by(commit(3, 1), commit(4, 1, 3, 2)) == [2, 4]


class TestPredecessor:
    def test_a_side_line_is_not_taken_for_what_was_before(self):
        side = POLICY.replace(b"First choice", b"Second choice")
        commits = [commit(1), commit(2, 1), commit(3, 1), commit(4, 3, 2)]
        life = life_of(
            corpus_with(commits, {1: POLICY, 2: side, 3: POLICY.replace(b"2028", b"2029")})
        )
        newest, _, oldest = life.earlier
        assert life.predecessor(newest) is oldest
        assert life.predecessor(oldest) is None

    def test_commits_that_did_not_touch_the_file_lie_between(self):
        commits = [commit(1), commit(2, 1), commit(3, 2)]
        life = life_of(corpus_with(commits, {1: REVIEW, 3: POLICY}))
        assert life.predecessor(life.earlier[0]) is life.earlier[1]


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        (Identity("A. L.", "A.L@Ofen.example"), ["PSN-0001"]),
        ("A. L. <a.l@ofen.example>", ["PSN-0001"]),
        (" a.l@OFEN.example ", ["PSN-0001"]),
        ("b.m@ofen.example", ["PSN-0001", "PSN-0002"]),
        ("A. L.", []),
        ("", []),
        (Identity("", ""), []),
    ],
)
def test_people_are_known_by_their_addresses(identity, expected):
    path = "policies/persons.yaml"
    persons = (
        base_files()[path]
        .replace(
            b"title: A. L.",
            b"title: A. L.\n    git_identities: [a.l@ofen.example, B.M@ofen.example]",
        )
        .replace(b"title: B. M.", b"title: B. M.\n    email: b.m@ofen.example")
    )
    corpus = corpus_of({**base_files(), path: persons})
    assert [one.id for one in persons_of(corpus, identity)] == expected
