"""Sets a document with typst: as a PDF that can be read aloud and kept (PDF/UA-1 and PDF/A-2a), or as pictures.

What was typed is handed over as data and set as plain text, never as markup, and never touches the disk.
"""

import threading
from functools import cache
from typing import TYPE_CHECKING, Any

from pestdesk.errors import ExportError
from pestdesk.export.paper import Paper
from pestdesk.resources import resource

if TYPE_CHECKING:
    # It takes 7 MB: who makes no document today does without.
    import typst

STANDARDS = ["ua-1", "a-2a"]
_EMPTY = b'#set document(title: "-")'
#: typst keeps what it has laid out through ten more documents.
_ROUNDS_KEPT = 10


def as_pdf(paper: Paper) -> bytes:
    """The document as PDF. The same paper gives the same bytes on every machine.

    Raises ExportError when it cannot be made.
    """
    made: bytes = _typesetter.set(paper, format="pdf", pdf_standards=STANDARDS)
    return made


def as_pictures(paper: Paper, ppi: float) -> tuple[bytes, ...]:
    """The pages as PNG, with `ppi` pixels an inch. Raises ExportError when they cannot be made."""
    made = _typesetter.set(paper, format="png", ppi=ppi)
    # A document of one page comes alone.
    return (made,) if isinstance(made, bytes) else tuple(made)


def forget() -> None:
    """Drop what typst keeps of the documents that were set: their words are not to outlive the open vault. Never
    waits: a document that is being set is dropped when it is done."""
    _typesetter.forget()


class _Typesetter:
    """Sets one document at a time, and keeps what typst laid out for the last one only.

    A document that is seen, kept and printed is laid out once. What is older would have to be searched each time:
    a next document took a fifth longer.
    """

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        #: Not the words themselves.
        self._last = 0
        self._forgets_next = False

    def set(self, paper: Paper, **output: Any) -> Any:
        import typst

        with self._one_at_a_time:
            try:
                self._make_room_for(paper)
                return typst.compile(
                    resource("templates", paper.template),
                    font_paths=fonts(),
                    ignore_system_fonts=True,
                    sys_inputs={"report": paper.data, "logo": paper.logo},
                    timestamp=int(paper.made_at.timestamp()),
                    **output,
                )
            except typst.TypstError:
                # Not chained: the message of typst quotes what was typed, and may not reach a log.
                raise ExportError(
                    "Het document kon niet worden gemaakt. Er is niets gewijzigd en er is geen bestand gemaakt. "
                    "Meld dit bij wie PestDesk voor je beheert."
                ) from None
            finally:
                if self._forgets_next:
                    self._forget()

    def forget(self) -> None:
        if self._one_at_a_time.acquire(blocking=False):
            try:
                self._forget()
            finally:
                self._one_at_a_time.release()
        else:
            self._forgets_next = True

    def _make_room_for(self, paper: Paper) -> None:
        this = hash(paper)
        if this != self._last:
            self._forget()
            self._last = this

    def _forget(self) -> None:
        if self._last:
            # One compiler for all of them: with a new one for each, memory was left in pieces and grew.
            for _ in range(_ROUNDS_KEPT + 1):
                _blank().compile(input=_EMPTY, format="svg")
            self._last = 0
        self._forgets_next = False


_typesetter = _Typesetter()


@cache
def fonts() -> "typst.Fonts":
    """Only the fonts inside typst, read once: every machine makes the same page."""
    import typst

    return typst.Fonts(include_system_fonts=False)


@cache
def _blank() -> "typst.Compiler":
    """Sets an empty page."""
    import typst

    return typst.Compiler(font_paths=fonts(), ignore_system_fonts=True)
