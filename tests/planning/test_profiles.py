"""Holders merged into profiles."""

from mandat.planning.problem import Load, Request
from mandat.planning.profiles import Profile, profiles, sitting_in_all

REQUESTS = (
    Request("a", 60, 0, None, ("ahus", "enebakk", "frogn"), ()),
    Request("b", 60, 0, None, ("ahus", "enebakk"), (), load=Load(1, 9)),
    Request("c", 60, 0, None, ("ahus", "nes"), (), load=Load(5, 3)),
)


def test_holders_whose_meetings_are_all_among_anothers_need_no_profile_and_the_smallest_load_holds():
    assert profiles(REQUESTS) == (Profile(("a", "b", "c"), Load(1, 3)),)


def test_holders_are_named_who_sit_in_all_of_the_meetings():
    assert sitting_in_all(("a", "b"), REQUESTS) == ("ahus", "enebakk")
