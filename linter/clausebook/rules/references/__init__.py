"""Rules about what records refer to: other records, clauses, people and evidence."""
