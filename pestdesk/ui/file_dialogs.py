"""Asks for a file or a folder without waiting for the answer, so that a lock can close the question."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], object]


def ask_where_to_save(parent: QWidget, title: str, name: str, kind: str, on_chosen: Chosen) -> None:
    """Ask where to write a file; `name` is the suggestion, its suffix is added when it was left out. `kind` tells
    what it is, e.g. ‘Samenvatting (PDF)’."""
    suffix = Path(name).suffix
    dialog = _dialog(parent, title, f"{kind} (*{suffix})", str(documents_folder() / name))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix.removeprefix("."))
    dialog.fileSelected.connect(lambda chosen: on_chosen(_with_suffix(Path(chosen), suffix)))
    dialog.open()


def _with_suffix(path: Path, suffix: str) -> Path:
    # Qt takes what follows the last full stop of ‘Casus 2026-014 v1.2’ for a suffix, and adds none.
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def ask_for_file(parent: QWidget, title: str, kind: str, suffixes: Sequence[str], on_chosen: Chosen) -> None:
    """Ask for a file that is there; a suffix begins with a dot."""
    shown = " ".join(f"*{suffix}" for suffix in suffixes)
    dialog = _dialog(parent, title, f"{kind} ({shown})", str(documents_folder()))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda chosen: on_chosen(Path(chosen)))
    dialog.open()


def ask_for_folder(parent: QWidget, title: str, on_chosen: Chosen) -> None:
    """Ask for a folder that is there."""
    dialog = _dialog(parent, title, "", str(documents_folder()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda chosen: on_chosen(Path(chosen)))
    dialog.open()


def documents_folder() -> Path:
    """The user's own folder for documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _remember_nothing() -> None:
    """Qt keeps the folders that were visited in a file of its own, in plain text; here it finds no place for that."""
    nowhere = os.devnull
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, nowhere)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, nowhere)


def _dialog(parent: QWidget, title: str, kinds: str, start: str) -> QFileDialog:
    _remember_nothing()
    dialog = QFileDialog(parent, title, start, kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
