import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.source.text import BOM, Text, decode
from mandat.source.yaml_faults import Fault

LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\ufeff")), min_size=2).map(tuple)
REMEDY = "save it as UTF-8 (in Notepad: Save as, Encoding UTF-8)"


@given(LINES, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_file_is_written_as_it_was_read(lines: tuple[str, ...], end: str, bom: bool):  # noqa: FBT001
    data = (BOM if bom else b"") + end.join(lines).encode()
    text = decode(data)
    assert isinstance(text, Text) or b"\0" in data[:5]
    if isinstance(text, Text):
        assert (text.characters, text.bom, text.crlf) == ("\n".join(lines), bom, end == "\r\n")
        assert text.encode() == data


@given(st.binary())
def test_any_bytes_are_a_text_or_a_fault_with_a_place(data: bytes):
    text = decode(data)
    if isinstance(text, Text):
        again = decode(text.encode())
        assert again == text or text.characters.startswith("\ufeff")
    else:
        assert text.code == "FMT01"
        assert text.span.line >= 1
        assert text.span.column >= 1


def test_windows_line_ends_and_the_byte_order_mark_are_kept():
    text = decode(b"\xef\xbb\xbftitle: M\xc3\xb8te\r\npurpose: x\r\n")
    assert text == Text("title: Møte\npurpose: x\n", bom=True, crlf=True)
    assert text.encode() == b"\xef\xbb\xbftitle: M\xc3\xb8te\r\npurpose: x\r\n"


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        ("title: x\npurpose: På\n".encode("latin-1"), 2, 11, 'The file is not saved as UTF-8; this letter is probably "å".'),
        ("title: é – x\r\nb: ø".encode("cp1252"), 1, 8, 'The file is not saved as UTF-8; this letter is probably "é".'),
        (b"\xc3\xa6\xc3\xb8: \xf0\x9f\x98\x80 \x81\n", 1, 7, "The file is not saved as UTF-8."),
        ("title: x\n".encode("utf-16"), 1, 1, "The file is saved as UTF-16."),
        ("title: x\n".encode("utf-16-be"), 1, 1, "The file is saved as UTF-16."),
        ("title: x\n".encode("utf-16-le"), 1, 1, "The file is saved as UTF-16."),
    ],
    ids=["latin-1", "windows-1252", "no letter", "utf-16", "utf-16 be", "utf-16 le"],
)
def test_another_encoding_is_named_with_its_first_place(data: bytes, line: int, column: int, message: str):
    fault = decode(data)
    assert isinstance(fault, Fault)
    assert (fault.span.line, fault.span.column, fault.message, fault.remedy) == (line, column, message, REMEDY)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "a Word document, a spreadsheet or a zip file"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an older Word document or spreadsheet"),
        (b"\xef\xbb\xbf{\\rtf1 ", "a document of a text program (RTF)"),
    ],
)
def test_a_document_that_is_called_yaml_is_no_text(data: bytes, what: str):
    fault = decode(data)
    assert isinstance(fault, Fault)
    assert (fault.span.line, fault.message) == (1, f"This is no text file, but {what}.")
    assert "copy its text" in fault.remedy
