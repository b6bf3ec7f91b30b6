"""YAML text to values, every scalar as text, with the position of every key and value.

Stock loading turns `10:00` into 600, `no` into False and `0301` into 193, and keeps the last of two equal keys without a
word. Here every scalar stays the text that was typed, and what the format does not use (anchors, tags, several documents)
is a fault with a place. One pass over the parser's events gives values and positions; libyaml's parser is used where
it is there, the parser in pure Python gives the same result.
"""

import re
from array import array

import yaml

from mandat.source.parsed import Parsed, Value
from mandat.source.yaml_builder import QUESTION, Builder, EventParser, Unreadable
from mandat.source.yaml_errors import fault_of_parser
from mandat.source.yaml_faults import faults_in_text
from mandat.source.yaml_plain import plain_values
from mandat.source.yaml_scene import PureParser
from mandat.source.yaml_traps import CUT_OFF

__all__ = ["Parsed", "Value", "parse_yaml", "quick_values"]

_READ_DIFFERENTLY = (re.compile(r"#(?<=[|>0-9+-]#)"), re.compile(r"\?(?<=[\[{, \n]\?)"))
"""Texts that the two parsers may read differently (`|#`, `{? `): the one in pure Python decides."""


def quick_values(text: str) -> Value | None:
    """The values of a file that has nothing wrong with it, without positions; None where `parse_yaml` must look.

    The question marks that the two parsers read differently, and what can be seen before parsing, are left to it as well.
    """
    if (
        not yaml.__with_libyaml__
        or QUESTION.search(text)
        or faults_in_text(text)
        or any(slip.search(text) for slip in _READ_DIFFERENTLY)
        or CUT_OFF.search(text)
    ):
        return None
    return plain_values(_c_parser(text))


def parse_yaml(text: str, *, pure: bool = False) -> Parsed:
    """The values of one YAML document. Faults are collected; only text that is no YAML at all ends the reading early.

    `pure` takes the parser in pure Python although libyaml is there: for comparing the two.
    """
    early = faults_in_text(text)
    if early:
        return Parsed({}, array("Q"), early, broken=True)
    if not pure and yaml.__with_libyaml__ and not any(slip.search(text) for slip in _READ_DIFFERENTLY):
        builder = Builder(text)
        if _read(builder, _c_parser(text)) is None:
            return builder.parsed()
    # A text that is no YAML is read again by the parser in pure Python, so that its fault is the same on every machine.
    builder = Builder(text)
    error = _read(builder, PureParser(text))
    if error is not None:
        builder.give_up(fault_of_parser(text, error))
    return builder.parsed()


def _read(builder: Builder, parser: EventParser) -> yaml.MarkedYAMLError | None:
    """Let the builder read everything; the parser's error, if the text is no YAML."""
    try:
        builder.run(parser.get_event)
    except yaml.MarkedYAMLError as error:
        return error
    except Unreadable as stop:
        builder.give_up(stop.fault)
    finally:
        parser.dispose()
    return None


def _c_parser(text: str) -> EventParser:
    from yaml._yaml import CParser  # noqa: PLC0415  is not there without libyaml

    return CParser(text)
