"""The language server: projects kept in memory while an editor changes them, and the protocol.

Only ``conversion`` and ``server`` know the library that speaks the protocol.
"""
