"""FMT and DAT01: what the reader itself sees. Each function only carries the name and the page of its check."""

from mandat.checks.check import read_check


@read_check("FMT01")
def not_yaml() -> None:
    """A line cannot be read as YAML.

    What: the file is no text of `name: value` lines: a quotation mark or bracket is not closed, a line begins in the
    wrong column, a tab or a special blank stands where plain blanks belong, a value begins with a character that means
    something else, the file is not saved as UTF-8, or git left the marks of a merge.

    Why: one wrong line can change the meaning of all that follow, so nothing of the file is used until it is put right.

    Example:
        title: Møte: felles for alle

    Remedy: indent with two spaces for each level, and quote text that has `: ` in it: `title: "Møte: felles for alle"`.
    """


@read_check("FMT02")
def unknown_key() -> None:
    """A name is no field of this part of the format.

    What: a key is not one of the fields that its entry can have.

    Why: a rule under a misspelled name would be left out of every plan and document, and nobody would see it.

    Example:
        meetings:
          - {id: regional, frequancy: 4 per year}

    Remedy: correct the name; the message shows the nearest field, or all of them. What has no field goes into `notes`.
    """


@read_check("FMT03")
def duplicate_key() -> None:
    """A name stands twice in the same entry.

    What: a key is given a second time among its neighbours.

    Why: only one of the two could hold, and programs that read YAML keep the last one without a word.

    Example:
        roles:
          chair: {party: municipality}
          chair: {party: sykehuset}

    Remedy: remove one of the two. Two holders of one role are `{jointly: [municipality, sykehuset]}`.
    """


@read_check("FMT04")
def empty_value() -> None:
    """A name has no value.

    What: nothing stands behind a key or in a list entry; or the words after a comma inside `{ }` are read as a name.

    Why: an empty line can mean "none", "not said" and "still to be written". The format has a word for each of them.

    Example:
        composition:
          seats:
            - {id: adjungert, title: Adjungerte, brukere}

    Remedy: write a value or delete the line. Quote text with a comma inside `{ }`: `title: "Adjungerte, brukere"`.
    """


@read_check("FMT05")
def bad_phrase() -> None:
    """A value does not say what its field wants.

    What: a phrase is not of its kind, a word is none of those possible, an id has other letters than a-z, or text, a
    list and a mapping were exchanged.

    Why: dates and deadlines are computed from these words, so each of them has to have one meaning.

    Example:
        meetings:
          - {id: regional, frequency: 4 times a year}

    Remedy: write what the message offers, here `4 per year`. Free text goes into `notes` and the fields for text.
    """


@read_check("FMT06")
def missing_key() -> None:
    """A field that is always needed is missing.

    What: an entry lacks a required field, a file lacks `format: 1`, the line that says what it is, or a place at the
    top for them, or a community has no `community.yaml`.

    Why: without an id nothing can refer to the entry, and without a kind nobody knows what the file means.

    Example:
        duties:
          - {title: Årsrapport, by: 01-31, every: year}

    Remedy: add the line that the message shows, here `id: arsrapport`.
    """


@read_check("FMT07")
def not_plain_yaml() -> None:
    """The file uses a part of YAML that the format leaves out.

    What: an anchor (`&name`), an alias (`*name`), a tag (`!name`), merging (`<<`), `? ` in front of a name, a line that
    begins with `%`, or a second document after `---`.

    Why: a reader has to see every rule where it holds; and a few lines of aliases can grow into millions of values.

    Example:
        tasks: &felles [Dele erfaringer]

    Remedy: write the value out where it holds. Put text that begins with `&`, `*` or `!` in quotes.
    """


@read_check("FMT08")
def file_not_named_by_id() -> None:
    """A file or folder is not called after the id in it.

    What: the name of a mandate, meeting or process file is not its id; a plan is not called `plan-<year>.yaml`; a
    community's folder has another name than its id; or the file stands where it is not read.

    Why: people find a mandate by its file and others refer to it by its id, so both have to be the same word.

    Example:
        mandate: forvaltningsnettverk    # in the file `nettverk.yaml`

    Remedy: rename the file, or change the id everywhere it is used.
    """


@read_check("DAT01")
def no_such_date() -> None:
    """The calendar has no such date.

    What: a date looks right and does not exist: week 53 of a year with 52, 31 June, 29 February of a yearly date.

    Why: moving it silently to the next day would break the deadline that somebody counts on.

    Example:
        closed:
          - {when: 2025-W53, name: Juleferie}

    Remedy: write a date that exists; the message offers the nearest, here `2025-W52` or `2026-W01`.
    """
