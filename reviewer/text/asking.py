r"""Reading a query as lawyers write it: the language of dtSearch and Relativity.

AND OR NOT in any case (a word that looks like one of them stands in quotation marks), ``w/5`` and
``pre/5``, ``NOT w/5``, ``"phrase"``, ``wild*``, ``?ild``, ``root!``, ``fuzzy~``, fields, and
parentheses. NOT binds closest, then w/N, then AND, then OR; what was made of it is always shown
with its parentheses, and where two readings are likely a note says so. Words side by side are a
phrase, as in dtSearch: term lists agreed with opponents are written so.

The grammar is lark's LALR and says nothing about SQL: what was typed never reaches the index, only
the tree of ``reviewer.text.asked`` does. Whatever cannot be read is refused with its column.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Never, TypeAlias

from reviewer.errors import InputError
from reviewer.said import Said, said
from reviewer.text.asked import (
    And,
    Asked,
    Fuzzy,
    InField,
    Literal,
    Near,
    Not,
    NotNear,
    OneWord,
    Or,
    Phrase,
    Query,
    Wild,
    fields_of,
    terms_of,
)
from reviewer.text.words import terms

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

Node: TypeAlias = "Token | Tree[Token]"

LONGEST_QUERY = 4_000
MOST_WORDS = 300
_DEEPEST = 30
_FARTHEST = 250
_MOST_TIES = 8
_MOST_LETTERS = 2
_SHORTEST_FUZZY = 3
_FEWEST_SIGNS = 2

FIELDS = {
    "title": "title",
    "subject": "title",
    "from": "from",
    "author": "from",
    "to": "to",
    "cc": "to",
    "witness": "witness",
    "kind": "kind",
    "bates": "bates",
    "number": "number",
    "exhibit": "number",
    "date": "date",
    "tag": "tag",
    "issue": "issue",
    "custodian": "custodian",
    "name": "name",
    "file": "name",
}
"""What may stand before a colon, and the field that is meant."""

_GRAMMAR = r"""
?start: either
?either: every (_OR every)*
?every: single (AND? single)*
?single: _NOT single -> without
    | tied
?tied: atom
    | tied TIED atom -> near
    | tied UNTIED atom -> not_near
?atom: "(" either ")" -> closed
    | FIELD value -> in_field
    | QUOTED -> quoted
    | run
?value: "(" either ")" -> closed
    | QUOTED -> quoted
    | TYPED -> run
run: TYPED+

FIELD.6: /(?:FIELD_NAMES):/i
UNTIED.5: /not\s+(?:w|within|near)\/\d+(?=[\s()"]|$)/i
TIED.5: /(?:w|within|near|pre)\/\d+(?=[\s()"]|$)/i
AND.4: /(?:and|&+)(?=[\s()"]|$)/i
_OR.4: /(?:or|\|+)(?=[\s()"]|$)/i
_NOT.4: /not(?=[\s()"]|$)/i
QUOTED: /"[^"]*"/
TYPED: /[^\s()"]+(?:\(\w{1,4}\)[^\s()"]*)*/
%ignore /\s+/
""".replace("FIELD_NAMES", "|".join(FIELDS))

# Letters of scripts that no exhibit is written in: they stand for * and ? while a word is folded.
_ANY, _ONE = "\ua66e", "\U00010380"
_WILDCARDS = str.maketrans({"*": _ANY, "?": _ONE})
_BACK = str.maketrans({_ANY: "*", _ONE: "?"})
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\n": " ", "\r": " "})
_WITHIN = re.compile(r"(?:w|within|near|pre)/(?P<what>\w*)", re.IGNORECASE)
_UNITS = frozenset({"s", "p", "seg", "sent", "para"})
_FUZZY = re.compile(r"(?P<word>[^~]+)~(?P<letters>\d?)")
_BRACKETS = re.compile(r'"[^"]*"|[()]')
_LONGEST_NUMBER = 6
_UNKNOWN_FIELD = re.compile(r"(?P<name>[A-Za-z_]{2,}):(?!//)[^\W\d]")
_LEFT_OUT = re.compile(r"[-–][^\W\d]")


def parse(text: str) -> Query:
    """What a query asks for.

    Raises:
        InputError: it cannot be read; the sentence says at which column, and what to do.
    """
    text = text.translate(_QUOTES)
    _refuse_unbalanced(text)
    reading = _Reading()
    root = reading.asked(_tree(text))
    if sum(_size(one) for one in terms_of(root)) > MOST_WORDS:
        raise InputError(
            said("This is more than {most} words. Search for them in two parts.", most=MOST_WORDS)
        )
    return Query(text.strip(), root, tuple(dict.fromkeys(reading.notes)))


def _size(asked: Asked) -> int:
    return len(asked.words) if isinstance(asked, Phrase) else 1


class QueryError(InputError):
    """A query that cannot be read; ``column`` says where, counted from 1."""

    def __init__(self, words: str, column: int) -> None:
        sentence = words if isinstance(words, Said) else said(words)
        super().__init__(said("{sentence} (Column {column}.)", sentence=sentence, column=column))
        self.column = column


def _refuse(column: int, words: str) -> Never:
    raise QueryError(words, column)


def _refuse_unbalanced(text: str) -> None:
    """What the grammar would refuse as well, but not in words that help."""
    if not text.strip():
        _refuse(1, "Type a word to search for.")
    if len(text) > LONGEST_QUERY:
        _refuse(
            LONGEST_QUERY + 1, said("A query can have {count} characters.", count=LONGEST_QUERY)
        )
    if text.count('"') % 2:
        _refuse(text.rindex('"') + 1, "This quotation mark has no partner: close the phrase.")
    _refuse_open(text)


def _refuse_open(text: str) -> None:
    open_at: list[int] = []
    for found in _BRACKETS.finditer(text):
        column = found.start() + 1
        if found[0] == "(":
            open_at.append(column)
        elif found[0] == ")" and not open_at:
            _refuse(column, "This parenthesis closes nothing: open one before it.")
        elif found[0] == ")":
            open_at.pop()
        if len(open_at) > _DEEPEST:
            _refuse(column, said("Parentheses can be nested {depth} deep.", depth=_DEEPEST))
    if open_at:
        _refuse(open_at[-1], "This parenthesis is not closed.")


def _tree(text: str) -> "Tree[Token]":
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken  # noqa: PLC0415 - see _parser

    try:
        return _parser().parse(text)
    except UnexpectedToken as fault:
        if fault.token.type == "$END":
            _refuse(len(text.rstrip()) + 1, "The query breaks off: a word is missing at its end.")
        _refuse(_column(fault.token), _misplaced(str(fault.token)))
    except UnexpectedCharacters as fault:
        _refuse(fault.column, said("“{sign}” cannot stand here.", sign=fault.char))


def _misplaced(typed: str) -> str:
    if typed == ")":
        return "A word is missing before this parenthesis."
    if typed.endswith(":"):
        return said("“{typed}” cannot stand inside another field.", typed=typed)
    return said(
        "“{typed}” ties two words together, and one of them is missing. "
        "To search for the word itself, put it in quotation marks.",
        typed=typed,
    )


@cache
def _parser() -> "Lark":
    # Imported when the first query is typed: the window starts without it.
    from lark import Lark  # noqa: PLC0415

    return Lark(_GRAMMAR, parser="lalr", lexer="basic", propagate_positions=True)


class _Reading:
    """One query on its way from the grammar's tree to what it means."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def asked(self, node: Node) -> Asked:
        """What one part of the query means."""
        kind = _kind(node)
        if kind == "either":
            return self._either(node)
        if kind == "every":
            return self._every(node)
        if kind == "without":
            return self._without(node)
        if kind in {"near", "not_near"}:
            return self._tied(node)
        if kind == "in_field":
            return self._in_field(node)
        if kind == "quoted":
            return _quoted(_tokens(node)[0])
        if kind == "closed":
            return self.asked(_children(node)[0])
        return self._run(_tokens(node))

    def _either(self, node: Node) -> Asked:
        if any(_kind(one) == "every" for one in _children(node)):
            self.notes.append("AND binds closer than OR. Use parentheses for another reading.")
        return _joined(Or, [self.asked(one) for one in _children(node)])

    def _every(self, node: Node) -> Asked:
        parts = [one for one in _children(node) if _kind(one) != "AND"]
        if len(parts) * 2 - 1 != len(_children(node)):
            self.notes.append("Parts side by side are all looked for, as with AND.")
        return _joined(And, [self.asked(one) for one in parts])

    def _without(self, node: Node) -> Asked:
        is_left_out = False
        while _kind(node) == "without":
            is_left_out = not is_left_out
            node = _children(node)[0]
        part = self.asked(node)
        return Not(part) if is_left_out else part

    def _tied(self, node: Node) -> Asked:
        chain: list[Node] = []
        while _kind(node) in {"near", "not_near"}:
            chain.append(node)
            node = _children(node)[0]
        if len(chain) > _MOST_TIES:
            _refuse(
                _column(_children(chain[0])[1]),
                said("{count} of w/N in a row are the most.", count=_MOST_TIES),
            )
        left = self._side(node)
        for each in reversed(chain):
            _, tie, right = _children(each)
            left = _near(left, tie, self._side(right))
        return left

    def _side(self, node: Node) -> Asked:
        found = self.asked(node)
        if any(True for _ in fields_of(found)) or _has(found, Not):
            _refuse(
                _column(node),
                "w/N ties words and phrases together; NOT and fields stand outside of it.",
            )
        return found

    def _in_field(self, node: Node) -> Asked:
        field, value = _children(node)
        part = self.asked(value)
        if any(True for _ in fields_of(part)):
            _refuse(_column(field), "A field cannot stand inside another field.")
        return InField(FIELDS[str(field).rstrip(":").lower()], part)

    def _run(self, tokens: Sequence["Token"]) -> Asked:
        words = [one for token in tokens for one in _words(token)]
        if len(words) == 1:
            return words[0]
        if len(tokens) > 1:
            self.notes.append(
                "Words side by side are read as a phrase. Write AND between them to find them "
                "anywhere in an exhibit."
            )
        return Phrase(tuple(words))


def _joined(kind: type[And] | type[Or], parts: Sequence[Asked]) -> Asked:
    """The parts as one; parts of the same kind lie open in it."""
    flat: list[Asked] = []
    for one in parts:
        flat.extend(one.parts if isinstance(one, kind) else [one])
    once = tuple(dict.fromkeys(flat))
    return once[0] if len(once) == 1 else kind(once)


def _near(left: Asked, tie: Node, right: Asked) -> Asked:
    """Two sides tied together; AND inside of a side is drawn out of it."""
    word, _, number = str(tie).rpartition("/")
    distance = int(number) if len(number) <= _LONGEST_NUMBER else _FARTHEST + 1
    if not 1 <= distance <= _FARTHEST:
        _refuse(_column(tie), said("The number after w/ can be 1 to {most}.", most=_FARTHEST))
    if not (_has(left, And) or _has(right, And)):
        if word.lower().startswith("not"):
            return NotNear(left, right, distance)
        return Near(left, right, distance, is_ordered=word.lower() == "pre")
    if word.lower().startswith("not"):
        _refuse(_column(tie), "AND cannot stand beside NOT w/N. Search for the parts one by one.")
    if len(list(terms_of(left))) * len(list(terms_of(right))) > MOST_WORDS:
        _refuse(_column(tie), "Too many words are tied together with w/N.")
    if isinstance(left, And | Or) and _has(left, And):
        return _joined(type(left), [_near(one, tie, right) for one in left.parts])
    if isinstance(right, And | Or) and _has(right, And):
        return _joined(type(right), [_near(left, tie, one) for one in right.parts])
    _refuse(_column(tie), "AND stands too deep inside of w/N. Search for the parts one by one.")


def _has(asked: Asked, kind: type[And] | type[Not]) -> bool:
    if isinstance(asked, kind):
        return True
    if isinstance(asked, And | Or):
        return any(_has(one, kind) for one in asked.parts)
    return isinstance(asked, Near | NotNear) and (_has(asked.left, kind) or _has(asked.right, kind))


# --- Words ----------------------------------------------------------------------------------------


def _words(token: "Token") -> list[OneWord]:
    """The words of what was typed without a blank."""
    typed, column = str(token), (token.start_pos or 0) + 1
    _refuse_unlikely(typed, column)
    fuzzy = _FUZZY.fullmatch(typed)
    if fuzzy:
        return [_fuzzy(fuzzy["word"], fuzzy["letters"], column)]
    if typed.endswith("!") and len(typed) > 1:
        typed = typed.rstrip("!") + "*"
    return _plain_words(typed, column)


def _refuse_unlikely(typed: str, column: int) -> None:
    """What other programs know and this one reads otherwise: better refused than misread."""
    within = _WITHIN.fullmatch(typed)
    if within and (within["what"].lower() in _UNITS or not within["what"]):
        _refuse(column, said("“{typed}” needs a number of words, such as w/25.", typed=typed))
    named = _UNKNOWN_FIELD.match(typed)
    if named:
        known = ", ".join(dict.fromkeys(FIELDS.values()))
        _refuse(
            column,
            said(
                "There is no field “{name}”. There are: {known}.", name=named["name"], known=known
            ),
        )
    if _LEFT_OUT.match(typed):
        _refuse(column, said("To leave out a word write NOT {word}.", word=typed[1:]))


def _fuzzy(word: str, letters: str, column: int) -> Fuzzy:
    found = _plain_words(word, column)
    count = int(letters or 1)
    only = found[0] if len(found) == 1 else None
    if not isinstance(only, Literal) or len(only.term) < _SHORTEST_FUZZY:
        _refuse(column, "“~” follows one word of at least three letters, without * and ?.")
    if not 1 <= count <= _MOST_LETTERS:
        _refuse(column, "One or two letters may differ: write ~1 or ~2.")
    return Fuzzy(only.term, count)


def _plain_words(typed: str, column: int) -> list[OneWord]:
    found = _words_if_any(typed, column)
    if not found:
        _refuse(column, said("There is no letter or number in “{typed}”.", typed=typed))
    return found


def _words_if_any(typed: str, column: int) -> list[OneWord]:
    """The words of a piece; none where it is a dash or a dot."""
    return [_plain_word(term, column) for term in terms(typed.translate(_WILDCARDS))]


def _plain_word(term: str, column: int) -> OneWord:
    if _ANY not in term and _ONE not in term:
        return Literal(term)
    pattern = re.sub(r"\*+", "*", term.translate(_BACK))
    if len(pattern) - pattern.count("*") - pattern.count("?") < _FEWEST_SIGNS:
        _refuse(
            column,
            said("“{typed}” would find too many words. Give at least two letters.", typed=pattern),
        )
    return Wild(pattern)


def _quoted(token: "Token") -> Asked:
    column = (token.start_pos or 0) + 1
    words: list[OneWord] = []
    for piece in str(token)[1:-1].split():
        fuzzy = _FUZZY.fullmatch(piece)
        words += (
            [_fuzzy(fuzzy["word"], fuzzy["letters"], column)]
            if fuzzy
            else _words_if_any(piece, column)
        )
    if not words:
        _refuse(column, "There is no letter or number between the quotation marks.")
    return words[0] if len(words) == 1 else Phrase(tuple(words))


def _kind(node: Node) -> str:
    return str(node.type) if isinstance(node, str) else str(node.data)


def _children(node: Node) -> list[Node]:
    return [] if isinstance(node, str) else list(node.children)


def _tokens(node: Node) -> "list[Token]":
    return [one for one in _children(node) if isinstance(one, str)]


def _column(node: Node) -> int:
    found = node.start_pos if isinstance(node, str) else node.meta.start_pos
    return int(found or 0) + 1
