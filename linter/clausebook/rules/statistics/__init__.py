"""Figures that must come out: clauses 9.1.1 to 9.1.3."""
