"""A small classifier over the frames' candidates, trained on labels of our own over open texts, against the rules: which one wins."""
