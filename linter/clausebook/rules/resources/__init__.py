"""Equipment and other resources: clause 7.1."""
