"""Decides what the spans stand for: dates, actors, speakers, claims."""
