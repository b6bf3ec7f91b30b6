"""Lines that begin in the wrong column, or stand where no line can."""

import re
from collections.abc import Iterator

from mandat.source.yaml_faults import Fault
from mandat.source.yaml_scene import KEY, Scene, fault_at, indent_of

_BULLET = re.compile(r" *(?P<sign>[*•·▪‣–—]) +(?P<words>\S.*)$")


def below_a_value(scene: Scene) -> Fault | None:
    """A line that stands deeper than the line above, which already has a value."""
    number = scene.stop[0]
    above = scene.above(number)
    key = KEY.match(scene.lines[above]) if above is not None else None
    if above is None or key is None or not key["value"] or key["value"].startswith(("#", "|", ">")):
        return None
    column, wanted = indent_of(scene.line), len(key["indent"])
    if scene.line.lstrip().startswith("- ") and column <= wanted and "'-'" in scene.problem:
        reason = f"a list entry stands here, but `{key['name']}` in line {above + 1} already has a value"
        return fault_at(scene, (number, column), reason, f"remove the value behind `{key['name']}:`, or the list")
    if column <= wanted:
        return None
    reason = f"it stands deeper than the line above, where `{key['name']}` already has a value"
    remedy = f"begin it in column {wanted + 1}{_or_the_line_above(scene, above, column)}"
    return fault_at(scene, (number, column), reason, remedy)


def _or_the_line_above(scene: Scene, above: int, column: int) -> str:
    """The other way out, where the line above may be the one that slipped: between its levels, or out of its neighbours' row."""
    before = scene.above(above)
    between = indent_of(scene.lines[above]) % 2 == 1 and column % 2 == 0
    in_row = before is not None and _name_column(scene.lines[before]) == column
    return f"; or begin {_named(scene, above)} in column {column + 1}, in a row with it" if between or in_row else ""


def _name_column(line: str) -> int:
    """Where the name of a line begins, behind its list dashes."""
    return len(line) - len(re.sub(r"^ *(?:- +)*", "", line))


def wrong_level(scene: Scene) -> Fault | None:
    """A line whose first character is in no column in which a line above begins."""
    if "<block mapping start>" not in scene.problem and "<block sequence start>" not in scene.problem:
        return None
    number, column = scene.stop[0], indent_of(scene.line)
    levels = tuple(_levels(scene, number))
    if not levels or column in (level for level, _ in levels):
        return None
    near = [pair for pair in levels if abs(pair[0] - column) <= 4] or list(levels[:1])  # noqa: PLR2004
    offers = " or ".join(f"in column {level + 1} to stand beside {_named(scene, line)}" for level, line in near[:2])
    return fault_at(scene, (number, column), f"it begins in column {column + 1}, and no line above does", f"begin it {offers}")


def _named(scene: Scene, number: int) -> str:
    key = KEY.match(scene.lines[number])
    return f"`{key['name']}` in line {number + 1}" if key else f"line {number + 1}"


def _levels(scene: Scene, number: int) -> Iterator[tuple[int, int]]:
    """The columns of the open levels of its kind (entries or names), the deepest first, with a line that begins there."""
    seen, entries = 10_000, scene.lines[number].lstrip().startswith("- ")
    above = scene.above(number)
    while above is not None and seen > 0:
        line = scene.lines[above]
        for column in (_name_column(line), indent_of(line)):
            if column < seen:
                seen = column
                if line[column:].startswith("- ") == entries:
                    yield column, above
        above = scene.above(above)


def mixed(scene: Scene) -> Fault | None:
    """A list entry beside `name: value` lines, the other way round, or a colon without a name."""
    number, column = scene.stop[0], indent_of(scene.line)
    if scene.context == "while parsing a block collection" and scene.problem.endswith("'?'"):
        reason = "a `name: value` stands beside list entries"
        return fault_at(scene, (number, column), reason, _into_the_entry(scene, number, column))
    if scene.line.lstrip().startswith("- ") and scene.problem.endswith("'-'"):
        reason = "a list entry stands beside `name: value` lines"
        return fault_at(scene, (number, column), reason, "indent it below the name that it belongs to")
    if scene.line.lstrip().startswith(":"):
        return fault_at(scene, (number, column), "there is no name before the colon", "write `name: value`")
    return None


def _into_the_entry(scene: Scene, number: int, column: int) -> str:
    """What to do with a name in the column of the hyphens: mostly it belongs to the entry above."""
    above = scene.above(number)
    while above is not None and indent_of(scene.lines[above]) > column:
        above = scene.above(above)
    if above is None or not KEY.match(scene.lines[above]):
        return "begin it with `- `, or write a name with a colon above the list"
    inside = _name_column(scene.lines[above]) + 1
    return f"begin it in column {inside} if it belongs to the entry in line {above + 1}, or move or remove the hyphen there"


def bullet(scene: Scene) -> Fault | None:
    """A list entry that begins with another sign than a hyphen."""
    for number in (scene.stop[0], scene.start[0]):
        found = _BULLET.match(scene.lines[number])
        if found is not None:
            reason = f"a list entry begins with a hyphen and not with `{found['sign']}`"
            return fault_at(scene, (number, indent_of(scene.lines[number])), reason, f"write `- {found['words'].rstrip()}`")
    return None


def no_name(scene: Scene) -> Fault | None:
    """A line of words where a `name: value` belongs."""
    number = scene.start[0] if scene.context == "while scanning a simple key" else scene.stop[0]
    above = scene.above(scene.stop[0])
    if scene.problem.startswith("mapping values") and above is not None and ":" not in scene.lines[above]:
        number = above
    line = scene.lines[number]
    if ":" in line or not line.strip() or (number == scene.stop[0] and line.lstrip().startswith("- ")):
        return None
    remedy = "write `name: value`; or indent it, if it goes on with the text of the line above"
    return fault_at(scene, (number, indent_of(line)), "it has no `name: value`", remedy)


def after_the_end(scene: Scene) -> Fault | None:
    """Something behind what the parser took for the whole file."""
    if "<document start>" not in scene.problem:
        return None
    if any(line.startswith("...") for line in scene.lines[: scene.stop[0]]):
        return fault_at(scene, scene.stop, "the line `...` above ends the file", "remove the line `...`")
    return wrong_level(scene)
