"""Quality management records as versioned YAML, checked by clause and published as a manual."""

__version__ = "0.1.0"
