"""From the question what to print to sheets and files: joins the dialog, the paper and the printer.

A paper is set as a PDF first, whether it is looked at, printed or saved, so that all three are the
same pages. What leaves is told in the history, on paper too.
"""

from collections.abc import Callable, Generator
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QTemporaryDir, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from reviewer.acts import exhibits as exhibit_acts
from reviewer.errors import InputError
from reviewer.exports import paper_file
from reviewer.exports.entries import Form, Format
from reviewer.exports.log_parts import Progress
from reviewer.exports.paper import PaperChoices, in_words
from reviewer.exports.paper_file import PaperReport, export_steps, gathered, set_steps
from reviewer.exports.paper_writers import Order
from reviewer.model import ExportedBody, PassageId
from reviewer.queries import exhibits, passages, people, tags
from reviewer.queries.view import View
from reviewer.text import citations
from ui import words
from ui.desk import Desk
from ui.dialogs.form import pick_new_file
from ui.dialogs.print_paper import PREVIEWED, OpenExhibit, PagesChoice, PrintPaper, Which
from ui.exhibit_pages import ExhibitPages
from ui.highlights import highlights
from ui.message_bar import MessageBar, Offer
from ui.page_view.rendering import PageRenderer
from ui.papers import PaperRun
from ui.printing import (
    PREVIEW_DPI,
    PRINT_DPI,
    PagePictures,
    PrintRun,
    Sheet,
    pages_named,
    pdf_printer,
    preview,
    ready_printer,
)
from ui.theme import Theme
from ui.translation import told

PAGES_PRODUCT = "pages of an exhibit"
_PREVIEWED_PAGES = 12
_PRINTED = "{product} (printed)"
_SIZES = {
    Format.LETTER: QPageSize.PageSizeId.Letter,
    Format.A4: QPageSize.PageSizeId.A4,
}


class PrintErrands(QObject):
    """One thing at a time is printed or saved; the status bar shows how far it is."""

    progressed = Signal(str, int, int)
    ended = Signal()

    def __init__(
        self, window: QWidget, renderer: PageRenderer, theme: Theme, messages: MessageBar
    ) -> None:
        super().__init__(window)
        self._window, self._renderer, self._theme = window, renderer, theme
        self._messages = messages
        self._folder: QTemporaryDir | None = None
        self._files = 0
        self._previews = _Previews(renderer, theme, self._new_file, self)
        self._run = PaperRun(self)
        self._run.progressed.connect(self._on_set)
        self._run.failed.connect(self._on_failed)
        self._run.finished.connect(self._on_finished)
        self._then: Callable[[object], None] | None = None
        self._doing = ""
        self._printing: PrintRun | None = None
        self._measuring: PagePictures | None = None

    @property
    def is_running(self) -> bool:
        started = (self._printing, self._measuring)
        return self._run.is_running or any(one is not None for one in started)

    def open(self, desk: Desk, chosen: tuple[PassageId, ...] | None = None) -> PrintPaper:
        """Ask what to print; ``chosen`` are passages picked by hand."""
        pages = desk.document.pages
        dialog = PrintPaper(
            desk.bridge.view,
            desk.table.wanted,
            chosen,
            _open_exhibit(desk, pages) if pages is not None else None,
            self._window,
        )
        dialog.preview_asked.connect(lambda wanted: self._previews.make(desk, wanted, dialog))
        dialog.print_asked.connect(lambda wanted: self._ask_printer(desk, wanted))
        dialog.pdf_asked.connect(lambda wanted: self._ask_file(desk, wanted, Form.PDF))
        dialog.word_asked.connect(lambda wanted: self._ask_file(desk, wanted, Form.DOCX))
        dialog.finished.connect(self._previews.stop)
        dialog.open()
        return dialog

    def cancel(self) -> None:
        """Stop whatever is printed or written; nothing half written stays."""
        self._run.cancel()
        self._then = None
        if self._measuring is not None:
            self._measuring.close()
            self._measuring = None
        if self._printing is not None:
            printing, self._printing = self._printing, None
            printing.cancel()
            printing.deleteLater()
        self.ended.emit()

    def shut(self) -> None:
        """The matter closes: nothing of it stays outside of it."""
        self.cancel()
        self._previews.stop()
        self._folder = None

    def _new_file(self) -> Path:
        """A file for a PDF that is only looked at or printed."""
        self._files += 1
        # Qt's own: it takes the folder away when the window goes, and only its owner can read it.
        self._folder = self._folder or QTemporaryDir(f"{QDir.tempPath()}/pincite-print-XXXXXX")
        return Path(self._folder.path()) / f"paper {self._files}.pdf"

    # --- asking where to --------------------------------------------------------------------------

    def _ask_printer(self, desk: Desk, wanted: PaperChoices | PagesChoice) -> None:
        printer = ready_printer(_SIZES[wanted.format])
        dialog = QPrintDialog(printer, self._window)
        dialog.accepted.connect(lambda: self.print_on(printer, desk, wanted))
        dialog.setModal(True)
        dialog.show()

    def _ask_file(self, desk: Desk, wanted: PaperChoices | PagesChoice, form: Form) -> None:
        now = datetime.now(UTC).astimezone()
        if isinstance(wanted, PaperChoices):
            matter = people.matter_of(desk.bridge.view)
            name = paper_file.default_name(matter, wanted, form, now)
        else:
            pages = desk.document.pages
            name = f"{pages.occurrence.label if pages else ''} - ATTORNEY WORK PRODUCT.pdf".strip()
        pick_new_file(
            self._window,
            self.tr("Where it shall lie"),
            name,
            lambda paths: self.write_to(paths[0], desk, wanted),
        )

    # --- doing it ---------------------------------------------------------------------------------

    def write_to(self, out: Path, desk: Desk, wanted: PaperChoices | PagesChoice) -> None:
        """Write a file."""
        if isinstance(wanted, PagesChoice):
            try:
                paper_file.refuse_own_files(desk.bridge.matter, out)
            except InputError as refusal:
                self._messages.refuse(told(refusal))
                return
            self._print_pages(pdf_printer(out, _SIZES[wanted.format]), desk, wanted, out)
            return
        now = datetime.now(UTC).astimezone()
        self._start(export_steps(desk.bridge.matter, out, wanted, now), self._on_written)

    def print_on(self, printer: QPrinter, desk: Desk, wanted: PaperChoices | PagesChoice) -> None:
        """Print on a printer that is set up."""
        if isinstance(wanted, PagesChoice):
            self._print_pages(printer, desk, wanted, None)
            return
        narrowed = in_words(desk.bridge.view, wanted)

        def set_and_counted(found: object) -> None:
            assert isinstance(found, tuple)
            path, rows, sha256 = found
            name = _PRINTED.format(product=paper_file.PRODUCT)
            body = ExportedBody(paper_file.PRODUCT, narrowed, rows, sha256, name)
            self._print_file(printer, path, lambda: desk.bridge.matter.do(
                exhibit_acts.exported(body)))  # fmt: skip

        self._start(_paper_for_print(desk.bridge.view, wanted, self._new_file()), set_and_counted)

    def write(
        self,
        steps: Generator[Progress, None, object],
        then: Callable[[object], None],
        doing: str,
    ) -> None:
        """Write something else that goes in steps; ``doing`` is told in the status bar."""
        self._start(steps, then)
        self._doing = doing

    def _start(
        self, steps: Generator[Progress, None, object], then: Callable[[object], None]
    ) -> None:
        self.cancel()
        self._then, self._doing = then, self.tr("Setting pages")
        self._run.start(steps)

    def _print_file(self, printer: QPrinter, path: Path, then: Callable[[], object]) -> None:
        pictures = PagePictures(self._renderer, self._theme, str(path), path, PRINT_DPI, self)
        self._measuring = pictures

        def measured(count: int) -> None:
            self._measuring = None
            self._print(printer, pictures, [Sheet(page) for page in range(count)], then)

        pictures.measured.connect(measured)
        pictures.failed.connect(self._on_failed)
        pictures.measure()

    def _print_pages(
        self, printer: QPrinter, desk: Desk, wanted: PagesChoice, out: Path | None
    ) -> None:
        """Pages of the exhibit that is open, on a printer or in a PDF."""
        pages = desk.document.pages
        if pages is None:
            return
        found = _sheets(desk, pages, wanted)
        if not found:
            self._messages.refuse(self.tr("There is no such page. Write pages as 1-3, 7."))
            return
        pictures = self._pictures_of(desk, pages, PRINT_DPI)
        label = f"{pages.occurrence.label}, {len(found)} pages"

        def tell() -> None:
            sha256 = ""
            if out is not None:
                with out.open("rb") as written:
                    sha256 = file_digest(written, "sha256").hexdigest()
            name = out.name if out else _PRINTED.format(product=PAGES_PRODUCT)
            body = ExportedBody(PAGES_PRODUCT, label, len(found), sha256, name)
            desk.bridge.matter.do(exhibit_acts.exported(body))

        self._print(printer, pictures, found, tell)

    def _pictures_of(self, desk: Desk, pages: ExhibitPages, dpi: int) -> PagePictures:
        pictures = PagePictures(self._renderer, self._theme, pages.key, pages.path, dpi, self)
        pictures.mark(pages, highlights(desk.bridge.view, self._theme, pages.line))
        return pictures

    def _print(
        self,
        printer: QPrinter,
        pictures: PagePictures,
        sheets: list[Sheet],
        then: Callable[[], object],
    ) -> None:
        run = PrintRun(printer, pictures, sheets, self._theme, self)
        self._printing = run
        run.progressed.connect(self._on_printed)
        run.failed.connect(self._on_failed)

        def done(count: int) -> None:
            self._printing = None
            self.ended.emit()
            then()
            one, several = self.tr("Printed 1 page"), self.tr("Printed {count} pages")
            self._messages.say(words.counted(count, one, several))
            run.deleteLater()

        run.finished.connect(done)
        run.start()

    # --- telling ----------------------------------------------------------------------------------

    def _on_set(self, done: int, total: int) -> None:
        self.progressed.emit(self._doing, done, total)

    def _on_printed(self, done: int, total: int) -> None:
        said = self.tr("Printing page {done} of {total}").format(done=done, total=total)
        self.progressed.emit(said, done, total)

    def _on_failed(self, why: str) -> None:
        self._then = self._printing = self._measuring = None
        self.ended.emit()
        self._messages.refuse(why)

    def _on_finished(self, found: object) -> None:
        then, self._then = self._then, None
        self.ended.emit()
        if then is not None:
            then(found)

    def _on_written(self, report: object) -> None:
        assert isinstance(report, PaperReport)
        path = str(report.path)
        left = report.left_out_privileged
        one, several = self.tr("Wrote 1 passage"), self.tr("Wrote {count} passages")
        said = words.counted(report.rows, one, several)
        if left:
            said += self.tr("; {count} possibly privileged left out").format(count=left)
        self._messages.say(
            said,
            report.name,
            Offer(self.tr("Copy path"), lambda: QGuiApplication.clipboard().setText(path)),
        )


class _Previews(QObject):
    """The first pages of what is chosen, for the dialog that is open."""

    def __init__(
        self,
        renderer: PageRenderer,
        theme: Theme,
        new_file: Callable[[], Path],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._renderer, self._theme, self._new_file = renderer, theme, new_file
        self._run = PaperRun(self)
        self._run.finished.connect(self._on_set)
        self._run.failed.connect(self._on_failed)
        self._dialog: PrintPaper | None = None
        self._pictures: PagePictures | None = None
        self._sheets: dict[int, Sheet] = {}
        self._paper = Format.LETTER.points

    def make(self, desk: Desk, wanted: PaperChoices | PagesChoice, dialog: PrintPaper) -> None:
        """Make them anew."""
        self.stop()
        self._dialog, self._sheets, self._paper = dialog, {}, wanted.format.points
        if isinstance(wanted, PaperChoices):
            self._run.start(_paper_for_print(desk.bridge.view, wanted, self._new_file()))
            return
        pages = desk.document.pages
        if pages is None:
            return
        found = _sheets(desk, pages, wanted)
        if not found:
            dialog.refuse(self.tr("There is no such page. Write pages as 1-3, 7."))
            return
        self._sheets = {sheet.page: sheet for sheet in found}
        marked = highlights(desk.bridge.view, self._theme, pages.line)
        pictures = self._draw(pages.key, pages.path)
        pictures.mark(pages, marked)
        pictures.want([sheet.page for sheet in found[:_PREVIEWED_PAGES]])
        dialog.say_of_preview(words.pages(len(found)))

    def stop(self) -> None:
        """The dialog is gone, or wants others."""
        self._run.cancel()
        self._dialog = None
        if self._pictures is not None:
            self._pictures.close()
            self._pictures.deleteLater()
            self._pictures = None

    def _draw(self, doc: str, path: Path) -> PagePictures:
        pictures = PagePictures(self._renderer, self._theme, doc, path, PREVIEW_DPI, self)
        pictures.drawn.connect(self._on_drawn)
        pictures.measured.connect(lambda count: pictures.want(range(min(count, _PREVIEWED_PAGES))))
        pictures.failed.connect(self._on_failed)
        self._pictures = pictures
        return pictures

    def _on_set(self, found: object) -> None:
        assert isinstance(found, tuple)
        path: Path = found[0]
        self._draw(str(path), path).measure()
        if self._dialog is not None:
            self._dialog.say_of_preview(
                self.tr("The preview shows the first passages.") if found[1] >= PREVIEWED else ""
            )

    def _on_drawn(self, page: int, image: QImage) -> None:
        if self._dialog is not None:
            sheet = self._sheets.get(page, Sheet(page))
            self._dialog.show_sheet(preview(image, sheet, self._paper, self._theme))

    def _on_failed(self, why: str) -> None:
        if self._dialog is not None:
            self._dialog.refuse(why)


def _paper_for_print(
    view: View, choices: PaperChoices, path: Path
) -> Generator[Progress, None, tuple[Path, int, str]]:
    """A paper as a PDF that is thrown away afterwards: its place, its passages, its SHA-256."""
    now = datetime.now(UTC).astimezone()
    paper = yield from gathered(view, choices, now)
    yield from set_steps(Order(paper, Form.PDF, now), path)
    with path.open("rb") as written:
        return path, paper.rows, file_digest(written, "sha256").hexdigest()


# --- Pages of an exhibit --------------------------------------------------------------------------


def _open_exhibit(desk: Desk, pages: ExhibitPages) -> OpenExhibit:
    label = pages.occurrence.label or pages.line.title
    current = desk.document.page.position().page
    return OpenExhibit(label, pages.count, current, len(_marked(desk.bridge.view, pages)))


def _marked(view: View, pages: ExhibitPages) -> list[int]:
    """The pages on which passages stand."""
    found = {
        page
        for line in passages.of_exhibit(view, pages.line.id)
        if line.layer == pages.line.layer
        for span in line.spans
        for page in range(pages.page_of(span.start), pages.page_of(max(span.end - 1, 0)) + 1)
    }
    return sorted(found)


def _sheets(desk: Desk, pages: ExhibitPages, wanted: PagesChoice) -> list[Sheet]:
    """The chosen pages with what stands around them; none where they were not written as pages."""
    view = desk.bridge.view
    match wanted.which:
        case Which.CURRENT:
            numbers = [desk.document.page.position().page]
        case Which.MARKED:
            numbers = _marked(view, pages)
        case Which.ALL:
            numbers = list(range(pages.count))
        case Which.RANGES:
            try:
                numbers = pages_named(wanted.ranges, pages.count)
            except ValueError:
                numbers = []
    name = citations.name_in_cite(exhibits.cite_name(view, pages.line, pages.occurrence.id))
    above = " · ".join(filter(None, (wanted.header, pages.occurrence.confidentiality)))
    legend = _legend(view, pages)
    return [
        Sheet(
            page,
            above,
            " · ".join(
                filter(
                    None,
                    (
                        name,
                        pages.page_label(page),
                        pages.bates(page),
                        f"page {place} of {len(numbers)}",
                    ),
                )
            ),
            legend,
        )
        for place, page in enumerate(numbers, start=1)
    ]


def _legend(view: View, pages: ExhibitPages) -> str:
    """The digits in the margin of an exhibit, and what they mean."""
    on = {tag for line in passages.of_exhibit(view, pages.line.id) for tag in line.tags}
    known = (row for row in tags.tags(view) if row.id in on and row.digit)
    return "   ".join(f"{row.digit}\u2002{row.name}" for row in known)
