"""Holders merged into profiles."""

from mandat.planning.problem import Load, Request
from mandat.planning.profiles import Profile, merged, profiles, sitting_in_all

REQUESTS = (
    Request("a", 60, 0, None, ("ahus", "enebakk", "frogn"), ()),
    Request("b", 60, 0, None, ("ahus", "enebakk"), (), load=Load(1, 9)),
    Request("c", 60, 0, None, ("ahus", "nes"), (), load=Load(5, 3)),
)


def test_holders_whose_meetings_are_all_among_anothers_need_no_profile_and_the_smallest_load_holds():
    assert profiles(REQUESTS) == (Profile(("a", "b", "c"), Load(1, 3)),)


def test_holders_are_named_who_sit_in_all_of_the_meetings():
    assert sitting_in_all(("a", "b"), REQUESTS) == ("ahus", "enebakk")


def test_meetings_of_which_any_two_share_somebody_are_one_wide_profile_even_if_nobody_sits_in_all():
    pairs = (("a", ("ahus", "nes")), ("b", ("nes", "frogn")), ("c", ("frogn", "ahus")), ("d", ("ahus", "moss")))
    requests = tuple(Request(name, 60, 0, None, holders, ()) for name, holders in pairs)
    wide = {profile.requests for profile in merged(profiles(requests), requests)}
    assert wide == {("a", "b", "c"), ("a", "c", "d")}
