"""The short phrases of the file format in the words of a language: `10 dager før`, `minst 4 per år`, `minst 30 min`."""

from datetime import date

from mandat.documents.dates import clock_time, month_and_year, plain_date, weekday_name
from mandat.documents.names import listed
from mandat.documents.wording.base import Plural
from mandat.documents.wording.groups import Wording
from mandat.schema.mandate import MandateFile
from mandat.schema.phrases.types import Count, Duration, Frequency, Offset, Partial, Period, Span

MINUTES_PER_HOUR = 60
_EVERY_OTHER = 2


def count_in_words(count: Count, words: Wording) -> str:
    """How many: `minst 1`, `1–2`, `bør være 7–10`."""
    return _hedged(_amount(count.least, count.most, words, about=count.about), words, hedged=count.hedged)


def frequency_in_words(frequency: Frequency, words: Wording) -> str:
    """How often: `minst 4 per år`, `hver 3–4. uke`, `ved behov`."""
    return _hedged(_frequency(frequency, words), words, hedged=frequency.hedged)


def thing_due(thing: str, rules: MandateFile) -> str:
    """The id of the phrase for a thing that is due: a body that keeps a protocol sends that, and no minutes."""
    of_protocol = {"minutes": "protocol", "comments": "protocol-comments"}
    return of_protocol.get(thing, thing) if rules.minutes.kind == "protocol" else thing


def offset_in_words(offset: Offset, words: Wording) -> str:
    """When, counted from a meeting: `10 dager før`, `2 uker etter`, `når som helst`."""
    return _offset(offset, words.rules.before if offset.before else words.rules.after, words)


def due_in_words(thing: str, offset: Offset, words: Wording) -> str:
    """When a thing is due: `10 dager før`; comments after the meeting are counted from the day the minutes go out."""
    if thing == "comments" and not offset.before:
        return _offset(offset, words.rules.after_sending, words)
    return offset_in_words(offset, words)


def _offset(offset: Offset, side: str, words: Wording) -> str:
    if offset.span is None:
        return words.rules.any_time
    rule = side.format(span=span_in_words(offset.span, words))
    if offset.clock is not None:
        rule = words.rules.clock.format(rule=rule, clock=clock_time(offset.clock, words.locale))
    return _hedged(rule, words, hedged=offset.span.hedged)


def span_in_words(span: Span, words: Wording) -> str:
    """A length of time: `10–14 dager`, `5 arbeidsdager`; without its hedge, which belongs to the whole rule."""
    length = _span_unit(span, words).of(span.least, span.most)
    return words.rules.about.format(amount=length) if span.about else length


def duration_in_words(duration: Duration, words: Wording) -> str:
    """How long: `minst 30 min`, `2 timer`, `hel dag`."""
    length = _length(duration, words)
    if duration.bound == "at least":
        length = words.rules.at_least.format(amount=length)
    elif duration.bound == "up to":
        length = words.rules.up_to.format(amount=length)
    if duration.about:
        length = words.rules.about.format(amount=length)
    return _hedged(length, words, hedged=duration.hedged)


def period_in_words(period: Period, words: Wording) -> str:
    """How long a turn lasts: `hvert halvår`, `annethvert år`, `hvert 3. år`."""
    name = period.unit.replace("-", "_").replace(" ", "_")
    if period.count == 1:
        return str(getattr(words.rules, f"each_{name}"))
    return every_in_words(name, period.count, period.count, words)


def partial_in_words(partial: Partial, words: Wording) -> str:
    """A date that may say less than a day: `første halvår 2025`, `uke 25 i 2025`, `juni 2025`, `30. juni 2025`."""
    first = partial.first
    match partial.unit:
        case "year":
            return str(first.year)
        case "half-year":
            half = words.times.first_half_year if first.month == 1 else words.times.second_half_year
            return half.format(year=first.year)
        case "quarter":
            return words.times.quarter.format(n=(first.month + 2) // 3, year=first.year)
        case "week":
            year, week, _ = first.isocalendar()
            return words.times.week_of.format(n=week, year=year)
        case "month":
            return month_and_year(first, words.locale)
        case "day":
            return plain_date(first, words.locale)


def forms_in_words(forms: tuple[str, ...], words: Wording) -> str:
    """The forms that a meeting may have: `fysisk og digitalt`, `fysisk, digitalt eller hybrid`."""
    several = len(forms) > 1
    names = tuple(words.forms.hybrid_among if several and form == "hybrid" else words.forms[form] for form in forms)
    return listed(names, words.who.alternative)


def day_in_sentence(day: date, words: Wording) -> str:
    """A day after a preposition: `3. februar 2025`, Swedish `den 3 februari 2025`."""
    return words.times.day.format(date=plain_date(day, words.locale))


def weekday_in_sentence(day: date, words: Wording) -> str:
    """A day with its weekday inside a sentence: `mandag 3. februar 2025`, Swedish `måndagen den 3 februari 2025`."""
    weekday = weekday_name(day, words.locale)
    return words.times.weekday_day.format(weekday=weekday, date=plain_date(day, words.locale))


def partial_in_sentence(partial: Partial, words: Wording) -> str:
    """A date that may say less than a day, after a preposition: `november 2024`, Swedish `den 3 februari 2025`."""
    return day_in_sentence(partial.first, words) if partial.unit == "day" else partial_in_words(partial, words)


def on_partial(partial: Partial, words: Wording) -> str:
    """When something happened: `3. februar 2025`, `i november 2024`, `i 2024`."""
    time = partial_in_sentence(partial, words)
    if partial.unit == "day":
        return time
    return (words.times.in_month if partial.unit == "month" else words.times.in_year).format(time=time)


def _amount(least: int | None, most: int | None, words: Wording, *, about: bool) -> str:
    if least is None and most is None:
        return words.rules.any_number
    if most is None:
        amount = words.rules.at_least.format(amount=least)
    elif least is None:
        amount = words.rules.up_to.format(amount=most)
    else:
        amount = str(least) if least == most else f"{least}–{most}"
    return words.rules.about.format(amount=amount) if about else amount


def _frequency(frequency: Frequency, words: Wording) -> str:
    rules = words.rules
    if frequency.form == "as needed":
        return rules.as_needed
    if frequency.form == "regularly" or frequency.unit is None:
        return rules.regularly
    unit = frequency.unit.replace("-", "_")
    if frequency.form == "per":
        amount = _amount(frequency.least, frequency.most, words, about=frequency.about)
        return str(getattr(rules, f"per_{unit}")).format(amount=amount)
    rule = every_in_words(unit, frequency.least or 0, frequency.most or 0, words)
    return rules.about.format(amount=rule) if frequency.about else rule


def every_in_words(unit: str, least: int, most: int, words: Wording) -> str:
    """Every so many years or months: `annethvert år` for two, else `hvert 3. år`, `hver 3.–4. uke`."""
    if least == most == _EVERY_OTHER and hasattr(words.rules, f"other_{unit}"):
        return str(getattr(words.rules, f"other_{unit}"))
    phrase = str(getattr(words.rules, f"every_{unit}s"))
    ordinal = phrase.partition("{n}")[2].partition(" ")[0]
    return phrase.format(n=most if least == most else f"{least}{ordinal}–{most}")


def _span_unit(span: Span, words: Wording) -> Plural:
    units = words.units
    match span.unit:
        case "working day":
            return units.working_day_saturday if span.saturday else units.working_day
        case "hour":
            return units.hour
        case "day":
            return units.day
        case "week":
            return units.week
        case "month":
            return units.month


def _length(duration: Duration, words: Wording) -> str:
    if duration.whole is not None:
        return words.rules.full_day if duration.whole == "full day" else words.rules.half_day
    minutes = duration.minutes or 0
    if minutes and minutes % MINUTES_PER_HOUR == 0:
        return words.units.hour.of(minutes // MINUTES_PER_HOUR)
    return words.units.minute_short.of(minutes)


def _hedged(rule: str, words: Wording, *, hedged: bool) -> str:
    return words.rules.should.format(rule=rule) if hedged else rule
