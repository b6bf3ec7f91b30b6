"""Views to files: Markdown, and from it every other format; each format in one module."""
