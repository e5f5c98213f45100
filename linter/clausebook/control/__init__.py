"""Document control: what an approval binds, and what is in force."""
