"""The mandate itself, and its history."""
