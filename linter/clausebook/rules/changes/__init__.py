"""Changes of the quality management system: clause 6.3."""
