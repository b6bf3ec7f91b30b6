from mandat.checks import reading
from mandat.checks.check import Check
from mandat.checks.registry import CHECKS
from mandat.diagnostics import Severity
from mandat.workspace.faults import FORMAT_NAMES

PAGES = [value for value in vars(reading).values() if isinstance(value, Check)]


def test_what_the_reader_sees_has_the_names_under_which_it_is_reported():
    assert {check.code: check.name for check in CHECKS if check.code in FORMAT_NAMES} == FORMAT_NAMES


def test_what_the_reader_sees_is_an_error_that_nobody_can_accept():
    assert [check.code for check in PAGES] == ["FMT01", "FMT02", "FMT03", "FMT04", "FMT05", "FMT06", "FMT07", "FMT08", "DAT01"]
    assert all(check.severity is Severity.ERROR and check.stops_computing and check.find is None for check in PAGES)
