"""How the body decides, and what."""

from collections.abc import Iterator

from mandat.documents.mandate.parts import Block, about, bullets, said
from mandat.documents.mandate.writer import Writer
from mandat.documents.names import listed
from mandat.documents.phrasing import count_in_words
from mandat.documents.runs import sentence
from mandat.schema.mandate import Delegation, SpecialRule
from mandat.schema.values import Hedged, Quorum


def decisions(writer: Writer) -> Iterator[Block]:
    """What it decides, how, when it may, and what happens to the rest; texts of the mandate with their label beside them."""
    rules, words = writer.rules.decisions, writer.words.mandate.decisions
    yield from said(sentence(rules.scope) if rules.scope is not None else "")
    yield from said(*writer.told("decisions", _sentences(writer)))
    yield from said(sentence(rules.limits) if rules.limits is not None else "", label=words.limits)
    yield from said(*(sentence(text) for text in rules.excluded), label=words.excluded)
    yield from said(sentence(rules.settles) if rules.settles is not None else "", label=words.settles)
    yield from said(sentence(rules.follow_up) if rules.follow_up is not None else "", label=words.follow_up)
    yield from said(sentence(rules.dissent) if rules.dissent is not None else "", label=words.dissent)
    delegated = (_matter(one, writer.naming.who(one.to)) for one in rules.delegated)
    yield from bullets(delegated, label=words.delegated)
    special = (_matter(one, _special(writer, one.rule)) for one in rules.special)
    yield from bullets(special, label=words.special)
    for text in rules.notes:
        yield from said(sentence(text))


def _matter(one: Delegation | SpecialRule, told: str) -> str:
    """`Saker om felles opplæring: arbeidsutvalget`, with its remarks as sentences behind it."""
    main = f"{one.what.removesuffix('.')}: {told}"
    return " ".join((sentence(main), *(sentence(note) for note in one.notes))) if one.notes else main


def _sentences(writer: Writer) -> Iterator[tuple[str, str]]:
    rules, words, naming = writer.rules.decisions, writer.words.mandate.decisions, writer.naming
    if rules.rule is not None:
        phrase = words.decided_should if rules.rule.hedged else words.decided
        yield "rule", phrase.format(how=_how(writer, rules.rule))
    yield "binds", about(words.binds, naming.all_of(rules.binds))
    yield "quorum", words.quorum.format(quorum=_quorum(writer, rules.quorum)) if rules.quorum is not None else ""
    yield "casting_vote", words.casting_vote.format(who=naming.who(rules.casting_vote)) if rules.casting_vote else ""
    yield "stages", words.stages.format(stages=_stages(writer, rules.stages)) if rules.stages else ""
    yield "on_disagreement", words.on_disagreement.format(who=naming.who(rules.on_disagreement)) if rules.on_disagreement else ""


def _stages(writer: Writer, stages: tuple[str, ...]) -> str:
    """`først til drøfting, så til vedtak`."""
    words = writer.words.mandate.decisions
    phrases = (words.first_stage, *(words.next_stage for _ in stages[1:]))
    return ", ".join(phrase.format(stage=writer.words.item_types[one]) for phrase, one in zip(phrases, stages, strict=True))


def _how(writer: Writer, rule: Hedged) -> str:
    words = writer.words.mandate.decisions
    return {
        "consensus": words.consensus,
        "unanimity": words.unanimity,
        "majority": words.majority,
        "2/3 majority": words.two_thirds,
        "advisory": words.advisory,
    }[rule.word]


def _special(writer: Writer, rule: Hedged) -> str:
    how = _how(writer, rule)
    words = writer.words.mandate.decisions
    return (words.decided_should.format(how=how)).removesuffix(".") if rule.hedged else how


def _quorum(writer: Writer, quorum: Quorum) -> str:
    words = writer.words.mandate.decisions
    if quorum.least is not None:
        return words.members_present.format(n=quorum.least)
    shares = {
        "more than half": words.more_than_half,
        "at least half": words.at_least_half,
        "every party": words.every_party,
    }
    if quorum.share is not None:
        return shares[quorum.share]
    each = (f"{writer.naming.who(who)} ({count_in_words(count, writer.words)})" for who, count in quorum.each)
    return listed(tuple(each), writer.words.who.conjunction)
