"""Sentences about files that come in."""

FILES: dict[str, str] = {}
