"""`@frozen`: a value like one of `@dataclass(frozen=True, slots=True)`, for a program that starts anew for each question.

The standard library writes and compiles six methods for every class at every start. A command knows some two hundred kinds
of value, makes half of them and compares a few: that was a third of the time of `mandat validate`. Here `__init__` is
written when the first value of a class is made, and the rest are the same few functions for all.

`fields`, `replace` and `is_dataclass` of the standard library work as ever. A class that needs `field(...)`, an order, or
the fields of a base is one of the standard library's own.
"""

from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass
from functools import cached_property
from operator import attrgetter
from types import FunctionType
from typing import NoReturn, TypeVar, cast, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[T]) -> type[T]:
    """Make of a class with annotated fields one of frozen values with slots: made, compared and printed by its fields."""
    body = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    names = tuple(body.get("__annotations__", ()))
    defaults = {name: body.pop(name) for name in names if name in body}
    # What is computed once and kept needs a place beside the fields.
    kept = ("__dict__",) if any(isinstance(value, cached_property) for value in body.values()) else ()
    shape = {"__slots__": names + kept, "__match_args__": names, "__dataclass_fields__": _Fields(defaults)}
    made = type(cls.__name__, cls.__bases__, {**_methods(names), **shape, **body})
    made.__qualname__ = cls.__qualname__
    _write_when_needed(made, names, defaults)
    return cast("type[T]", made)


def _methods(names: tuple[str, ...]) -> dict[str, object]:
    """What values do, whatever their fields are."""
    values = attrgetter(*names) if names else type  # without fields all of a class are alike

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    def printed(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def made_of(self: object) -> tuple[type, tuple[object, ...]]:
        return type(self), tuple(getattr(self, name) for name in names)

    return {
        "__eq__": equal,
        "__hash__": hashed,
        "__repr__": printed,
        "__reduce__": made_of,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__qualname__}.{name} stays as it is; `replace` gives a changed copy")


def _write_when_needed(cls: type, names: tuple[str, ...], defaults: Mapping[str, object]) -> None:
    """Give a class an `__init__` that writes the real one, when the first value is made, and steps back."""

    def first(self: object, *values: object, **named: object) -> None:
        init = _init(cls, names, defaults)
        type.__setattr__(cls, "__init__", init)
        init(self, *values, **named)

    type.__setattr__(cls, "__init__", first)


def _init(cls: type, names: tuple[str, ...], defaults: Mapping[str, object]) -> FunctionType:
    """`__init__` with a parameter for each field, as the standard library would write it."""
    known: dict[str, object] = {f"default_{name}": value for name, value in defaults.items()}
    known |= {f"set_{name}": vars(cls)[name].__set__ for name in names}
    parameters = (f"{name}=default_{name}" if name in defaults else name for name in names)
    lines = [f"    set_{name}(self, {name})" for name in names] or ["    pass"]
    if hasattr(cls, "__post_init__"):
        lines.append("    self.__post_init__()")
    exec("\n".join((f"def __init__(self, {', '.join(parameters)}):", *lines)), known)  # noqa: S102  the names are of our own classes
    written = cast("FunctionType", known["__init__"])
    written.__qualname__ = f"{cls.__qualname__}.__init__"
    return written


class _Fields:
    """The fields of a class as the standard library wants them, collected when it first asks."""

    def __init__(self, defaults: Mapping[str, object]) -> None:
        self.defaults = defaults

    def __get__(self, value: object, cls: type) -> object:
        # Without a docstring the standard library would write one, which takes longer than all the rest.
        plain = type(cls.__name__, (), {"__doc__": "Fields.", "__annotations__": cls.__annotations__, **self.defaults})
        found: object = vars(dataclass(init=False, repr=False, eq=False)(plain))["__dataclass_fields__"]
        type.__setattr__(cls, "__dataclass_fields__", found)
        return found
