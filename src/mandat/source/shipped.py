"""Where the templates, wordings, theme and fonts that come with the tool lie on this disk."""

from pathlib import Path


def shipped_templates() -> Path:
    """The folder of the templates that come with the tool.

    In an installed wheel it lies inside the package; in an editable install it is the repository's own `templates/`.
    """
    inside_the_package = Path(__file__).parents[1] / "templates"
    if inside_the_package.is_dir():
        return inside_the_package
    return Path(__file__).parents[3] / "templates"
