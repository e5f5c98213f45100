"""Audits and their findings: clause 9.2."""
