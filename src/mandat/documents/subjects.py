"""What an assumption is about, for the word before it: `Referent: …`, `Deltakere: …`; the same in agendas and calendars."""

from mandat.diagnostics import Place
from mandat.documents.naming import Naming
from mandat.documents.wording.base import capital
from mandat.documents.wording.groups import Wording

_TIME = ("frequency", "duration", "pattern", "within", "placed", "placed_order", "wishes", "on", "time", "quiet")


def subject_of(naming: Naming, place: Place) -> str:
    """What a rule decides, in the words of the documents; `naming` is that of the rule's mandate, if it stands in one."""
    steps = tuple(place.path.split("."))
    words = naming.words
    match steps:
        case ("roles", role, *_):
            return naming.role_label(role)
        case ("deadlines", thing, *_) | ("meetings", _, "deadlines", thing, *_):
            return capital(words.deadlines.named(thing))
        case ("duties" | "phases", thing, *_):
            return _title(naming, thing) or capital(thing)
        case ("meetings", _, field, *_):
            return _field(words, field)
        case ("composition", "seats", seat, *_):
            return _seat(naming, seat)
        case (field, *_):
            return _field(words, field)
        case _:
            return ""


def kind_of(naming: Naming, place: Place) -> str:
    """The title of the kind of meeting that a rule is about; empty for other rules."""
    match place.path.split("."):
        case ["meetings", kind, field, *_] if field != "deadlines" and naming.mandate is not None:
            return next((one.title or one.id for one in naming.mandate.data.meetings if one.id == kind), "")
        case _:
            return ""


def _field(words: Wording, field: str) -> str:
    """The field of a kind of meeting, of a line of a plan, or of a whole file."""
    if field in _TIME:
        return words.agenda.time
    named = {
        "form": words.agenda.place,
        "place": words.agenda.place,
        "with": words.agenda.participants,
        "composition": words.agenda.participants,
        "agenda": words.agenda.agenda,
        "parts": words.calendar.parts,
        "closed": words.calendar.closed,
    }
    return named.get(field) or capital(words.mandate.fields.named(field))


def _seat(naming: Naming, seat: str) -> str:
    """The title of a seat, which tells it from the others."""
    seats = naming.mandate.data.composition.seats if naming.mandate is not None else ()
    title = next((one.title for one in seats if one.id == seat), None)
    return title or naming.words.agenda.participants


def _title(naming: Naming, thing: str) -> str:
    """The title of a duty; phases have their title in the table of the process, where the same id stands."""
    duties = naming.mandate.data.duties if naming.mandate is not None else ()
    found = next((duty.title for duty in duties if duty.id == thing), None)
    phases = (phase for process in naming.community.processes for phase in process.data.phases)
    return found or next((phase.title for phase in phases if phase.id == thing), None) or ""
