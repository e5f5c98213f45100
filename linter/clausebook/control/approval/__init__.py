"""Giving approvals, what shows them, and who read what was approved."""
