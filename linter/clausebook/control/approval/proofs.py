"""What shows that an approval was given by the person whom it names."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from clausebook.control.approval.commits import approving_commits, merges_by_commit
from clausebook.control.identities import address_of, persons_by_address
from clausebook.control.versions.lives import Life
from clausebook.corpus import Corpus
from clausebook.history import Commit, Identity, Signature
from clausebook.record import LoadedDocument, Part, Record

__all__ = ["Unproven", "evidence_path", "is_altered", "unproven_approvals"]

_TRAILERS = ("approved-by", "reviewed-by")
_UNSIGNED = Signature("none")


@dataclass(frozen=True, slots=True)
class Unproven:
    """An approval that nothing shows; ``reasons`` say what speaks against each proof."""

    document: LoadedDocument
    approval: Part
    commits: tuple[Commit, ...]
    reasons: tuple[str, ...]


def evidence_path(corpus: Corpus, approval: Part) -> str:
    """Return the file of the project that an approval names as evidence, empty without one."""
    text = approval.text("evidence").partition("#")[0].strip()
    path = posixpath.normpath(text) if text else ""
    return path if path in corpus.files else ""


def is_altered(corpus: Corpus, approval: Part) -> bool:
    """Whether the evidence of an approval is another file than it was when it was recorded.

    A file that cannot be read here is not taken for altered.
    """
    path, kept = evidence_path(corpus, approval), approval.text("evidence_sha256")
    found = corpus.digests(path) if path and kept else None
    return found is not None and found != kept


def unproven_approvals(
    corpus: Corpus, documents: Iterable[LoadedDocument], lives: Iterable[Life]
) -> tuple[Unproven, ...]:
    """Return the approvals that none of the proofs shows which count in the project.

    What is not committed yet, or lies behind the end of a clone that is cut off, is not judged
    where git may show it. Signatures are asked last and at once, for each costs time.
    """
    merges = merges_by_commit(corpus.past.history) if corpus.past is not None else {}
    proofs = _Proofs(corpus, persons_by_address(corpus), merges)
    by_path = {life.header.path: life for life in lives}
    found = [
        unproven
        for document in documents
        if (unproven := proofs.without_signature(document, by_path.get(document.path)))
    ]
    if "signature" not in corpus.approval_proof or corpus.past is None:
        return tuple(found)
    ids = dict.fromkeys(commit.id for unproven in found for commit in unproven.commits)
    signatures = corpus.past.history.signatures(ids) if ids else {}
    signed = (proofs.with_signature(unproven, signatures) for unproven in found)
    return tuple(unproven for unproven in signed if unproven is not None)


@dataclass(frozen=True, slots=True)
class _Proofs:
    """The proofs that count in a project, and who commits under which address."""

    corpus: Corpus
    by_address: Mapping[str, tuple[Record, ...]]
    merges: Mapping[str, tuple[Commit, ...]]

    def without_signature(self, document: LoadedDocument, life: Life | None) -> Unproven | None:
        """Return what speaks against the proofs but signatures, None where one holds."""
        assert document.header is not None
        approval, asked = document.header.part("approval"), self.corpus.approval_proof
        reasons = [self._evidence(approval)] if "evidence" in asked else []
        commits: tuple[Commit, ...] = ()
        if asked != ("evidence",) and "" not in reasons:
            commits = self._commits(life)
            if not commits:
                return None
            reasons += self._by_commits(approval.text("by"), commits)
        return None if "" in reasons else Unproven(document, approval, commits, tuple(reasons))

    def with_signature(
        self, unproven: Unproven, signatures: Mapping[str, Signature]
    ) -> Unproven | None:
        """Return what speaks against the signature too, None where there is a good one."""
        approver = unproven.approval.text("by")
        found = [(c, signatures.get(c.id, _UNSIGNED)) for c in unproven.commits]
        if any(one.state == "good" and self._is(one.signer, approver) for _, one in found):
            return None
        signed = ((c, one) for c, one in found if one.state != "none")
        commit, signature = next(signed, found[0])
        told = f"commit {commit.short_id} {_told(signature)}"
        return replace(unproven, reasons=(*unproven.reasons, told))

    def _commits(self, life: Life | None) -> tuple[Commit, ...]:
        past = self.corpus.past
        if past is None or life is None or life.approving is None:
            return ()
        if past.history.is_shallow and life.approving is life.earlier[-1]:
            return ()
        return approving_commits(life, self.merges)

    def _evidence(self, approval: Part) -> str:
        if not approval.has("evidence"):
            return "it names no evidence"
        if not evidence_path(self.corpus, approval):
            return f"'{approval.text('evidence')}' is no file of the project"
        return "" if approval.has("evidence_sha256") else "it holds no digest of its evidence"

    def _by_commits(self, approver: str, commits: tuple[Commit, ...]) -> Iterator[str]:
        asked, first = self.corpus.approval_proof, commits[0]
        if "commit" in asked:
            told = f"commit {first.short_id} is by '{first.author}'"
            yield "" if self._is(first.author, approver) else told
        if "trailer" in asked:
            named = (name for commit in commits for name in _approvers_in(commit))
            told = f"commit {first.short_id} has no Approved-by or Reviewed-by of that person"
            yield "" if any(self._is(name, approver) for name in named) else told

    def _is(self, identity: Identity | str, person_id: str) -> bool:
        """Whether somebody in version control is that person, and can be nobody else."""
        persons = self.by_address.get(address_of(identity), ())
        return {person.id for person in persons} == {person_id}


def _approvers_in(commit: Commit) -> Iterator[str]:
    return (value for key, value in commit.trailers if key.casefold() in _TRAILERS)


def _told(signature: Signature) -> str:
    if signature.state == "good":
        return f"was signed by '{signature.signer}'"
    if signature.state == "bad":
        return "bears a signature that does not verify"
    if signature.state == "unknown":
        return "was signed with a key that is not listed"
    return "is not signed"
