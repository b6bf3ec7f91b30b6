"""The manual pages of the checks, from their docstrings."""

from collections.abc import Iterable

from mandat.checks.check import Check

_FAMILIES = (
    ("FMT", "Reading"),
    ("REF", "References"),
    ("DAT", "Dates and membership"),
    ("ROT", "Roles and turns"),
    ("DUE", "Deadlines"),
    ("PLN", "Plan against rule"),
    ("DUT", "Duties"),
    ("MTG", "Meetings"),
    ("PRV", "Privacy"),
    ("VER", "Version and lineage"),
    ("GAP", "What this mandate does not say"),
)


def render_page(check: Check) -> str:
    """One page: code, name, severity, and what the docstring says."""
    return f"{check.code} {check.name} ({check.severity.value})\n\n{check.page}\n"


def page_markdown(check: Check) -> str:
    """What the docstring says, as Markdown."""
    return "\n".join(_markdown(check.page))


def render_list(checks: Iterable[Check]) -> str:
    """A line for each check."""
    return "".join(f"{check.code}  {check.severity.value:7}  {check.name:28}  {check.summary}\n" for check in checks)


def render_reference(checks: Iterable[Check]) -> str:
    """All pages as one Markdown document, for `docs/checks.md`."""
    every = tuple(checks)
    return "\n".join(
        (
            "# Checks",
            "",
            "Everything that `mandat validate` looks at. `mandat explain CODE` shows one page on the terminal.",
            "",
            "An **error** makes the run fail, a **warning** is shown, **information** is shown with `--all` and for drafts.",
            "A fault against a hedged rule (`should be`) is a warning at most.",
            "One that rests on an assumption is one step milder, and says so.",
            "Errors of the families FMT, REF, DAT and ROT make a computation impossible and cannot be accepted.",
            "",
            *(line for code, title in _FAMILIES for line in _family(title, tuple(c for c in every if c.code.startswith(code)))),
        )
    )


def _family(title: str, checks: tuple[Check, ...]) -> Iterable[str]:
    yield f"## {title}"
    yield ""
    for check in checks:
        yield f"### {check.code} {check.name}"
        yield ""
        yield f"*{check.severity.value}*"
        yield ""
        yield from _markdown(check.page)
        yield ""


def _markdown(page: str) -> Iterable[str]:
    """The docstring's headings in bold; its indented example is a code block in Markdown, behind an empty line."""
    for line in page.splitlines():
        head, colon, rest = line.partition(":")
        is_head = bool(colon) and head in ("What", "Why", "Example", "Remedy")
        yield f"**{head}**:{rest}" if is_head else line
        if is_head and not rest:
            yield ""
