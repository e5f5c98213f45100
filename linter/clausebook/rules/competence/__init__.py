"""Competence and awareness: clauses 7.2 and 7.3."""
