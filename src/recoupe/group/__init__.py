"""Which articles are about the same happening."""
