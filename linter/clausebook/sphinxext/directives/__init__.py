"""Directives, one module a subject; each has a setup of its own, called by the extension."""
