"""Approvals as the command line asks for them: given, shown beforehand, or refused."""

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from clausebook.cli.amendments import (
    Refused,
    after_amendments,
    contradictions,
    corpus_with,
    each,
    refuse,
)
from clausebook.cli.approval_redline import approval_redline
from clausebook.cli.clock import current_day, day_that_has_come
from clausebook.cli.documents import documents_named
from clausebook.cli.evidence import approval_evidence
from clausebook.cli.exchanging import Exchange, exchange
from clausebook.cli.options import open_here
from clausebook.cli.persons import (
    check_role,
    person_at_work,
    person_named,
    persons_of_git,
    recorder_of,
)
from clausebook.cli.usage import UsageError
from clausebook.control.approval.approving import (
    LastApproved,
    NotApprovable,
    Wish,
    approval_amendments,
    is_done,
    last_approved,
    needs_reason,
    rejection_amendments,
    version_to_approve,
)
from clausebook.control.binding import is_void
from clausebook.corpus import Corpus
from clausebook.looking_back import past_of
from clausebook.project import Project
from clausebook.record import LoadedDocument, Record, load

__all__ = ["approve"]

_NUMBER = "(?:0|[1-9][0-9]*)"
_VERSION = re.compile(rf"{_NUMBER}[.]{_NUMBER}([.]{_NUMBER})?")
_LEAST_WORDS = 2


class _Approval(NamedTuple):
    """A document as it is and as it will be, and what was approved before."""

    document: LoadedDocument
    after: LoadedDocument
    last: LastApproved | None


def approve(arguments: argparse.Namespace) -> int:
    """Approve, show or reject all documents or none; return 2 where one stands against it.

    To show returns 1 there, for it is what was asked for.
    """
    project = open_here(arguments)
    corpus = project.load(current_day(), past=past_of(project))
    documents = documents_named(corpus, arguments.documents, project.root)
    try:
        wish = _wish(arguments, project, corpus, documents)
        if arguments.reject:
            approvals = each(documents, lambda one: _rejected(one, wish, arguments.reject, corpus))
        else:
            left = _not_done(documents, wish)
            approvals = each(left, lambda one: _approved(one, wish, corpus, arguments))
            _refuse_contradictions(project, corpus, approvals)
    except (Refused, NotApprovable) as reason:
        refused = reason if isinstance(reason, Refused) else Refused([str(reason)])
        return refuse(refused, 1 if arguments.check else 2)
    if arguments.check:
        for one in approvals:
            sys.stdout.write(approval_redline(one.document, one.after, one.last, corpus))
        return 0
    exchange(
        project.root, [Exchange(one.document.document, one.after.document) for one in approvals]
    )
    for one in approvals:
        print(_told(one, wish, is_rejected=bool(arguments.reject)))
    return 0


def _wish(
    arguments: argparse.Namespace,
    project: Project,
    corpus: Corpus,
    documents: Sequence[LoadedDocument],
) -> Wish:
    """Return who approves what on which day; raises NotApprovable where that person may not.

    Raises UsageError for what is wrongly given.
    """
    on = day_that_has_come(arguments.on, "no approval was given")
    if arguments.version and not _VERSION.fullmatch(arguments.version):
        raise UsageError(f"'{arguments.version}' is not a version such as 2.0 or 1.12")
    given = arguments.evidence
    person = person_at_work(corpus, project.root, arguments.by, "--by")
    check_role(corpus, person, arguments.role, on)
    return Wish(
        person.id,
        arguments.role,
        on,
        version=arguments.version or "",
        reason=" ".join((arguments.reason or "").split()),
        effective_on=arguments.effective_on,
        shown_by={
            **(approval_evidence(given, project, corpus, documents) if given else {}),
            **_recorded_by(arguments, project, corpus, person),
        },
        own=" ".join((arguments.own or "").split()),
    )


def _recorded_by(
    arguments: argparse.Namespace, project: Project, corpus: Corpus, approver: Record
) -> dict[str, str]:
    """Return who entered an approval that was not given in version control."""
    recorder = arguments.recorded_by and person_named(corpus, arguments.recorded_by).id
    recorder = recorder or recorder_of(corpus, project.root, approver)
    at_work = persons_of_git(corpus, project.root)
    if arguments.evidence and not recorder and approver not in at_work:
        raise UsageError(
            "git does not tell who records this approval; say it, as in --recorded-by PSN-0002"
        )
    return {"recorded_by": recorder} if recorder else {}


def _not_done(documents: Sequence[LoadedDocument], wish: Wish) -> list[LoadedDocument]:
    """Return the documents to approve: not those that a killed command had done, and says which.

    Where all are done, all are returned.
    """
    done = {document.path for document in documents if is_done(document, wish)}
    left = [document for document in documents if document.path not in done]
    if not left:
        return [*documents]
    for path in sorted(done):
        print(f"{path}: is approved so already")
    return left


def _approved(
    document: LoadedDocument, wish: Wish, corpus: Corpus, arguments: argparse.Namespace
) -> _Approval:
    last = last_approved(corpus.past, document)
    version = version_to_approve(document, last, wish.version)
    if needs_reason(document, version):
        wish = replace(wish, reason=_reason(document, version, wish, is_shown=arguments.check))
    amendments = approval_amendments(document, wish, version, corpus.today)
    after = load(after_amendments(document.document, amendments), corpus.library)
    assert not is_void(after)
    return _Approval(document, after, last)


def _rejected(document: LoadedDocument, wish: Wish, reason: str, corpus: Corpus) -> _Approval:
    amendments = rejection_amendments(document, wish.by, wish.on, " ".join(reason.split()))
    after = load(after_amendments(document.document, amendments), corpus.library)
    return _Approval(document, after, None)


def _reason(document: LoadedDocument, version: str, wish: Wish, *, is_shown: bool) -> str:
    """Return why the content changed, asked for on a terminal."""
    header = document.header
    name = f"{header.id} {version}" if header is not None else document.path
    reason = wish.reason
    if not reason and is_shown:
        return "(to be given)"
    if not reason and sys.stdin.isatty():
        sys.stderr.write(f"Why did the content change? {name}: ")
        sys.stderr.flush()
        reason = " ".join(sys.stdin.readline().split())
    if not reason:
        raise UsageError(
            f"{name}: its history does not say why the content changed; give it, as in --reason "
            "'Promise on delivery taken in'"
        )
    if len(reason.split()) < _LEAST_WORDS:
        raise UsageError(
            f"{name}: the reason '{reason}' says too little to whoever asks later; give at least "
            "two words that say why, as in --reason 'Promise on delivery taken in'"
        )
    return reason


def _refuse_contradictions(
    project: Project, corpus: Corpus, approvals: Sequence[_Approval]
) -> None:
    """Raise Refused where an approved document would contradict itself."""
    after = [one.after.document for one in approvals]
    there = corpus_with(project, after, corpus.today, corpus.past)
    found = contradictions(project, there, frozenset(document.path for document in after))
    if found:
        raise Refused([f"{one}; mend it before it is approved" for one in found])


def _told(one: _Approval, wish: Wish, *, is_rejected: bool) -> str:
    header = one.after.header
    assert header is not None
    name = f"{header.id} {header.text('version')}"
    if is_rejected:
        return f"{name} was not approved and is a draft again: {header.path}"
    approved = header.part("approval").text("fingerprint")[:8]
    return (
        f"{name} approved by {wish.by} as {wish.role} on {wish.on}, in force from "
        f"{header.text('effective_on')}, fingerprint {approved}: {header.path}"
    )
