"""Rules that an organization declares as data, or brings in a plug-in."""

from clausebook.declared.file import RuleFault, read_rules
from clausebook.declared.plug_ins import plug_in_rules

__all__ = ["RuleFault", "plug_in_rules", "read_rules"]
