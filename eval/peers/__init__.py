"""Programs that a user would pick instead for one layer, through the same scorers on the same texts; `python -m eval` needs none of them."""
