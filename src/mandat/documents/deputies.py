"""Whether another may come in one's place, in words: for every seat, and for a seat with a rule of its own."""

from collections.abc import Callable

from mandat.documents.occasion import Occasion
from mandat.documents.phrasing import count_in_words
from mandat.documents.wording.groups import Wording
from mandat.schema.meetings import Seat
from mandat.schema.values import Deputies


def deputies_in_words(rule: Deputies | None, wording: Wording, who: Callable[[str], str]) -> str:
    """A rule of stand-ins as a sentence: `Stedfortreder kan stille.`; empty where there is none. `who` names a role."""
    words = wording.agenda
    if rule is None:
        return ""
    if rule.role is not None:
        return words.deputies_role.format(who=who(rule.role))
    if rule.count is not None:
        return words.deputies_count.format(count=count_in_words(rule.count, wording))
    phrases = {
        "allowed": words.deputies,
        "appointed": words.deputies_appointed,
        "personal": words.deputies_personal,
        "none": words.deputies_none,
    }
    return phrases.get(rule.word or "", "")


def own_deputies(occasion: Occasion, seat: Seat) -> str:
    """What a seat says otherwise than all seats, as a remark beside it: `stedfortreder kan ikke stille`."""
    if seat.deputies is None or seat.deputies == occasion.rules.composition.deputies:
        return ""
    told = deputies_in_words(seat.deputies, occasion.words, occasion.who).removesuffix(".")
    return told[:1].lower() + told[1:]
