"""Management review: clause 9.3."""
