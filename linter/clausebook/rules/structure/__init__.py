"""Rules about files, headers, ids and schemas."""
