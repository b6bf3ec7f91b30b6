"""The words around names of people, in documents for sending."""

from mandat.frozen import frozen


@frozen
class PeopleWords:
    """The table of the people who are called: its heading and the heads of its columns. The first column is the party."""

    title: str
    seat: str
    name: str
    deputy: str
