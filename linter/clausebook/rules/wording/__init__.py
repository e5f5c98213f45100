"""The wording of requirements: clause 8.2.2."""
