"""recoupe reads press articles and lays side by side what they report."""

__version__ = "0.1.0.dev0"
