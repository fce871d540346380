"""The practice environment: this same program once more, on made-up cases in a vault of its own."""

import sys

from PySide6.QtCore import QProcess

PRACTICE_TITLE = "PestDesk – oefenomgeving"
COMING = "De oefenomgeving wordt klaargezet. Dat duurt even."
OPENING = "De oefenomgeving staat in een eigen venster. Het openen duurt even."
NOTHING_TO_LOCK = "Hier is niets te vergrendelen: alles is verzonnen. In je eigen kluis vergrendel je met Ctrl+L."
NOT_OPENED = (
    "De oefenomgeving kon niet openen. Aan je eigen kluis is niets gewijzigd. Probeer het nog een keer, of start "
    "PestDesk opnieuw."
)


def practice_command() -> tuple[str, list[str]]:
    """The program and its arguments with which the practice window is started."""
    if getattr(sys, "frozen", False):
        return sys.executable, ["--demo"]
    return sys.executable, ["-m", "pestdesk", "--demo"]


def start_practice() -> bool:
    """Start the practice window; whether it was started.

    It is a process of its own and no second window of this one: it knows neither the key nor the folder of the vault
    that is open here, so that nothing that is practised can ever touch a real record. It lives on when this program
    locks or ends, and takes its made-up vault with it when it is closed.
    """
    program, arguments = practice_command()
    started = QProcess.startDetached(program, arguments)
    # PySide gives the number of the process too.
    return bool(started[0] if isinstance(started, tuple) else started)
