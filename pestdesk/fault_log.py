"""The log beside the vault: where in the program something went wrong, and never what it was about."""

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

log = logging.getLogger("pestdesk")
# Until the log of an unlocked vault is there, nothing is written anywhere, not even to the terminal.
log.addHandler(logging.NullHandler())


def start(folder: Path) -> None:
    """Write to a file in this folder from here on; nothing happens when that is done already."""
    from logging.handlers import RotatingFileHandler

    if any(isinstance(handler, RotatingFileHandler) for handler in log.handlers):
        return
    path = folder / "pestdesk.log"
    handler = RotatingFileHandler(path, maxBytes=200_000, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)


def write(kind: type[BaseException], trace: TracebackType | None) -> None:
    """One line: the kind of a fault and the places it came through. Its message may hold what a user typed."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    log.error("unexpected: %s at %s", kind.__name__, " > ".join(places))


def catch_all(tell: Callable[[], object]) -> None:
    """Write every exception that nobody expected, and then call `tell`, in whatever thread that was.

    One that Python could not raise at all, e.g. in a destructor, is written only: nothing was interrupted by it.
    """

    def unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        write(kind, trace)
        tell()

    def unexpected_in_thread(fault: threading.ExceptHookArgs) -> None:
        if not issubclass(fault.exc_type, SystemExit):
            write(fault.exc_type, fault.exc_traceback)
            tell()

    sys.excepthook = unexpected
    threading.excepthook = unexpected_in_thread
    sys.unraisablehook = lambda fault: write(fault.exc_type, fault.exc_traceback)
