"""The Markdown of a change as a comment on a pull request: nothing in it calls anybody or links anywhere.

The words come from a proposal that nobody has looked at. Web pages for code turn `@name`, `#12` and bare addresses into
calls and links, whatever Markdown says. An invisible joint after the sign keeps the words and takes that away; addresses
lose their meaning by a backslash, since a joint could be a letter of a host.
"""

import re

_JOINT = "\u2060"
_CALLS = re.compile(r"@(?=[\w-])|[#!](?=\d)|\b[gG][hH]-(?=\d)")
_ADDRESSES = re.compile(r"://|\b(?<=[wW]{3})\.")
MOST = 65_000
"""Letters that a comment may have."""
_FOLD = re.compile(r"<details>.*?</details>\n\n", re.DOTALL)
_LEFT_OUT = "Some details are left out, because a comment has room for {most} letters. `mandat diff` shows all of them.\n\n"


def for_comment(markdown: str) -> str:
    """The text without calls and links, and without the last details where it is too long for a comment."""
    text = _ADDRESSES.sub(r"\\\g<0>", _CALLS.sub(lambda sign: f"{sign[0]}{_JOINT}", markdown))
    folds = list(_FOLD.finditer(text))
    note = _LEFT_OUT.format(most=MOST)
    cut = False
    while len(text) + len(note) > MOST and folds:
        last = folds.pop()
        text, cut = text[: last.start()] + text[last.end() :], True
    return text[: folds[-1].end()] + note + text[folds[-1].end() :] if cut and folds else text + f"\n{note}" if cut else text
