"""A matter made beside the window, by a process of its own: begun from a file, or as before."""

from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from reviewer.sharing import making
from reviewer.sharing.making import Order
from ui.translation import told

_PATIENCE_MS = 5000


class Making(QObject):
    """One matter being made."""

    progressed = Signal(int, int)
    """Done, in all; 0 in all where nobody knows."""
    made = Signal(object)
    """The folder of the matter, closed."""
    told = Signal(str)
    """The id of the matter that a file is of."""
    failed = Signal(str, bool)
    """Why not, and whether a passphrase may help."""
    stopped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._is_told = False

    @property
    def is_running(self) -> bool:
        return self._process is not None

    def start(self, order: Order) -> None:
        """Make it; what was being made before is given up."""
        self.close()
        self._is_told = False
        process = self._process = QProcess(self)
        process.readyReadStandardOutput.connect(self._on_words)
        process.finished.connect(self._on_finished)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.setWorkingDirectory(str(Path(__file__).resolve().parents[1]))
        program, *arguments = making.command()
        process.start(program, arguments)
        process.write(making.written(order))

    def stop(self) -> None:
        """Ask it to end and to take away what is half made."""
        if self._process is not None:
            self._process.closeWriteChannel()

    def close(self) -> None:
        """The same, and wait until it has."""
        process, self._process = self._process, None
        if process is None:
            return
        process.readyReadStandardOutput.disconnect(self._on_words)
        process.finished.disconnect(self._on_finished)
        process.closeWriteChannel()
        if not process.waitForFinished(_PATIENCE_MS):
            process.kill()
            process.waitForFinished(_PATIENCE_MS)
        process.deleteLater()

    def _on_words(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            word = making.word_in(bytes(process.readLine().data()))
            if word is None:
                continue
            if word.made or word.matter or word.failed or word.is_stopped:
                self._is_told = True
                self._end(word)
                return
            self.progressed.emit(word.done, word.total)

    def _end(self, word: making.Word) -> None:
        self.close()
        if word.made:
            self.made.emit(Path(word.made))
        elif word.matter:
            self.told.emit(word.matter)
        elif word.is_stopped:
            self.stopped.emit()
        else:
            self.failed.emit(told(word.failed), word.needs_passphrase)

    def _on_finished(self) -> None:
        self._on_words()
        if not self._is_told:
            self._end(making.Word(failed="The matter could not be made. Try it again."))
