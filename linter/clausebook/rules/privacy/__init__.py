"""Personal data in records: clause 7.5.3."""
