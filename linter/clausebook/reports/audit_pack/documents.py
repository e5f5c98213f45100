"""The sheets of documents: each with its approval and its versions."""

from collections.abc import Iterator

from clausebook.control.binding import Binding, approved_fingerprint, binding_of
from clausebook.control.facts import facts_of
from clausebook.control.release.released import digest
from clausebook.control.versions.document_versions import DocumentVersion
from clausebook.control.versions.revisions import revisions
from clausebook.record import BEGUN, LoadedDocument, Record
from clausebook.reports.audit_pack.material import Material, place_of_source
from clausebook.reports.audit_pack.sheets import Cell, Part, Sheet, Table, anchor_of

__all__ = ["approval_told", "binding_told", "document_sheet"]

_BINDINGS = {
    Binding.NONE: "",
    Binding.UNBOUND: "unbound: it bears no fingerprint",
    Binding.BOUND: "bound to this very content",
    Binding.VOID: "void: the content is another one",
}
_HEAD = ("Version", "Day", "Author", "Reason", "Approved", "Approval", "Fingerprint", "Commit")


def document_sheet(material: Material) -> Sheet:
    """Return each document that is cited, with what controls it and all versions known."""
    return Sheet(
        "documents",
        "Documents and their approvals",
        (
            (
                "A fingerprint is a digest over the normative content of a document. An approval "
                "that bears one is bound to that content, and void as soon as the content differs."
            ),
        ),
        tuple(_part(material, document) for document in material.documents),
        "No document gives evidence for these clauses.",
    )


def approval_told(material: Material, header: Record) -> str:
    """Return who approved a document as what and when; empty where nobody did."""
    approval = header.part("approval")
    if not approval:
        return ""
    if header.status in BEGUN or not header.approval_holds:
        return "not as it stands"
    return _approved(material, approval.text("by"), approval.text("role"), approval.text("on"))


def binding_told(material: Material, path: str) -> str:
    """Return what the approval of a document is worth, in words."""
    document = material.by_path.get(path)
    return _BINDINGS[binding_of(facts_of(document))] if document is not None else ""


def _approved(material: Material, by: str, role: str, on: str) -> str:
    who = " as ".join(filter(None, (material.person(by), material.person(role))))
    return f"{who} on {on}" if on else who


def _part(material: Material, document: LoadedDocument) -> Part:
    header = document.header
    assert header is not None
    versions = revisions(material.corpus, document)
    rows = [_row(material, version) for version in versions]
    return Part(
        f"{header.id} {header.title}",
        tuple(_facts(material, document, header)),
        Table(_HEAD, rows) if rows else None,
        anchor=anchor_of(header.id),
    )


def _facts(material: Material, document: LoadedDocument, header: Record) -> Iterator[str]:
    source = material.sources.get(document.path)
    yield f"{header.kind.title}, {header.status or 'without a status'}; {document.path}."
    if owner := material.person(header.text("owner")):
        yield f"Owner: {owner}."
    days = (("effective_on", "Effective on"), ("review_by", "Next review by"))
    if told := ", ".join(f"{name} {header.text(key)}" for key, name in days if header.text(key)):
        yield f"{told}."
    if approved := approval_told(material, header):
        yield f"Approved: {approved}; {binding_told(material, document.path) or 'it grows'}."
    elif facts_of(document).fingerprint is None:
        yield "It records what happened and grows: its records are protected one by one."
    if given := approved_fingerprint(document):
        yield f"Fingerprint of the approval: {given}"
    if (own := facts_of(document).fingerprint) is not None:
        yield f"Fingerprint of the content: {own}"
    if source is not None:
        yield f"Source: {place_of_source(document.path)}"
        yield f"SHA-256 of it with line ends as LF: {digest(source.content)}"
        yield f"Commit: {source.commit}" if source.commit else "It is not committed as it is."


def _row(material: Material, version: DocumentVersion) -> tuple[Cell, ...]:
    approval = {name: str(version.approval.get(name) or "") for name in _APPROVAL}
    approved = _approved(material, approval["by"], approval["role"], approval["on"])
    return (
        Cell(version.version),
        Cell(str(version.on or "")),
        Cell(material.person(version.author)),
        Cell(version.reason),
        Cell(approved),
        Cell(_BINDINGS[version.binding]),
        Cell(_short(approval["fingerprint"])),
        Cell(version.commit.short_id if version.commit is not None else ""),
    )


def _short(fingerprint: str) -> str:
    return f"{fingerprint[:16]}…" if fingerprint else ""


_APPROVAL = ("by", "role", "on", "fingerprint")
