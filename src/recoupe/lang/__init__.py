"""What knows a language, and the sentences that a reader sees."""
