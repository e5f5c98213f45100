"""Rules about the context of the organization."""
