"""Who is who: states, capitals, demonyms, bodies, people, offices with dates; loader, lookup, finder, the user's own files."""

from recoupe.knowledge.base import Base
from recoupe.knowledge.loading import load

__all__ = ["Base", "load"]
