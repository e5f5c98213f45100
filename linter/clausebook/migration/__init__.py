"""The way from one edition of the standard to the next: what is new, and what must be rewritten."""
