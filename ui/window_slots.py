"""What the actions of the table do that begin with a question, whatever is open.

Dialogs are imported when a slot is called and not before: see ``MainWindow.errands``.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reviewer.matter import Matter
from ui.desk import Desk
from ui.desk_slots import Slots
from ui.open_desk import OpenDesk

if TYPE_CHECKING:
    from ui.clawing_back import ClawingBack
    from ui.errands import Errands
    from ui.locking import Locking


def matter_slots(errands: Callable[[], "Errands"]) -> Slots:
    """Matters, and what is asked whether one is open or not."""
    return {
        "new_matter": lambda: errands().new_matter(),
        "open_matter": lambda: errands().choose_matter(),
        "sample_matter": lambda: errands().open_sample(),
        "backup_folder": lambda: errands().choose_backup_folder(),
        "restore": lambda: errands().restore_backup(),
        "help": lambda: errands().open_help(),
    }


def work_slots(errands: Callable[[], "Errands"], place: OpenDesk) -> Slots:
    """What is asked of the exhibits and passages of the open matter."""

    def ask(errand: Callable[["Errands", Desk], object]) -> Callable[[], None]:
        return lambda: place.do(lambda desk: errand(errands(), desk))

    return {
        "batches": ask(lambda errands, desk: errands.show_batches(desk)),
        "character_set": ask(lambda errands, desk: errands.ask_character_set(desk)),
        "check_readings": ask(lambda errands, desk: errands.check_readings(desk)),
        "custody_report": ask(lambda errands, desk: errands.write_custody(desk)),
        "export_log": ask(lambda errands, desk: errands.export_log(desk)),
        "export_paper": ask(lambda errands, desk: errands.print_passages(desk)),
        "go_to": ask(lambda errands, desk: errands.go_to(desk)),
        "manage_issues": ask(lambda errands, desk: errands.show_issues(desk)),
        "manage_tags": ask(lambda errands, desk: errands.show_tags(desk)),
        "matter_details": ask(lambda errands, desk: errands.edit_details(desk.bridge.matter)),
        "new_tag": ask(lambda errands, desk: errands.new_tag(desk)),
        "numbers": ask(lambda errands, desk: errands.show_numbers(desk.bridge.matter, ())),
        "print": ask(lambda errands, desk: errands.print_passages(desk)),
        "samples": ask(lambda errands, desk: errands.show_samples(desk)),
        "succeed": ask(lambda errands, desk: errands.ask_successor(desk)),
        "term_report": ask(lambda errands, desk: errands.report_terms(desk)),
    }


def copy_slots(locking: Callable[[], "Locking"], place: OpenDesk) -> Slots:
    """Passphrases, and copies of the review database."""

    def ask(errand: Callable[["Locking", Matter], object]) -> Callable[[], None]:
        return lambda: place.do(lambda desk: errand(locking(), desk.bridge.matter))

    return {
        "open_copy": lambda: locking().choose_copy(),
        "save_copy": ask(lambda locking, matter: locking.save_copy(matter)),
        "passphrase": ask(lambda locking, matter: locking.change(matter)),
    }


def clawback_slots(clawing_back: Callable[[Desk], "ClawingBack"], place: OpenDesk) -> Slots:
    """Locking exhibits away, and destroying them."""

    def ask(errand: Callable[["ClawingBack"], object]) -> Callable[[], None]:
        return lambda: place.do(lambda desk: errand(clawing_back(desk)))

    return {
        "sequester": ask(lambda clawing_back: clawing_back.ask_sequester()),
        "purge": ask(lambda clawing_back: clawing_back.ask_purge()),
        "clawback": ask(lambda clawing_back: clawing_back.show_list()),
    }
