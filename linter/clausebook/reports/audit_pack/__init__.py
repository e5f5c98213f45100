"""The audit pack: clauses with their evidence, and all that shows what that is worth."""

from clausebook.reports.audit_pack.material import Material, Source
from clausebook.reports.audit_pack.pack import SUMS, classified_told, pack_files

__all__ = ["SUMS", "Material", "Source", "classified_told", "pack_files"]
