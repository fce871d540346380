"""Ctrl+K: brings the panel of the command search, which is made when it is asked for first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pestdesk.ui.commands.command_panel import CommandPanel
from pestdesk.ui.commands.offers import Offers

if TYPE_CHECKING:
    from pestdesk.ui.main_window import MainWindow
    from pestdesk.ui.navigation import Navigation


class CommandSearch(QObject):
    """Of one window: what was chosen in it goes with it."""

    def __init__(self, window: "MainWindow", go: "Navigation") -> None:
        super().__init__(window)
        self.offers = Offers(window.bridge, window.menus, window.menuBar(), go.go_to, go.pupils.show)
        self.panel = CommandPanel(self.offers.lines, self.offers.remember, window.bridge.failed.emit, window)
        go.moved.connect(self.panel.close_panel)
