"""The hedge in front of a single word: `should be consensus`."""


def parse_hedged_word(text: str) -> tuple[str, bool]:
    """Split `should be consensus` into the word and whether it is hedged; the caller knows the words."""
    word = text.removeprefix("should be ")
    return word, word != text
