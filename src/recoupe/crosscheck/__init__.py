"""What the articles of a story owe to one another and where they differ: reuse, pairs, origins, claims, quotations, commitments, timeline."""
