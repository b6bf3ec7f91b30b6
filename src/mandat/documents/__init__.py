"""Ready-made typed views of what a document shows: everything chosen, ordered, numbered and phrased."""
