"""What a mail is taken apart into, from whichever format it came: the nouns of the mail readers."""

from dataclasses import dataclass, field, replace
from urllib.parse import quote

from reviewer.readers.reading import Child, Facts

ENCRYPTED = (
    "This e-mail or a part of it is encrypted and cannot be read here. Ask for a decrypted copy."
)


@dataclass(frozen=True, slots=True)
class Body:
    """One displayed part of a mail, decoded.

    ``flowed`` when its soft line ends are marked by a trailing space. ``placeholder`` is a sentence
    of ours that stands for a part which cannot be shown.
    """

    text: str
    markup: bool = False
    flowed: bool = False
    placeholder: bool = False


@dataclass(slots=True)
class Mail:
    """A mail in pieces; ``pictures`` are (content id, bytes) for the HTML body.

    ``plain`` are the plain-text versions that were passed over for HTML ones.
    """

    facts: Facts = field(default_factory=Facts)
    shown: dict[str, str] = field(default_factory=dict)
    bodies: list[Body] = field(default_factory=list)
    plain: list[Body] = field(default_factory=list)
    children: list[Child] = field(default_factory=list)
    pictures: list[tuple[str, bytes]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    # For each picture the child that it is, which is inline where the body names it.
    _drawn: list[tuple[str, int]] = field(default_factory=list)

    def warn(self, sentence: str) -> None:
        """Keep a warning, once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)

    def note_encryption(self) -> None:
        """Put a sentence where an encrypted part cannot be shown."""
        if ENCRYPTED not in self.warnings:
            self.bodies.append(Body(ENCRYPTED, placeholder=True))
        self.warn(ENCRYPTED)

    def add(self, child: Child, names: tuple[str, ...] = ()) -> None:
        """Keep a file of the mail; ``names`` are the addresses its body may call it by."""
        for name in filter(None, names):
            self.pictures.append((name, child.content))
            self._drawn.append((name, len(self.children)))
        self.children.append(child)

    def tell_inline(self) -> None:
        """Mark as inline the pictures that the HTML names, which are none of substance."""
        markup = "".join(body.text for body in self.bodies if body.markup)
        for name, place in self._drawn:
            if is_named(name, markup):
                self.children[place] = replace(self.children[place], inline=True)


def is_named(name: str, markup: str) -> bool:
    """Whether HTML draws the picture of this content id or address."""
    folded = markup.casefold()
    ways = {name.casefold(), quote(name).casefold()}
    return any(f"cid:{way}" in folded or f'"{way}"' in folded for way in ways)
