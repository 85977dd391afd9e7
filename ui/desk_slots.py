"""What the actions of the table do on a desk: each id of an action, and the method that does it."""

from collections.abc import Callable

from ui.desk import Desk
from ui.document_view import DocumentView
from ui.page_view.document import Fit

Slots = dict[str, Callable[[], None]]


def desk_slots(desk: Desk) -> Slots:
    """Everything that needs an open matter and asks no question before."""
    return (
        _tagging_slots(desk)
        | _judging_slots(desk)
        | _reading_slots(desk)
        | _walking_slots(desk)
        | _zooming_slots(desk)
        | _showing_slots(desk)
    )


def _tagging_slots(desk: Desk) -> Slots:
    tagging = desk.tagging
    digits: Slots = {f"tag_{digit}": _press(desk, digit) for digit in range(1, 10)}
    return digits | {
        "undo": desk.undoing.undo,
        "redo": desk.undoing.redo,
        "copy": tagging.copy,
        "copy_cite": tagging.copy_with_citation,
        "quick_mark": tagging.quick_mark,
        "repeat": tagging.repeat,
        "note": tagging.note,
        "link": desk.linking.begin,
        "issues": desk.issuing.open,
        "let_go": desk.issuing.let_go,
        "go_on_after": desk.toggle_going_on,
        "privileged": tagging.toggle_privileged,
        "extent": tagging.change_extent,
        "withdraw": tagging.withdraw,
    }


def _judging_slots(desk: Desk) -> Slots:
    return {
        "confirm": desk.tagging.confirm,
        "reads_right": desk.confirm_reading,
        "correct_text": desk.correct_reading,
        "verify": desk.soundness.verify,
        "check": desk.judging.check,
        "confirm_status": desk.judging.confirm,
        "reject": desk.judging.ask_reason,
        "reopen": desk.judging.reopen,
        "reviewed": desk.reviewing.go_on,
    }


def _reading_slots(desk: Desk) -> Slots:
    on = _on_active
    return {
        "find": on(desk, DocumentView.find_from_here),
        "next_unit": on(desk, lambda side: side.step_unit(1)),
        "previous_unit": on(desk, lambda side: side.step_unit(-1)),
        "go_on": desk.tagging.go_on,
        "next_sentence": on(desk, lambda side: side.step_sentence(1)),
        "previous_sentence": on(desk, lambda side: side.step_sentence(-1)),
        "extend_down": on(desk, lambda side: side.extend(1)),
        "extend_up": on(desk, lambda side: side.extend(-1)),
        "extend_sentence_down": on(desk, lambda side: side.extend(1, is_sentence=True)),
        "extend_sentence_up": on(desk, lambda side: side.extend(-1, is_sentence=True)),
        "next_tab": on(desk, lambda side: side.step_tab(1)),
        "previous_tab": on(desk, lambda side: side.step_tab(-1)),
        "close_tab": on(desk, DocumentView.close_tab),
    }


def _walking_slots(desk: Desk) -> Slots:
    return {
        "search_all": desk.search_all,
        "find_next": desk.hits.next,
        "find_previous": desk.hits.previous,
        "next_passage": lambda: desk.tagging.step_passage(1),
        "previous_passage": lambda: desk.tagging.step_passage(-1),
        "next_drawn": desk.sample_walk.next,
        "previous_drawn": desk.sample_walk.previous,
        "next_left": desk.left_work.next,
        "previous_left": desk.left_work.previous,
        "next_pane": lambda: desk.step_pane(1),
        "previous_pane": lambda: desk.step_pane(-1),
    }


def _zooming_slots(desk: Desk) -> Slots:
    on = _on_active
    return {
        "zoom_in": on(desk, lambda side: side.page.zoom_in()),
        "zoom_out": on(desk, lambda side: side.page.zoom_out()),
        "actual_size": on(desk, lambda side: side.page.set_zoom(1.0)),
        "fit_width": on(desk, lambda side: side.page.set_fit(Fit.WIDTH)),
        "fit_page": on(desk, lambda side: side.page.set_fit(Fit.PAGE)),
        "rotate": on(desk, lambda side: side.page.rotate()),
    }


def _showing_slots(desk: Desk) -> Slots:
    return {
        "split": desk.pair.toggle,
        "open_beside": lambda: desk.beside.open(desk.focusWidget()),
        "other_side": desk.pair.go_over,
        "swap_sides": desk.pair.swap,
        "full_table": desk.over_table.toggle_table,
        "overview": desk.over_table.toggle_overview,
        "reading_pane": desk.over_table.toggle_reading,
        "show_exhibits": desk.toggle_lists,
        "show_inspector": desk.toggle_right,
        "history": desk.show_history,
        "left": desk.show_left,
        "differences": desk.differing.open,
        "transcript_report": desk.transcript.open,
    }


def _press(desk: Desk, digit: int) -> Callable[[], None]:
    return lambda: desk.tagging.press(digit)


def _on_active(desk: Desk, work: Callable[[DocumentView], object]) -> Callable[[], None]:
    """A slot that acts on the side that is active when it is called."""

    def act() -> None:
        work(desk.document)

    return act
