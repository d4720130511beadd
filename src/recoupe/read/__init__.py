"""Anything to an article: text, zones, byline, dateline, credits, publication date, language."""
