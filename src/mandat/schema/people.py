"""people.yaml: who holds which seat. Private, never in git, never needed."""

from pydantic import Field

from mandat.schema.common import FileModel, Identified
from mandat.schema.fields import Email, Entries, Many, Partial, Reference, Text


class Person(Identified):
    """Somebody who holds seats."""

    name: Text
    """Full name."""
    email: Email | None = None
    """Address for invitations."""
    phone: Text | None = None
    """Number."""
    holds: Many[Reference] = ()
    """`organisation/seat`, `network/organisation/seat` or `network/role`. Example: `[enebakk/saksbehandler]`"""
    deputy_for: Many[Reference] = ()
    """Seats that this person stands in for."""
    from_: Partial | None = Field(None, alias="from")
    """First day."""
    until: Partial | None = None
    """Last day."""


class PeopleFile(FileModel):
    """The people of a community."""

    people: Entries[Person]
    """One entry each."""
