"""All files of a pack with their digests."""

import hashlib
from collections.abc import Mapping

from clausebook import __version__
from clausebook.reports.audit_pack.clauses import clause_sheet
from clausebook.reports.audit_pack.documents import document_sheet
from clausebook.reports.audit_pack.html import sheet_html, style_sheet
from clausebook.reports.audit_pack.material import Material, place_of_source
from clausebook.reports.audit_pack.open_points import exception_sheet, finding_sheet
from clausebook.reports.audit_pack.redlines import redline_sheet
from clausebook.reports.audit_pack.sheets import Cell, Part, Sheet, Table
from clausebook.reports.audit_pack.text import sheet_text
from clausebook.reports.clause_coverage import coverage_json
from clausebook.reports.manifest import manifest_json
from clausebook.reports.result import in_numbers

__all__ = ["SUMS", "pack_files"]

SUMS = "SHA256SUMS"


def pack_files(material: Material) -> Mapping[str, bytes]:
    """Return the bytes of every file by its path in the pack, sorted; the digests come last.

    The same material gives the same bytes.
    """
    sheets = [
        clause_sheet(material),
        document_sheet(material),
        redline_sheet(material),
        exception_sheet(material),
        finding_sheet(material),
    ]
    sheets.insert(0, _front(material, sheets))
    texts = {"pack.css": style_sheet(), "clauses.json": _coverage(material)}
    for sheet in sheets:
        texts[f"{sheet.name}.html"] = sheet_html(sheet, sheets, _name(material))
        texts[f"{sheet.name}.txt"] = sheet_text(sheet)
    if material.release is not None:
        texts["release.json"] = manifest_json(material.release)
    found = {path: text.encode("utf-8", "backslashreplace") for path, text in texts.items()}
    for path, source in material.sources.items():
        found[place_of_source(path)] = source.content
    ordered = {path: found[path] for path in sorted(found)}
    return {**ordered, SUMS: _sums(ordered)}


def _sums(files: Mapping[str, bytes]) -> bytes:
    """Return what ``sha256sum -c`` reads."""
    lines = (f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in files.items())
    return "".join(lines).encode("utf-8")


def _name(material: Material) -> str:
    who = f"{material.organization}, " if material.organization else ""
    return f"Audit pack of {who}as of {material.corpus.today}"


def _coverage(material: Material) -> str:
    corpus = material.corpus
    return coverage_json(material.rows, corpus.edition, corpus.today, material.works)


def _front(material: Material, sheets: list[Sheet]) -> Sheet:
    contents = [(Cell(one.title, f"{one.name}.html"), Cell(_WHAT[one.name])) for one in sheets]
    return Sheet(
        "index",
        _name(material),
        tuple(_lead(material)),
        (
            Part("What is in it", _ALSO, Table(("Sheet", "What it tells"), contents)),
            Part("How to check it", _CHECK),
            Part("What it is not", _LIMITS),
        ),
    )


def _lead(material: Material) -> list[str]:
    corpus, report = material.corpus, material.report
    records = {evidence.record.id for row in material.rows for evidence in row.evidence}
    told = [
        (
            f"{corpus.edition.title}, {in_numbers(len(material.rows), 'clause')}; evidence: "
            f"{in_numbers(len(records), 'record')} in "
            f"{in_numbers(len(material.documents), 'document')}."
        ),
        f"Shown is what was in force on {corpus.today}.",
        f"Commit {material.commit}." if material.commit else "There is no version control.",
        (
            f"Made with Clausebook {__version__}; the linter ran "
            f"{in_numbers(len(report.rules), 'rule')} over {in_numbers(report.records, 'record')}."
        ),
    ]
    if material.uncommitted:
        told.append(f"Not committed as they are: {', '.join(material.uncommitted)}.")
    if material.release is not None:
        release = material.release
        told.append(f"The newest release is {release.release} of {release.on}: release.json.")
    return told


_WHAT = {
    "clauses": "each clause with the records that give evidence, and what they are worth",
    "documents": "each document that is cited: owner, versions, approvals, fingerprints, commits",
    "redlines": "what each document says otherwise than before, and what is drafted",
    "exceptions": "what does not apply, is temporary, was conceded or is not followed, and why",
    "findings": "what the linter says, and findings and nonconformities that are not closed",
}
_ALSO = (
    "Each sheet is there as a page for a browser (.html) and as plain text (.txt).",
    (
        "The documents themselves lie in sources/, as they were in force. clauses.json tells the "
        "clauses to programs."
    ),
)
_CHECK = (
    (
        f"{SUMS} names the SHA-256 of every file: 'sha256sum -c {SUMS}' or 'clausebook verify' "
        "with the name of the pack says whether one of them was changed."
    ),
    (
        "That proves that the files are the same, not who made them. Each document names the "
        "commit that made it so: ask for the repository, and for the signed tag of the release."
    ),
)
_LIMITS = (
    (
        "The pack tells what the records show. It says neither that the standard is met nor that "
        "it is not."
    ),
    "Documents in it may be confidential: see the classification in each.",
)
