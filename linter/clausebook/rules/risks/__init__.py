"""Rules about risks and opportunities."""
