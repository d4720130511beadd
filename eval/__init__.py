"""Scorers: how well recoupe does what it says, layer by layer, on gold annotation that lies outside the repository. Run as `python -m eval`."""
