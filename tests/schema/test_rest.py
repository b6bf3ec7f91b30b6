"""One slip in a file does not hide the other faults in it."""

from mandat.schema.mandate import MandateFile
from mandat.schema.read import read_values
from mandat.schema.rest import rest_of


def rest(value):
    misreads = read_values(value)
    assert isinstance(misreads, tuple)
    return rest_of(value, misreads)


def mandate(**fields):
    return {"format": "1", "mandate": "a", "title": "A", **fields}


def test_what_does_not_fit_is_taken_out_and_the_rest_is_there():
    found = rest(mandate(ownr="x", parent="ssu", deadlines={"agenda": "1 week", "items": "10 days before"}))
    assert isinstance(found, MandateFile)
    assert (found.parent, list(found.deadlines)) == ("ssu", ["items"])


def test_several_entries_of_one_list_can_go():
    seats = [{"id": "a", "kount": "1"}, {"title": "without id"}, {"id": "b", "count": "two"}, {"id": "c"}]
    found = rest(mandate(composition={"seats": seats}))
    assert isinstance(found, MandateFile)
    assert [seat.id for seat in found.composition.seats] == ["a", "b", "c"]


def test_without_what_makes_it_a_file_there_is_no_rest():
    assert rest({"format": "1", "mandate": "a"}) is None
    assert rest({"format": "1", "mandate": "Å"}) is None


def test_the_values_that_were_read_stay_as_they_were():
    value = mandate(ownr="x")
    rest(value)
    assert value == mandate(ownr="x")
