"""Blanks that are missing, or that are none: behind a colon, behind a hyphen, copied from a text program."""

import re

from mandat.source.yaml_faults import Fault
from mandat.source.yaml_scene import KEY, Scene, fault_at, indent_of

_NO_SPACE = re.compile(r" *(?:- +)*([\w-]+):([^\s/].*)$")
HARD_SPACES = "\u00a0\u2007\u202f\u200b\u2060"
"""Blanks that look like one and are none: what is copied from a text program or a web page may have them."""


def hard_space(scene: Scene) -> Fault | None:
    """A blank that looks like one and is none."""
    for number in (scene.start[0], scene.stop[0]):
        found = re.match(f"[^{HARD_SPACES}]*[{HARD_SPACES}]", scene.lines[number])
        if found:
            place = (number, found.end() - 1)
            code = ord(scene.lines[number][found.end() - 1])
            return fault_at(scene, place, f"there is a special blank here (U+{code:04X})", "delete it and type a plain blank")
    return None


def no_space(scene: Scene) -> Fault | None:
    """`name:value` or `-entry`: the blank behind is missing, so the parser sees words without a name."""
    above = scene.above(scene.stop[0])
    for number in (scene.start[0], scene.stop[0], above):
        if number is None or '"' in scene.lines[number] or not _is_open_line(scene, number):
            continue
        if found := _NO_SPACE.match(scene.lines[number]):
            place = (number, found.start(1))
            return fault_at(scene, place, "there is no space behind the colon", f"write `{found[1]}: {found[2].strip()}`")
        if found := re.match(r" *-([^\W\d]\w*)", scene.lines[number]):
            place = (number, indent_of(scene.lines[number]))
            return fault_at(scene, place, "there is no space behind the hyphen", f"write `- {found[1]}`")
    return None


def _is_open_line(scene: Scene, number: int) -> bool:
    """Whether the parser read this line as words without a name, not as a value of its own."""
    return not KEY.match(scene.lines[number])
