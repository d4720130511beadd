"""Speed and memory: recoupe, and what a user would pick instead for one layer, in the same run. Run as `python -m bench`."""
