"""All files of a pack with their digests."""

import hashlib
from collections.abc import Iterator, Mapping

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

__all__ = ["SUMS", "classified_told", "pack_files"]

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
    texts = {"pack.css": style_sheet()}
    for sheet in sheets:
        texts[f"{sheet.name}.html"] = sheet_html(sheet, sheets, _name(material))
        texts[f"{sheet.name}.txt"] = sheet_text(sheet)
    if material.shows_all:  # programs cannot tell what is missing from what is withheld
        texts["clauses.json"] = _coverage(material)
    if material.release is not None and material.shows_all:
        texts["release.json"] = manifest_json(material.release)
    found = {path: text.encode("utf-8", "backslashreplace") for path, text in texts.items()}
    for path, source in material.sources.items():
        found[place_of_source(path)] = source.content
    ordered = {path: found[path] for path in sorted(found)}
    return {**ordered, SUMS: _sums(ordered)}


def classified_told(material: Material) -> str:
    """Return how many documents of which classification the pack holds."""
    counts = material.classified.items()
    told = ", ".join(f"{count:,} {name}" for name, count in counts) or "none"
    return f"documents for {material.withholding.readers.title}: {told}"


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
            Part("What is in it", _also(material), Table(("Sheet", "What it tells"), contents)),
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
        _sentence(classified_told(material)),
        *_gaps(material),
        f"Shown is what was in force on {corpus.today}.",
        f"Commit {material.commit}." if material.commit else "There is no version control.",
        (
            f"Made with Clausebook {__version__}; the linter ran "
            f"{in_numbers(len(report.rules), 'rule')} over {in_numbers(report.records, 'record')}."
        ),
    ]
    if uncommitted := material.shown_uncommitted:
        told.append(f"Not committed as they are: {', '.join(uncommitted)}.")
    if material.release is not None:
        release = material.release
        where = ": release.json" if material.shows_all else ""
        told.append(f"The newest release is {release.release} of {release.on}{where}.")
    return told


def _also(material: Material) -> tuple[str, ...]:
    sources = "The documents themselves lie in sources/, as they were in force."
    return (
        "Each sheet is there as a page for a browser (.html) and as plain text (.txt).",
        f"{sources} clauses.json tells the clauses to programs." if material.shows_all else sources,
    )


def _gaps(material: Material) -> Iterator[str]:
    """Yield what readers who may not read all have to know of the gaps they see."""
    withholding = material.withholding
    if withholding.is_idle:
        return
    unseen = ", ".join(withholding.readers.unseen)
    if withholding.hides_records:
        yield f"Documents for other readers are left out ({unseen}), so a gap here need not be one."
    held_back = [one for one in material.documents if one.path not in material.sources]
    if held_back:
        yield (
            f"{in_numbers(len(held_back), 'document')} that these readers may see in part: the "
            "file is not in sources/."
        )


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


_WHAT = {
    "clauses": "each clause with the records that give evidence, and what they are worth",
    "documents": "each document that is cited: owner, versions, approvals, fingerprints, commits",
    "redlines": "what each document says otherwise than before, and what is drafted",
    "exceptions": "what does not apply, is temporary, was conceded or is not followed, and why",
    "findings": "what the linter says, and findings and nonconformities that are not closed",
}
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
