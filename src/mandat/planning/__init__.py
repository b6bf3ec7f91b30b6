"""Chooses the dates of a year for all bodies at once, and proves that no better ones exist."""
