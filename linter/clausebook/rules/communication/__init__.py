"""Communication: clauses 7.4 and 8.2.1."""
