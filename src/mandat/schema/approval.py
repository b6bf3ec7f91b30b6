"""What of a meeting's file is approved as its minutes, and the fingerprint of it."""

from mandat.schema.fingerprint import fingerprint
from mandat.schema.meeting import Item, MeetingFile

_ADJUSTER = "adjuster"
"""The role of a mandate whose holder signs the protocol with the chair."""


def is_signer(role: str) -> bool:
    """Whether a role is that of a verifier: `adjuster`, `adjuster-2`."""
    return role == _ADJUSTER or role.startswith(f"{_ADJUSTER}-")


def approved_text(meeting: MeetingFile) -> str:
    """The fingerprint of what a meeting said: items, attendance, roles, guests, and who was chosen to sign.

    That an action is done is told after the approval, so it is not in it; neither are the day the agenda or the minutes
    went out, and remarks of the file.
    """
    signers = meeting.minutes.signers if meeting.minutes is not None else ()
    items = tuple(_without_progress(item) for item in meeting.items)
    return fingerprint(meeting.attendance, meeting.roles, items, meeting.guests, signers)


def _without_progress(item: Item) -> Item:
    actions = tuple(action.model_copy(update={"done": None}) for action in item.actions)
    return item.model_copy(update={"actions": actions})


def is_approved(meeting: MeetingFile) -> bool:
    """Whether the file says that its minutes were approved or signed, whatever has become of the text since."""
    return meeting.minutes is not None and meeting.minutes.status in ("approved", "signed")


def is_settled(meeting: MeetingFile) -> bool:
    """Whether the text of the minutes is known to be the one that was approved."""
    has_fingerprint = meeting.minutes is not None and meeting.minutes.fingerprint is not None
    return is_approved(meeting) and has_fingerprint and not is_changed(meeting)


def is_changed(meeting: MeetingFile) -> bool:
    """Whether approved minutes say something else than was approved; nobody knows it of minutes without a fingerprint."""
    minutes = meeting.minutes
    if minutes is None or not is_approved(meeting) or minutes.fingerprint is None:
        return False
    return minutes.fingerprint != approved_text(meeting)
