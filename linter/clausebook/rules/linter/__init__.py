"""Rules about suppressions and the baseline: the lint of the lint."""
