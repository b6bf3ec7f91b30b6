"""Findings as a JUnit report, which GitLab and most other build servers show beside a merge request.

A file is a suite, a check that found something in it is a test case, and a file without faults is one case that passed.
A case has failed exactly where the run fails: for errors, and for warnings where these are asked to count.
"""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mandat.diagnostics import Diagnostic, Severity
from mandat.render.diagnostics_text import render_text

CLEAN = "no faults"

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(diagnostics: Iterable[Diagnostic], files: Iterable[str], *, strict: bool = False) -> str:
    """The report as XML.

    Args:
        diagnostics: the findings, in the order of files and lines.
        files: every file that was looked at.
        strict: whether warnings make the run fail.
    """
    found: dict[str, list[Diagnostic]] = {file: [] for file in sorted(files)}
    for one in diagnostics:
        found.setdefault(one.location.file, []).append(one)
    report = Element("testsuites", {"name": "mandat"})
    for file, inside in found.items():
        report.append(_suite(file, inside, strict=strict))
    _count(report)
    indent(report)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(report, encoding="unicode")}\n'


def _suite(file: str, found: list[Diagnostic], *, strict: bool) -> Element:
    suite = Element("testsuite", {"name": _legal(file)})
    by_check: dict[str, list[Diagnostic]] = {}
    for one in found:
        by_check.setdefault(f"{one.code} {one.name}", []).append(one)
    for name, group in by_check.items():
        _case(suite, name, group, strict=strict)
    if not found:
        _case(suite, CLEAN, [], strict=strict)
    _count(suite)
    return suite


def _case(suite: Element, name: str, found: list[Diagnostic], *, strict: bool) -> None:
    file = suite.attrib["name"]
    case = SubElement(suite, "testcase", {"name": name, "classname": file, "file": file})
    failing = [one for one in found if _fails(one, strict=strict)]
    if failing:
        told = {"type": failing[0].severity.value, "message": _legal(failing[0].message)}
        SubElement(case, "failure", told).text = _legal(render_text(found))
    elif found:
        SubElement(case, "system-out").text = _legal(render_text(found))


def _fails(one: Diagnostic, *, strict: bool) -> bool:
    return one.severity is Severity.ERROR or (strict and one.severity is Severity.WARNING)


def _count(element: Element) -> None:
    cases, failures = len(list(element.iter("testcase"))), len(list(element.iter("failure")))
    element.attrib |= {"tests": str(cases), "failures": str(failures), "errors": "0", "skipped": "0"}


def _legal(text: str) -> str:
    """XML knows no control characters, not even escaped."""
    return _NOT_XML.sub("\ufffd", text)
