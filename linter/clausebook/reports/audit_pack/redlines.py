"""The sheet of redlines: what each document says otherwise than before."""

from collections.abc import Iterator
from itertools import chain

from clausebook.control.normative import normative_changes
from clausebook.control.versions.document_versions import (
    DocumentVersion,
    Source,
    changes_between,
    fetch,
)
from clausebook.control.versions.revisions import revisions
from clausebook.record import LoadedDocument
from clausebook.redline.records import RecordChange
from clausebook.redline.sentences import headline, is_prose_change, sentence
from clausebook.reports.audit_pack.material import Material
from clausebook.reports.audit_pack.sheets import Part, Redlined, Sheet, anchor_of

__all__ = ["redline_sheet"]


def redline_sheet(material: Material) -> Sheet:
    """Return what changed in each document since the release, else since the version before.

    What is drafted beside a version in force is told too: nobody has approved it.
    """
    release = material.release
    since = f"release {release.release} of {release.on}, else " if release is not None else ""
    parts = chain.from_iterable(_parts(material, one) for one in material.documents)
    return Sheet(
        "redlines",
        "Redlines",
        (f"What each document says otherwise than in {since}the version approved before.",),
        tuple(parts),
        "No document has an earlier version that could be compared.",
    )


def _parts(material: Material, document: LoadedDocument) -> Iterator[Part]:
    header = document.header
    assert header is not None
    found = revisions(material.corpus, document)
    earlier = _earlier(material, header.id, found)
    if earlier is not None and material.corpus.past is not None:
        fetch(material.corpus.past, (earlier, found[0]))
        changes = changes_between(material.corpus, earlier, found[0])
        title = f"{header.id} {header.title}: {earlier.version} to {found[0].version}"
        yield _part(title, header.id, changes, "Nothing but bookkeeping changed.")
    work = next((one for one in material.works if one.id == header.id), None)
    if work is not None and work.shown is not None and work.document.header is not None:
        title = f"{header.id} {header.title}: drafted beside {work.shown_version}, not approved"
        changes = normative_changes(work.shown, work.document)
        yield _part(title, "", changes, "Its content is the same so far.")


def _earlier(
    material: Material, document_id: str, found: tuple[DocumentVersion, ...]
) -> DocumentVersion | None:
    """Return the version to compare with: the released one, else the one before."""
    others = [one for one in found[1:] if Source.HEADER not in (one.source, found[0].source)]
    release = material.release
    released = {one.id: one.version for one in release.documents} if release is not None else {}
    version = released.get(document_id)
    if found and version == found[0].version:
        return None
    named = [one for one in others if one.version == version]
    return next(iter(named or others), None)


def _part(title: str, anchor: str, changes: tuple[RecordChange, ...], same: str) -> Part:
    told = tuple(chain.from_iterable(map(_told, changes)))
    return Part(title, () if told else (same,), changes=told, anchor=anchor_of(anchor))


def _told(of: RecordChange) -> Iterator[Redlined]:
    record = of.record
    if of.is_new or of.is_gone or not of.changes:
        yield Redlined(f"{record.id} {record.title}: {headline(of)}")
    for change in of.changes:
        shown = f"{record.id}: {sentence(of, change)}"
        if is_prose_change(change):
            yield Redlined(shown, str(change.before), str(change.after))
        else:
            yield Redlined(shown)
