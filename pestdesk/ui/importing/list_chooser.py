"""Where a list of pupils is chosen: what it must have, what is used of it, and what never is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pestdesk.ui import theme
from pestdesk.ui.announce import announce
from pestdesk.ui.components import Card, GroupHead, Heading, Label, Muted, Notice, ScrollPage, button
from pestdesk.ui.discretion import say
from pestdesk.ui.importing.last_import import LastImportBar

SUFFIXES = (".csv", ".txt", ".tsv", ".xlsx")

_INTRO = (
    "Haal de lijst uit Magister of een ander systeem, als CSV of als Excel-bestand (.xlsx). Kies het bestand, of "
    "sleep het naar dit venster. Je ziet eerst wat er verandert; er wordt nog niets gewijzigd."
)
_COLUMNS = (
    ("Moet erin staan", "leerlingnummer, en naam (of roepnaam en achternaam)"),
    (
        "Mag erin staan",
        "tussenvoegsel, klas, mentor 1 en 2, en van elke ouder de naam, relatie, telefoon en e-mail",
    ),
    ("Wordt nooit bewaard", "alle andere kolommen, zoals BSN, adres, geboortedatum en nationaliteit"),
)
_AGAIN = (
    "Elk schooljaar opnieuw: kies de nieuwe lijst. Klas en mentor gaan mee, wie er niet meer in staat blijft bewaard "
    "als ‘niet in de lijst’. In je casussen verandert niets."
)


class ListChooser(ScrollPage):
    """`file_asked` tells that a file is to be chosen."""

    file_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = Notice()
        self.problem.hide()
        card = Card(margin=theme.S24)
        card.body.setSpacing(theme.S12)
        card.body.addWidget(Heading("Kies de leerlingenlijst van je school"))
        card.body.addWidget(Label(_INTRO))
        card.body.addSpacing(theme.S4)
        self.choose = button("Bestand kiezen…", primary=True, icon="folder", on_click=self.file_asked.emit)
        card.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addSpacing(theme.S12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.S24)
        grid.setVerticalSpacing(theme.S8)
        for column, (head, words) in enumerate(_COLUMNS):
            part = QVBoxLayout()
            part.setSpacing(theme.S4)
            part.addWidget(GroupHead(head))
            part.addWidget(Label(words))
            part.addStretch(1)
            grid.addLayout(part, 0, column)
            grid.setColumnStretch(column, 1)
        card.body.addLayout(grid)
        card.body.addSpacing(theme.S8)
        card.body.addWidget(Muted(_AGAIN))
        self.last = LastImportBar()
        for widget in (self.problem, card, self.last):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def tell(self, problem: str) -> None:
        """Say why a file was refused; '' takes that away."""
        self.problem.set_text(problem)
        if problem:
            say(self.problem, "accessibleName", problem)
            announce(self.problem)
