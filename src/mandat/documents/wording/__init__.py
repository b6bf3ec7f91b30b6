"""Every phrase of the documents, in each language."""
