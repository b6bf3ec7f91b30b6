"""Who signs a protocol: who kept it, who led the meeting, and those who were chosen to verify it."""

from collections.abc import Iterator

from mandat.documents.minutes.facts import who_had
from mandat.documents.minutes.record import Record
from mandat.documents.minutes.state import approval, is_approved
from mandat.documents.wording.base import capital
from mandat.frozen import frozen


@frozen
class Signature:
    """One who signs, in which role; `signed` is empty until it is done."""

    role: str
    who: str
    signed: str


def signatures(record: Record) -> Iterator[Signature]:
    """The signatures of a protocol, in the order in which they are given."""
    if record.kind != "protocol":
        return
    occasion = record.occasion
    signed = approval(record) if record.status == "signed" and is_approved(record) else ""
    for role, label in (("secretary", record.words.keeper), ("chair", occasion.role_label("chair"))):
        who = occasion.who(record.data.roles[role]) if role in record.data.roles else who_had(record, role)
        yield Signature(label, capital(who), signed)
    for who in record.signers:
        yield Signature(record.words.signer, capital(occasion.who(who)), signed)
