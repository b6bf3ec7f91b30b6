"""The agenda of a meeting, and the call for its items."""
