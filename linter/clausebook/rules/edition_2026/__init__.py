"""What the 2026 edition adds."""
