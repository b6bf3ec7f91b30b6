"""Views to Markdown: sandboxed Jinja templates, with every value escaped unless it is declared to be Markdown.

The Markdown made here is the single source of every other document format, so a value may never become markup by
accident: what a person typed comes out of a Markdown parser exactly as it was typed, with runs of blanks folded.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Never

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    Undefined,
)
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from mandat.render.problem import TemplateProblem

# Stands where a backslash is needed if, and only if, the value turns out to begin a line. No value can hold it.
_AT_LINE_START = "\0"

_POP, _POP_ISOLATE = "\u202c", "\u2069"
_DIRECTIONS = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", _POP),
    **dict.fromkeys("\u2066\u2067\u2068", _POP_ISOLATE),
    **dict.fromkeys((_POP, _POP_ISOLATE), ""),
}
"""Signs that change the direction of what follows, with the one that ends it."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BLANKS = re.compile("[^\\S\u00a0\u202f]+")  # no-break spaces are meant and stay
_ANYWHERE = re.compile(r"[\\`*\[\]<|~]|(?<![^\W_])_|_(?![^\W_])|&(?=[#\w]|$)|#$")
_BLOCK_MARK = re.compile(r"(\d{0,9})(?=[#>=]|:-|[-+](?:[\s-]|$)|(?<=\d)[.)](?:\s|$))")
_LINE_START = re.compile(r"^((?:[ \t]|>|[-+*][ \t]|\d{1,9}[.)][ \t])*\d{0,9})" + _AT_LINE_START, re.MULTILINE)

_NEAR = 0.7  # how alike a name must be to be the one that was meant

_FILTERS = (
    *("capitalize", "default", "d", "first", "join", "last", "length", "count", "list", "lower", "map", "reject", "rejectattr"),
    *("replace", "reverse", "select", "selectattr", "sort", "string", "sum", "title", "trim", "unique", "upper"),
)
"""What a template may do to a value. None of them gives another result tomorrow, or more text than it was given."""


class Markdown(str):
    """Text that is already Markdown and goes into a document as it is."""

    __slots__ = ()


def render_markdown(template: str, doc: object, words: object, folders: tuple[Path, ...]) -> str:
    """The Markdown of one document.

    Args:
        template: name of the template, such as `agenda.md.j2`.
        doc: the view that the template prints.
        words: the wording of the document's language.
        folders: where templates lie; an earlier folder wins over a later one, file by file.

    Raises:
        TemplateProblem: the template is missing, is not a template, or asks for something that is not there.
    """
    try:
        found = _environment(folders).get_template(template)
        text = found.render(doc=doc, words=words)
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError) as problem:
        _explain(problem, template, folders)
    if not text.strip():
        raise TemplateProblem(
            found.filename or template, 1, "the template makes a document without a word; take the file away to use mandat's own"
        )
    return _tidy(_LINE_START.sub(r"\1\\", text).replace(_AT_LINE_START, ""))


def escape_markdown(text: str) -> str:
    """Text as Markdown that reads as exactly this text wherever it stands; runs of blanks become one."""
    return _escape(text).replace(_AT_LINE_START, "\\")


def _escape(text: str) -> str:
    plain = _closed(_BLANKS.sub(" ", _CONTROLS.sub("", text)).strip())
    escaped = _ANYWHERE.sub(lambda mark: "\\" + mark[0], plain)
    return _BLOCK_MARK.sub(rf"\1{_AT_LINE_START}", escaped, count=1) if _BLOCK_MARK.match(escaped) else escaped


class _Loader(FileSystemLoader):
    """Templates from folders; one that is not saved as UTF-8 is told like any other fault of a template."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            file = next(Path(folder) / template for folder in self.searchpath if (Path(folder) / template).is_file())
            line = _first_wrong_line(file.read_bytes())
            raise TemplateSyntaxError("the file is not saved as UTF-8", line, template, str(file)) from error


def _first_wrong_line(data: bytes) -> int:
    good = data.decode("utf-8", "replace").partition("\N{REPLACEMENT CHARACTER}")[0]
    return good.count("\n") + 1


class _Unknown(StrictUndefined):
    """What a template asks for and a document does not have, in words for whoever wrote the template."""

    @property
    def _undefined_message(self) -> str:
        from difflib import get_close_matches  # noqa: PLC0415  only needed once something is wrong

        if self._undefined_hint:
            return self._undefined_hint
        owner, name = self._undefined_obj, self._undefined_name
        known = ("doc", "words") if owner is missing else tuple(one for one in dir(owner) if not one.startswith("_"))
        near = get_close_matches(str(name), known, 1, _NEAR)
        return f"the template asks for `{name}`, and there is no such thing here{f'; did you mean `{near[0]}`?' if near else ''}"


class _Sandbox(ImmutableSandboxedEnvironment):
    """Templates choose and order what is there. They compute nothing: a text times a million would fill the memory."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def is_safe_callable(self, obj: object) -> bool:
        """Its own macros and blocks, and the counter of a loop; no method of a value."""
        return isinstance(obj, Macro | BlockReference | Undefined) or isinstance(getattr(obj, "__self__", None), LoopContext)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        del context, left, right
        raise TemplateRuntimeError(f"a template does not compute, and this one has a `{operator}`")


def _closed(text: str) -> str:
    """Text that turns no other text around: marks of direction that it leaves open are closed at its end."""
    open_ = [sign for sign in text if sign in _DIRECTIONS]
    if not open_:
        return text
    waiting: list[str] = []
    for sign in open_:
        if _DIRECTIONS[sign]:
            waiting.append(_DIRECTIONS[sign])
        elif waiting and waiting[-1] == sign:
            waiting.pop()
    return text + "".join(reversed(waiting))


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...]) -> Environment:
    environment = _Sandbox(
        loader=_Loader(folders),
        undefined=_Unknown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )
    environment.globals.clear()  # a template sees `doc` and `words`, and nothing else
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    return environment


def _finalize(value: object) -> object:
    if isinstance(value, Markdown | Undefined):
        return value
    if value is None:
        raise TemplateRuntimeError("a value that is printed here is missing; ask for it with `if` first")
    return _escape(str(value))


def _tidy(text: str) -> str:
    without_trailing_blanks = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", without_trailing_blanks).strip("\n") + "\n"


def _explain(problem: Exception, template: str, folders: tuple[Path, ...]) -> Never:
    if isinstance(problem, TemplateSyntaxError):
        file, line = problem.filename or problem.name or template, problem.lineno
    else:
        file, line = _place(problem.__traceback__, folders) or (template, 1)
    message = f"there is no template {problem.name!r}" if isinstance(problem, TemplateNotFound) else _sentence(problem)
    raise TemplateProblem(file, line, message) from problem


def _sentence(problem: Exception) -> str:
    """What is wrong; Jinja puts the place below it, which is told before it here."""
    return problem.message or "" if isinstance(problem, TemplateSyntaxError) else str(problem)


def _place(trace: TracebackType | None, folders: tuple[Path, ...]) -> tuple[str, int] | None:
    """The innermost template line on the way to the error: Jinja puts the templates' own lines into the traceback."""
    found = None
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if any(Path(file).is_relative_to(folder) for folder in folders):
            found = (file, trace.tb_lineno)
        trace = trace.tb_next
    return found
