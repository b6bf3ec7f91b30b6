"""Whether another may come in one's place, in words: for every seat, and for a seat with a rule of its own."""

from mandat.documents.occasion import Occasion
from mandat.documents.phrasing import count_in_words
from mandat.schema.meetings import Seat
from mandat.schema.values import Deputies


def deputies_in_words(occasion: Occasion, rule: Deputies | None) -> str:
    """A rule of stand-ins as a sentence: `Stedfortreder kan stille.`; empty where there is none."""
    words = occasion.words.agenda
    if rule is None:
        return ""
    if rule.role is not None:
        return words.deputies_role.format(who=occasion.who(rule.role))
    if rule.count is not None:
        return words.deputies_count.format(count=count_in_words(rule.count, occasion.words))
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
    told = deputies_in_words(occasion, seat.deputies).removesuffix(".")
    return told[:1].lower() + told[1:]
