"""Nonconformities and corrective action: clauses 8.7 and 10.2."""
