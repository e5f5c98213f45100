"""The search: what can be found is gathered here, it is found in the browser."""
