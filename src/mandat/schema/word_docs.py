"""What the words of the format mean: shown by editors beside each word that a field takes.

A set of words means the same wherever it stands, so the set itself is the key.
"""

_SETS: tuple[tuple[tuple[str, str], ...], ...] = (
    (
        ("NN/YY", "03/25: number and year"),
        ("NN-YY", "03-25: number and year"),
        ("§ N", "§ 3: one row of numbers a year"),
        ("YYYY/NN", "2025/03: year and number"),
    ),
    (("NO", "Norway"), ("SE", "Sweden"), ("DK", "Denmark"), ("FI", "Finland")),
    (("nb", "Bokmål"), ("nn", "Nynorsk"), ("sv", "svenska"), ("da", "dansk"), ("en", "English")),
    (
        ("earlier", "a deadline on a day nobody works is due on the working day before"),
        ("later", "… on the working day after"),
        ("none", "… on that very day"),
    ),
    (
        ("decision", "something is decided: nb vedtak, sv beslut"),
        ("information", "something is told: nb orientering, sv information"),
        ("discussion", "something is talked over: nb drøfting, sv diskussion"),
    ),
    (
        ("draft", "not decided yet: nb utkast, sv utkast"),
        ("adopted", "decided, and in force from `valid_from`: nb vedtatt, sv beslutad"),
        ("expired", "its time is over: nb utløpt, sv upphörd"),
        ("replaced", "another mandate took its place: nb erstattet, sv ersatt"),
    ),
    (
        ("plan", "a plan of work: handlingsplan"),
        ("report", "a report: årsrapport"),
        ("evaluation", "how well it went: evaluering, utvärdering"),
        ("review", "whether the mandate still fits: revisjon, revidering"),
        ("event", "something that takes place: a conference, a common day"),
    ),
    (
        ("postponed", "taken up again later, with the same number: nb utsatt, sv bordlagd"),
        ("withdrawn", "taken back: nb trukket, sv återtagen"),
    ),
    (
        ("opening", "before the matters: approving the agenda and the last minutes"),
        ("closing", "behind them: any other business, the next meeting"),
    ),
    (
        ("physical", "in a room: nb fysisk, sv fysiskt"),
        ("digital", "on screens: nb digitalt, sv digitalt"),
        ("hybrid", "some in a room, others on screens"),
    ),
    (
        ("draft", "being written"),
        ("circulated", "sent out for comments"),
        ("approved", "found right"),
        ("signed", "found right, and signed"),
    ),
    (
        ("notes", "the main points: nb kort referat, sv minnesanteckningar"),
        ("minutes", "item by item: nb referat, sv protokoll utan justering"),
        ("protocol", "item by item, and signed: nb protokoll, sv justerat protokoll"),
    ),
    (
        ("next meeting", "as an item of the next agenda"),
        ("circulation", "sent out; right if nobody objects"),
        ("same meeting", "before people leave"),
        ("signed", "by those who were chosen to sign"),
    ),
    (
        ("municipality", "nb kommune, sv kommun"),
        ("region", "a Swedish region"),
        ("county", "nb fylkeskommune"),
        ("hospital", "a hospital or hospital trust: nb helseforetak"),
        ("state", "an office of the state: nb statsforvalter, sv länsstyrelse"),
        ("education", "a school, college or university"),
        ("users", "an organisation of patients, users or relatives"),
        ("union", "a trade union"),
        ("doctors", "general practitioners: nb fastleger"),
        ("association", "an association such as KS or Kommunförbundet"),
        ("other", "none of these"),
    ),
    (("yes", "it is known"), ("no", "it is not known")),
    (
        ("planned", "a date that is set; goes without saying"),
        ("announced", "the members have been told"),
        ("held", "it has taken place"),
        ("moved", "it has another date than people knew: `was` and `because` say more"),
        ("cancelled", "it will not take place: `because` says why"),
    ),
    (("listed", "in the order in which the members stand in the file"), ("alphabetical", "by name, in the language's order")),
    (
        ("attend", "be there: nb møterett"),
        ("speak", "take part in the discussion: nb talerett"),
        ("propose", "make proposals: nb forslagsrett"),
        ("vote", "take part in decisions: nb stemmerett"),
    ),
    (
        ("always", "comes to every meeting"),
        ("as needed", "comes when asked"),
        ("own items", "comes for items of its own"),
    ),
    (("mandatory", "members are to come"), ("voluntary", "members may come")),
    (
        ("consensus", "by agreement: nobody is against"),
        ("unanimity", "every vote for it"),
        ("majority", "more than half of the votes"),
        ("2/3 majority", "at least two thirds of the votes"),
        ("advisory", "advice only: nobody is bound"),
    ),
    (
        ("Monday", "mandag, måndag"),
        ("Tuesday", "tirsdag, tysdag, tisdag"),
        ("Wednesday", "onsdag"),
        ("Thursday", "torsdag"),
        ("Friday", "fredag"),
        ("Saturday", "lørdag, laurdag, lördag"),
        ("Sunday", "søndag, sundag, söndag"),
    ),
)


def word_docs(words: tuple[str, ...]) -> tuple[str, ...]:
    """What each word of a set means, in its order; empty for a set that needs no words."""
    found = next((told for told in _SETS if tuple(word for word, _ in told) == words), ())
    return tuple(meaning for _, meaning in found)
