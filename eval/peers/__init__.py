"""Programs that a user would pick instead for one layer, through the same scorers on the same texts. None is a dependency of recoupe, nor of `python -m eval`."""
