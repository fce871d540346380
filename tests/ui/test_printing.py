"""Pages on paper: the whole sheet, the pages that were asked for, and a lock that comes in between."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6 import QtPrintSupport
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QRect, QThread
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from pestdesk.errors import ExportError
from pestdesk.ui.printing import NO_PRINTER, NOT_PRINTED, paint, print_pages

#: A pixel a millimetre.
_A4 = (210, 297)
_RED, _GREEN, _BLUE = "#ff0000", "#00ff00", "#0000ff"
_POINT_MM = 25.4 / 72


def _page(colour: str, size: tuple[int, int] = _A4) -> bytes:
    """White paper with a block of this colour in its middle."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(QRect(50, 50, 100, 100), QColor(colour))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    return bytes(buffer.data().data())


_PAGES = (_page(_RED), _page(_GREEN), _page(_BLUE))


class _Pdf(QPrinter):
    """A printer that is there, and prints to a file."""

    path = Path()

    def __init__(self, mode: QPrinter.PrinterMode = QPrinter.PrinterMode.HighResolution) -> None:
        super().__init__(mode)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(self.path))
        self.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self.setFullPage(True)

    def outputFormat(self) -> QPrinter.OutputFormat:  # noqa: N802 - Qt's
        return QPrinter.OutputFormat.NativeFormat


@pytest.fixture
def printer(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QPrinter:
    monkeypatch.setattr(_Pdf, "path", tmp_path / "paper.pdf")
    return _Pdf()


def _colours(path: Path) -> list[str]:
    """Of each sheet, the colour in its middle."""
    found = []
    for sheet in PdfReader(path).pages:
        (picture,) = (each.get_object() for each in sheet["/Resources"]["/XObject"].values())
        pixels, at = picture.get_data(), (100 * picture["/Width"] + 100) * 3
        assert pixels[:3] == b"\xff\xff\xff"
        found.append("#" + pixels[at : at + 3].hex())
    return found


# -- on paper ------------------------------------------------------------------------------------------------------


def test_every_page_is_a_whole_sheet_of_a4(printer: QPrinter) -> None:
    paint(printer, _PAGES, 1, 3)
    assert _colours(_Pdf.path) == [_RED, _GREEN, _BLUE]
    for sheet in PdfReader(_Pdf.path).pages:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)


def _drawn_mm(path: Path) -> tuple[float, float, float, float]:
    """Where the picture is drawn on the first sheet: its left, bottom, width and height, in millimetres."""
    places: list[tuple[float, ...]] = []

    def look(operator: bytes, _operands: object, matrix: list[float], _text: list[float]) -> None:
        if operator == b"Do":
            places.append((matrix[4], matrix[5], matrix[0], matrix[3]))

    PdfReader(path).pages[0].extract_text(visitor_operand_before=look)
    ((left, bottom, width, height),) = places
    return left * _POINT_MM, bottom * _POINT_MM, width * _POINT_MM, height * _POINT_MM


def test_a_millimetre_is_a_millimetre(printer: QPrinter) -> None:
    paint(printer, _PAGES, 1, 1)
    assert _drawn_mm(_Pdf.path) == pytest.approx((0, 0, 210, 297), abs=0.2)


def test_a_page_on_other_paper_is_not_stretched(printer: QPrinter) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    paint(printer, _PAGES, 1, 1)
    _left, _bottom, width, height = _drawn_mm(_Pdf.path)
    assert height == pytest.approx(11 * 25.4, abs=0.2)
    assert width / height == pytest.approx(210 / 297, abs=0.001)


def test_letters_are_printed_without_smudges(printer: QPrinter) -> None:
    paint(printer, _PAGES, 1, 1)
    (picture,) = (each.get_object() for each in PdfReader(_Pdf.path).pages[0]["/Resources"]["/XObject"].values())
    assert picture["/Filter"] == "/FlateDecode"


@pytest.mark.parametrize(
    ("is_collated", "expected"),
    [(True, [_RED, _GREEN, _RED, _GREEN]), (False, [_RED, _RED, _GREEN, _GREEN])],
)
def test_copies_that_the_printer_does_not_make_itself_come_collated_or_not(
    printer: QPrinter, is_collated: bool, expected: list[str]
) -> None:
    printer.setCopyCount(2)
    printer.setCollateCopies(is_collated)
    paint(printer, _PAGES, 1, 2)
    assert _colours(_Pdf.path) == expected


def test_the_last_page_comes_first_when_that_was_asked(printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    paint(printer, _PAGES, 1, 3)
    assert _colours(_Pdf.path) == [_BLUE, _GREEN, _RED]


def test_a_printer_that_cannot_begin_is_a_known_failure(printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "nowhere" / "paper.pdf"))
    with pytest.raises(ExportError, match="niet gelukt"):
        paint(printer, _PAGES, 1, 3)


@pytest.mark.parametrize("state", [QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted])
def test_a_printer_that_stops_halfway_is_a_known_failure(
    printer: QPrinter, state: QPrinter.PrinterState, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_Pdf, "printerState", lambda _self: state)
    with pytest.raises(ExportError) as failure:
        paint(printer, _PAGES, 1, 3)
    assert str(failure.value) == NOT_PRINTED


# -- from the dialog on --------------------------------------------------------------------------------------------


class _Dialog(QDialog):
    """In the place of the system's own, which differs and waits on Windows; `opened` is the one that is open."""

    opened: "_Dialog"

    def __init__(self, printer: QPrinter, parent: QWidget) -> None:
        super().__init__(parent)
        _Dialog.opened, self.printer = self, printer
        self.options = QtPrintSupport.QAbstractPrintDialog.PrintDialogOption(0)

    def setMinMax(self, _least: int, _most: int) -> None:  # noqa: N802 - Qt's
        pass

    def setOptions(self, options: QtPrintSupport.QAbstractPrintDialog.PrintDialogOption) -> None:  # noqa: N802
        self.options = options


class _Job:
    """What was told about one job."""

    def __init__(self, window: QWidget, pages: tuple[bytes, ...] = _PAGES) -> None:
        self.pages = pages
        self.asked: list[float] = []
        self.threads: list[bool] = []
        self.printed = 0
        self.failures: list[Exception] = []
        print_pages(window, self.render, "PestDesk", self.tell_printed, self.failures.append)

    def render(self, ppi: float) -> tuple[bytes, ...]:
        self.asked.append(ppi)
        self.threads.append(QThread.isMainThread())
        return self.pages

    def tell_printed(self) -> None:
        self.printed += 1


@pytest.fixture
def window(qtbot: QtBot, printer: QPrinter, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    monkeypatch.setattr(QtPrintSupport, "QPrinter", _Pdf)
    monkeypatch.setattr(QtPrintSupport, "QPrintDialog", _Dialog)
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def _forget_closed() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_pages_are_drawn_finely_in_a_worker_and_told_when_they_are_printed(window: QWidget, qtbot: QtBot) -> None:
    job = _Job(window)
    dialog = _Dialog.opened
    assert dialog.isVisible()
    assert job.asked == []
    dialog.accept()
    qtbot.waitUntil(lambda: job.printed == 1)
    assert (job.asked, job.threads, job.failures) == ([300], [False], [])
    assert _colours(_Pdf.path) == [_RED, _GREEN, _BLUE]
    assert dialog.printer.docName() == "PestDesk"
    assert PdfReader(_Pdf.path).metadata.title == "PestDesk"


@pytest.mark.parametrize(
    ("first", "last", "expected"), [(2, 2, [_GREEN]), (2, 9, [_GREEN, _BLUE]), (0, 0, [_RED, _GREEN, _BLUE])]
)
def test_only_the_pages_that_were_asked_for_are_printed(
    window: QWidget, qtbot: QtBot, first: int, last: int, expected: list[str]
) -> None:
    job = _Job(window)
    printer = _Dialog.opened.printer
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(first, last)
    _Dialog.opened.accept()
    qtbot.waitUntil(lambda: job.printed == 1)
    assert _colours(_Pdf.path) == expected


def test_pages_that_are_not_there_cannot_be_printed(window: QWidget, qtbot: QtBot) -> None:
    job = _Job(window)
    printer = _Dialog.opened.printer
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(5, 6)
    _Dialog.opened.accept()
    qtbot.waitUntil(lambda: bool(job.failures))
    assert "heeft 3 bladzijden; bladzijde 5 is er niet" in str(job.failures[0])
    assert isinstance(job.failures[0], ExportError)
    assert not _Pdf.path.exists()
    assert job.printed == 0


def test_it_is_a4_whatever_else_was_chosen_for_the_printer(window: QWidget, qtbot: QtBot) -> None:
    job = _Job(window)
    _Dialog.opened.printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
    _Dialog.opened.printer.setFullPage(False)
    _Dialog.opened.accept()
    qtbot.waitUntil(lambda: job.printed == 1)
    assert _drawn_mm(_Pdf.path) == pytest.approx((0, 0, 210, 297), abs=0.2)


def test_no_dialog_is_offered_that_waits_and_that_no_lock_can_close(window: QWidget) -> None:
    _Job(window)
    options = QtPrintSupport.QAbstractPrintDialog.PrintDialogOption
    assert _Dialog.opened.options == options.PrintPageRange | options.PrintCollateCopies
    _Dialog.opened.reject()


def test_a_lock_closes_the_dialog_and_nothing_is_printed(window: QWidget, qtbot: QtBot) -> None:
    job = _Job(window)
    gone: list[bool] = []
    _Dialog.opened.destroyed.connect(lambda: gone.append(True))
    _Dialog.opened.reject()
    # On Windows the system's own dialog is still there, and is answered later.
    _Dialog.opened.accept()
    _forget_closed()
    qtbot.wait(30)
    assert gone == [True]
    assert (job.asked, job.printed, job.failures) == ([], 0, [])


def test_what_is_on_its_way_is_told_also_when_its_window_went(window: QWidget, qtbot: QtBot) -> None:
    other = QWidget()
    page = QWidget(other)
    job = _Job(page)
    assert _Dialog.opened.parent() is other
    _Dialog.opened.accept()
    other.deleteLater()
    _forget_closed()
    assert not isValid(page)
    qtbot.waitUntil(lambda: job.printed == 1)


def test_a_failure_of_the_pages_themselves_is_told(window: QWidget, qtbot: QtBot) -> None:
    failures: list[Exception] = []

    def render(_ppi: float) -> tuple[bytes, ...]:
        raise ExportError("Het document is niet gemaakt.")

    print_pages(window, render, "PestDesk", lambda: failures.append(AssertionError("printed")), failures.append)
    _Dialog.opened.accept()
    qtbot.waitUntil(lambda: bool(failures))
    assert [str(each) for each in failures] == ["Het document is niet gemaakt."]


def test_without_a_printer_it_says_so_and_opens_nothing(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Pdf, "outputFormat", QPrinter.outputFormat)
    job = _Job(window)
    assert [str(each) for each in job.failures] == [NO_PRINTER]
    assert window.findChildren(QDialog) == []
