"""Plain-text mandates of networks between municipalities and hospitals: checked, planned, turned into documents."""

__version__ = "0.1.0"
