"""Prints pages on paper as they were seen, by way of the system's own print dialog."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from pestdesk.domain.dutch import counted
from pestdesk.errors import ExportError
from pestdesk.ui.worker import in_background

if TYPE_CHECKING:
    # Qt's module for printers is loaded when something is printed, not at the start.
    from PySide6.QtPrintSupport import QPrinter

PPI: Final = 300
"""How fine the pages are drawn, in pixels an inch: what an office printer can show."""

NO_PRINTER: Final = (
    "Er is op deze computer geen printer gevonden. Er is niets gewijzigd. "
    "Voeg een printer toe en probeer het opnieuw, of bewaar het document als PDF."
)
NOT_PRINTED: Final = (
    "Het afdrukken is niet gelukt. Er is niets gewijzigd. "
    "Controleer of de printer aan staat en probeer het opnieuw, of bewaar het document als PDF."
)
_MOST_PAGES: Final = 999


def print_pages(
    parent: QWidget,
    render: Callable[[float], tuple[bytes, ...]],
    title: str,
    on_printed: Callable[[], object],
    on_failed: Callable[[Exception], object],
) -> None:
    """Ask for a printer, without waiting for the answer, and print there what `render` makes (PNG, for so many PPI).

    `title` names the job in the queue of the printer, where everybody reads it: it holds no one's name. One of the
    last two is called when the pages are handed over or cannot be, also when the vault was locked meanwhile.
    `render` is called in a worker.
    """
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if printer.outputFormat() != QPrinter.OutputFormat.NativeFormat:
        on_failed(ExportError(NO_PRINTER))
        return
    printer.setDocName(title)
    _set_paper(printer)
    # Of the window that stays when the vault is locked: on Windows the system's dialog does not go when ours does.
    dialog = QPrintDialog(printer, parent.window())
    dialog.setWindowTitle("Afdrukken")
    dialog.setMinMax(1, _MOST_PAGES)
    # Not to a file, nor with the properties of the paper: their dialogs wait for an answer, and no lock closes them.
    offered = QAbstractPrintDialog.PrintDialogOption
    dialog.setOptions(offered.PrintPageRange | offered.PrintCollateCopies)

    def answered(result: int) -> None:
        # The first answer counts: after a lock said no, a yes in the system's dialog comes too late.
        dialog.finished.disconnect(answered)
        if result == QDialog.DialogCode.Accepted:
            _start(printer, render, on_printed, on_failed)

    dialog.finished.connect(answered)
    is_ours = sys.platform != "win32"
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, is_ours)
    # The print dialog's own `open` wants a slot of C++.
    QDialog.open(dialog)
    if not is_ours:
        # That opened the system's dialog, and waited for it; until here it needed ours.
        dialog.deleteLater()


def paint(printer: "QPrinter", pages: tuple[bytes, ...], first: int, last: int) -> None:
    """Print the pages from `first` up to and including `last`, counted from 1. ExportError when that fails.

    It touches no widget: Qt allows painting on a printer in any thread.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise ExportError(NOT_PRINTED)
    # Else Qt makes a JPEG of it, with smudges around the letters.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    is_well = True
    for number, page in enumerate(_in_order(printer, list(range(first, last + 1)))):
        is_well = is_well and (number == 0 or printer.newPage())
        if is_well:
            _paint_page(painter, printer, QImage.fromData(pages[page - 1]))
    is_well = painter.end() and is_well
    if not is_well or printer.printerState() in (printer.PrinterState.Error, printer.PrinterState.Aborted):
        raise ExportError(NOT_PRINTED)


def _set_paper(printer: "QPrinter") -> None:
    """A4, up to its edges: the pages have their own margins."""
    paper = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    printer.setPageLayout(paper)
    printer.setFullPage(True)


def _start(
    printer: "QPrinter",
    render: Callable[[float], tuple[bytes, ...]],
    on_printed: Callable[[], object],
    on_failed: Callable[[Exception], object],
) -> None:
    """Draw and print in a worker: a page takes a quarter of a second, and a driver may ask something first."""
    # Whatever else was chosen for the printer, such as another paper.
    _set_paper(printer)

    def work() -> None:
        pages = render(PPI)
        paint(printer, pages, *_range(printer, len(pages)))

    # What is on its way to the printer must be told, also after a lock took the page and its window away.
    owner = QCoreApplication.instance()
    assert owner is not None
    in_background(owner, work, lambda _done: on_printed(), on_failed)


def _range(printer: "QPrinter", count: int) -> tuple[int, int]:
    """The first and the last page that were asked for, of those there are."""
    if printer.printRange() != printer.PrintRange.PageRange:
        return 1, count
    first, last = max(printer.fromPage(), 1), printer.toPage() or count
    if first > count:
        has = counted(count, "bladzijde", "bladzijden")
        raise ExportError(
            f"Dit document heeft {has}; bladzijde {first} is er niet. Er is niets afgedrukt. Kies andere bladzijden."
        )
    return first, min(last, count)


def _in_order(printer: "QPrinter", numbers: list[int]) -> list[int]:
    """The pages in the order of the sheets, as often as the printer does not see to it itself."""
    if printer.pageOrder() == printer.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return numbers * copies
    return [number for number in numbers for _copy in range(copies)]


def _paint_page(painter: QPainter, printer: "QPrinter", image: QImage) -> None:
    """On the whole sheet, a millimetre being a millimetre; on paper that is not A4 as large as fits."""
    sheet = printer.pageRect(printer.Unit.DevicePixel)
    target = sheet
    if printer.pageLayout().pageSize().id() != QPageSize.PageSizeId.A4:
        fitting = QSizeF(image.size()).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(QPointF(0, 0), fitting)
    painter.drawImage(target, image)
