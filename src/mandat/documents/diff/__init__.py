"""What a change means, for those who decide on it."""
