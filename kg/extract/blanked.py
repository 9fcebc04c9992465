"""A copy of the text that the parser understands: of the same length, so that offsets stay.

What misleads it (bullets, citation marks, an aside that names nobody) becomes blanks.
"""

import re

#: Curly quotes cost the parser its negations ("weren’t"), other spaces and dashes its tokens. One
#: character each, so that every offset stays what it was.
SAME_LENGTH = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u02bc": "'", "\u2032": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u00a0": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u2007": " ", "\u200b": " ",
        "\ufeff": " ", "\t": " ", "\u2010": "-", "\u2011": "-", "\u2012": "-",
    }
)  # fmt: skip
#: A line that goes on in lower case was wrapped by a program, not ended by a writer.
WRAPPED = re.compile(r"(?<=[\w,;])\n(?=[a-z])")
#: An aside between dashes that names nobody ("rebels – besieged and outgunned – withdrew") makes
#: the parser lose the main clause; it is blanked for the parser's eyes, at its full length.
ASIDE = re.compile(r"(?<=[\w,]) ?[–—] ?[^–—\n.;:!?A-Z]{3,120}? ?[–—] ?(?=[a-z])")
#: "Moscow–Kyiv talks": the parser knows the hyphen better.
JOINED = re.compile(r"(?<=[A-Za-z.])\u2013(?=[A-Za-z])")
#: What stands before an entry of a list, at the beginning of its line.
BULLET = re.compile(r"(?m)^[ ]*(?:[•·▪■●–—*.-]|\d{1,2}[.)])[ ]+(?=[\w\"'(])")
#: Marks of an encyclopaedia: "[3]", "[a]", "[note 2]", "[citation needed]", "[by whom?]".
CITATION = re.compile(
    r"\[(?:\d{1,3}|(?:note|nb) \d+|[a-z ]* needed|(?:[a-z]+ )?wh(?:o|om|en|ich|ere|y)\??)\]"
    r"|(?<=[\w.,)\"'\]])\[[a-z]\]"
)
#: "Near Bohum, one strike destroyed ...": at the beginning of a sentence the parser takes the
#: preposition for the first half of a name.
NEAR = re.compile(r"(?m)(?:^|(?<=[.!?\"] ))( *)Near(?= (?!East)[A-Z])")
#: What stands before the colon of a headline; "Berg says: ..." is a clause of its own.
LABEL = re.compile(r"(?:[\w.'-]+ ){0,4}(?:[A-Z][\w.'-]*|[a-z]*[^\Wsd]): (?=[\"'A-Z])")


def blanked(text: str) -> str:
    r"""The same text for the parser's eyes.

    >>> blanked("weren’t “so”")
    'weren\'t "so"'
    >>> blanked("fled.[3] They")
    'fled.    They'
    """
    flat = JOINED.sub("-", WRAPPED.sub(" ", text.translate(SAME_LENGTH)))
    for marks in (BULLET, CITATION, ASIDE):
        flat = marks.sub(_blanks, flat)
    return NEAR.sub(r"\1near", flat)


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found.group())
