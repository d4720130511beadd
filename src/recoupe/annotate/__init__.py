"""Finds spans and candidates inside one article: sentences and syntax, times, names, speech, events."""
