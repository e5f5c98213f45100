"""What changed between two states of a QMS: by record and field, never by line."""
