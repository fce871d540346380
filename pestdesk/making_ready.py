"""What an open vault needs, made ready beside the first page: while the passphrase is typed there is time for it."""

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea

from pestdesk.ui.session_watch import kind_here
from pestdesk.ui.worker import in_background

#: The parts of the window, with what each of them needs more than the one before it.
_PARTS = (
    "case_delegate",
    "date_field",
    "components",
    "case_list",
    "calendar_pane",
    "pages",
    "step_wizard",
    "case_page",
    "page_stack",
    "visits",
    "relations.relations_ways",
    "navigation",
    "main_window",
    "locking",
    "opening",
    "vault_sign",
)


def make_ready(owner: QObject, on_end: Callable[[], object]) -> None:
    """Load what stores and what shows, and play what the window does first. `on_end` is called after it, unless
    `owner` is gone by then.

    The windows are loaded on their own thread, a part at a time: PySide makes each of Qt's classes when it is first
    used, and can crash when two threads do so at once.
    """
    parts = iter(_PARTS)

    def load_next(_stored: None = None) -> None:
        part = next(parts, None)
        if part is None:
            kind_here()
            # At the first widget that it did not make, PySide looks through the classes of all of them.
            QScrollArea().viewport()
            on_end()
            return
        import_module(f"pestdesk.ui.{part}")
        QTimer.singleShot(0, owner, load_next)

    def fail(error: Exception) -> None:
        on_end()
        raise error

    in_background(owner, load_store, load_next, fail)


def load_store() -> None:
    """Load what an open vault is read and written with, and tidy up after a practice window that was killed. Any
    thread may do so: nothing of Qt comes along."""
    # Imported for its effect: the log is not to be waited for.
    import logging.handlers  # noqa: F401

    from pestdesk.desk.rehearsal import rehearse
    from pestdesk.storage.practice_folder import remove_leftovers

    rehearse()
    remove_leftovers()
