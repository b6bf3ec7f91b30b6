"""Ready-made typed views of what a document shows: everything chosen, ordered, numbered and phrased.

A view holds strings, booleans and tuples; a template only sets them on the page. Words of the tool come from the wording
of one language, words of the files stay as they were written.
"""
