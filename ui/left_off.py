"""Where a reader was, in words that the settings keep: tabs, page and zoom of one side or two."""

from ui.document_view import DocumentView
from ui.page_view.document import Fit, PagePosition
from ui.pair import DocumentPair

_BESIDE = "beside_"


def kept(pair: DocumentPair) -> dict[str, str]:
    """Where the reader is on each side that is to be seen."""
    first, *rest = pair.shown
    found = _kept(first)
    for side in rest:
        found |= {f"{_BESIDE}{name}": value for name, value in _kept(side).items()}
        found["active"] = "second" if side is pair.active else "first"
        found["sides"] = " ".join(str(size) for size in pair.splitter.sizes())
    return found


def _kept(side: DocumentView) -> dict[str, str]:
    found = {"tabs": " ".join(one.hex() for one in side.open_occurrences)}
    if side.pages is not None:
        place = side.page.position()
        found |= {
            "occurrence": side.pages.occurrence.id.hex(),
            "page": str(place.page),
            "fraction": repr(place.fraction),
            "zoom": repr(place.zoom),
            "fit": place.fit.value,
            "rotation": str(place.rotation),
        }
    return found


def take_up(pair: DocumentPair, where: dict[str, str]) -> None:
    """Open what was open, where it was left; what is no longer there is passed over."""
    first = pair.active
    _take_up(first, where)
    beside = {
        name.removeprefix(_BESIDE): value
        for name, value in where.items()
        if name.startswith(_BESIDE)
    }
    if first.pages is not None and beside.get("occurrence"):
        second = pair.split(is_empty=True)
        _take_up(second, beside)
        if second.pages is None:
            pair.unite()
            return
        sizes = [int(size) for size in where.get("sides", "").split() if size.isdecimal()]
        if len(sizes) == len(pair.shown) and all(sizes):
            pair.splitter.setSizes(sizes)
        if where.get("active") == "second":
            pair.activate(second)


def _take_up(side: DocumentView, where: dict[str, str]) -> None:
    try:
        tabs = [bytes.fromhex(one) for one in where.get("tabs", "").split()]
        current = bytes.fromhex(where["occurrence"])
        place = PagePosition(
            int(where["page"]),
            float(where["fraction"]),
            float(where["zoom"]),
            Fit(where["fit"]),
            int(where["rotation"]),
        )
    except (KeyError, ValueError):
        return
    side.restore(tabs, current, place)
