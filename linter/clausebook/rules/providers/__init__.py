"""External providers: clause 8.4."""
