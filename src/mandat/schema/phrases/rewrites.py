"""English spellings that are close to a phrase, and the spelling of the phrase. For suggestions only."""

import re

from mandat.schema.phrases.names import MONTHS, WEEKDAYS

_UNIT = "(half-year|quarter|year|term|month|week)"
_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_AMOUNTS = (
    (r"[–—−]", "-"),
    (r"(?<=[0-9]) *- *(?=[0-9])", "-"),
    (r"(?:>=|≥|=>|\b(?:minimum|min|no less than|not less than|no fewer than)\b\.?)(?: of)? *(?=[0-9])", "at least "),
    (r"(?:<=|≤|=<|\b(?:maximum|max|at most|no more than|not more than)\b\.?)(?: of)? *(?=[0-9])", "up to "),
    (r"(?:~|\b(?:ca|circa|approx|approximately|around|roughly|normally|usually)\b\.?) *(?=[0-9])", "about "),
    (r"([0-9]+)(?:ish| or so)\b", r"about \1"),
    (r"([0-9]+)(?: ?\+| or more| at least)(?= |$)", r"at least \1"),
    (r"(?:between )?\b([0-9]+) (?:to|and|or) ([0-9]+)\b", r"\1-\2"),
    (r"\bshould(?! be\b)", "should be"),
    (r"\bhalf ?years?|half-yearly\b|\bsemesters?", "half-year"),
    (r"(?<![0-9.,:-])0+(?=[1-9][0-9]*(?![0-9]*[:.-]))", ""),
)
_FREQUENCIES = (
    (r"\bonce\b", "1"),
    (r"\btwice\b", "2"),
    (r"\b(?:annually|yearly)$", "per year"),
    (r"\bquarterly$", "per quarter"),
    (r"\bmonthly$", "per month"),
    (r"\bweekly$", "per week"),
    (r" ?(?:times|meetings?|time|x)\b ?", " "),
    (r" ?/ ?| (?:a|an|each|in a|every)(?= " + _UNIT + ")", " per "),
    (r"^(should be )?per ", r"\g<1>1 per "),
    (r"^(should be )?1 per ([0-9]+(?:-[0-9]+)?) ", r"\1every \2 "),
    (r"^(should be )?(?:every|each) (?:1 )?" + _UNIT + "$", r"\g<1>1 per \2"),
    (r"\bevery (?:other|second) " + _UNIT, r"every 2 \1s"),
    (r"\bevery third " + _UNIT, r"every 3 \1s"),
    (r"^(should be )?about every", r"\1every about"),
    (r"(every (?:about )?[0-9-]+ )" + _UNIT + "$", r"\1\2s"),
    (r"( per [a-z-]+)s$", r"\1"),
    (r"(?:when|if|as) (?:needed|necessary|required)|on demand|ad hoc|by need", "as needed"),
    (r"\bper annum$", "per year"),
    (r"^regular$", "regularly"),
)
_SPANS = (
    (r"(?<=[0-9])(?=[a-z])", " "),
    (r"\b(?:1 )?day and night", "day"),
    (r"\b(?:workdays?|working-days?|business days?|work days?|workingdays?)", "working days"),
    (r"\bincl(?:uding|usive|uded)?\.? saturdays?", "incl. Saturday"),
    (r"(?<=[0-9] )(?:h|hrs?)\b", "hours"),
    (r"(?<=[0-9] )d\b", "days"),
    (r"(?<=[0-9] )w\b", "weeks"),
    (r"\b(?:prior to|ahead of|in advance of|in advance|earlier than|earlier|previous to)\b", "before"),
    (r"(?<!no )(?<!not )\b(?:later than|later|following)\b(?!.*\b(?:before|after)\b)", "after"),
    (r"\b(before|after) (?:the |a |each )?(?:meetings?|start)\b", r"\1"),
    (r"\b(before|after) (?:kl\.? ?)?([0-9])[.:]?([0-9]{2})$", r"\1 0\2:\3"),
    (r"\b(before|after) (?:kl\.? ?)?([0-9]{2})[.:]?([0-9]{2})$", r"\1 \2:\3"),
    (r"\b(before|after) kl\.? ?([0-9]{2})$", r"\1 \2:00"),
    (r"^(?:any time|anytime|always)$", "at any time"),
    (r"(?<![0-9])((?!1 )[0-9-]+ (?:hour|day|working day|week|month))\b", r"\1s"),
)
_DURATIONS = (
    (r"(?<=[0-9])(?=[a-z])", " "),
    (r"\b(?:hours?|hrs?)\b\.?", "h"),
    (r"\b(?:minutes?|mins?|m)\b\.?", "min"),
    (r"^(?:all|whole|the whole|entire|1) day$", "full day"),
    (r"^half a day$", "half day"),
)
_PERIODS = (
    (r"\b(?:annually|yearly|1 per year|1 year)$", "every year"),
    (r"^(?:per|each|1 per|every 1) ", "every "),
    (r"^every (?:other|second) (year|month|meeting)$", r"every 2 \1s"),
    (r"^every 2 half-years?$", "every year"),
    (r"^every (half-year|quarter|election period)s$", r"every \1"),
    (r"^every meetings$", "every meeting"),
    (r"^every ([0-9]+) (year|month|meeting)$", r"every \1 \2s"),
)
_TERMS = (
    (r"^for ", ""),
    (r"(?<=[0-9])[- ]?years?\b", " years"),
    (r"\b1 years\b", "1 year"),
    (r"^(?:the |an |1 )?election periods?$", "election period"),
)
_PATTERNS = (
    (r"^on |^the |^on the ", ""),
    (r"\b1st\b|\b1\.(?= )", "first"),
    (r"\b2nd\b|\b2\.(?= )", "second"),
    (r"\b3rd\b|\b3\.(?= )", "third"),
    (r"\b4th\b|\b4\.(?= )", "fourth"),
    (r"\b([a-z]+day)s\b", r"\1"),
    (r"\b(?:each|all) (?=[a-z]+day)", "every "),
    (r"(?<=day)(?:, ?| and | ?/ ?)(?=[a-z]+day)", " or "),
    (r" (?:of|in) (?:the|each|every) month\b| in every month", ""),
    (r"(?<!in )\b(odd|even) weeks?", r"in \1 weeks"),
    (r" on (odd|even) weeks", r" in \1 weeks"),
    (r"(?<=[a-z])(?: at|,) (?=[0-9])", " "),
)
_BY = ((r"^(?:by|before|within|until|no later than) (?:the )?", ""),)
_BY_KIND = {
    "count": (*_AMOUNTS, (r"^(?:unlimited|no limit|any)$", "any number"), (r"(?<=[0-9]) [a-z]+$", "")),
    "frequency": (*_AMOUNTS, *_FREQUENCIES),
    "span": (*_AMOUNTS, *_SPANS),
    "offset": (*_AMOUNTS, *_SPANS),
    "placement": (*_AMOUNTS, *_SPANS),
    "duration": (*_AMOUNTS, *_DURATIONS),
    "period": (*_AMOUNTS, *_PERIODS),
    "term": (*_AMOUNTS, *_TERMS),
    "pattern": _PATTERNS,
    "weekday": ((r"\b([a-z]+day)s\b", r"\1"),),
    "by": _BY,
    "due": (
        *_BY,
        (r"^(?:asap|as soon as possible|soonest|at once)$", "as soon as possible"),
    ),
}
_DAY_NAMED = frozenset({"pattern", "weekday"})
_SHORT_DAY = r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|rs?)?\b\.?"
_TIMED = frozenset({"pattern", "hours"})
_CLOCK_TIME = r"([0-9]{1,2}?)(?:[.:]?([0-9]{2}))?"


def respelled(kind: str, text: str) -> str:
    """Spell a lower-case English text as a phrase of this kind is spelled, as far as its words are known."""
    for number, word in enumerate(_NUMBER_WORDS, start=1):
        text = re.sub(rf"\b{word}\b", str(number), text)
    for found, spelling in _BY_KIND.get(kind, ()):
        text = re.sub(found, spelling, text)
    if kind in _DAY_NAMED:
        text = re.sub(_SHORT_DAY, lambda found: next(day for day in WEEKDAYS if day.lower().startswith(found[1])), text)
    if kind == "duration":
        text = _minutes(text)
    if kind in _TIMED:
        text = re.sub(rf"(?:\bkl\.? ?)?(?<![0-9]){_CLOCK_TIME} ?(?:-|–|to) ?{_CLOCK_TIME}$", _hours, text)
    if kind == "clock":
        text = re.sub(rf"^(?:kl\.? ?)?{_CLOCK_TIME}(?: h)?$", lambda found: _clock(found[1], found[2]), text)
    return _capitals(" ".join(text.split()))


def _minutes(text: str) -> str:
    text = re.sub(r"([0-9]{1,3})[.,]([0-9]{1,2}) h\b", lambda found: f"{round(float(f'{found[1]}.{found[2]}') * 60)} min", text)
    return re.sub(
        r"([0-9]{1,3}) h (?:and )?([0-9]{1,2})(?: min)?$", lambda found: f"{int(found[1]) * 60 + int(found[2])} min", text
    )


def _hours(found: re.Match[str]) -> str:
    start, end = _clock(found[1], found[2]), _clock(found[3], found[4])
    return f"{start}-{end}" if start < end else found[0]


def _clock(hour: str, minute: str | None) -> str:
    return f"{hour:>02}:{minute or '00'}"


def _capitals(text: str) -> str:
    for name in (*WEEKDAYS, *MONTHS):
        text = re.sub(rf"\b{name}\b", name, text, flags=re.IGNORECASE)
    return text
