"""‘Eerst veiligheid’: what lies outside the protocol, and who must know of it first (R10)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from pestdesk.ui import theme
from pestdesk.ui.components import Card, Label, Muted
from pestdesk.ui.fold import Fold

_INTRO = (
    "Soms is het meer dan pesten. Laat dan eerst de juiste mensen het weten. "
    "Je kunt de casus gewoon openen; PestDesk houdt niets tegen."
)
_ROUTES = (
    ("Direct gevaar", "Bel 112. Laat het daarna meteen aan de schoolleiding weten."),
    (
        "Een medewerker pest, of gaat over een grens",
        "Ga naar de schoolleiding. Gaat het om seksueel gedrag of geweld, dan overlegt de school met de "
        "vertrouwensinspecteur. Je kunt de vertrouwensinspecteur ook zelf bellen.",
    ),
    (
        "Seksuele beelden",
        "Bewaar of stuur nooit seksuele beelden van minderjarigen door. Schrijf op wat je hoorde en van wie. "
        "Ga naar de schoolleiding; die overlegt met de politie.",
    ),
    ("Wapens", "Ga naar de schoolleiding; die overlegt met de politie. Is er direct gevaar, bel dan 112."),
    (
        "Geweld of onveiligheid thuis",
        "Volg de meldcode van de school. Overleg eerst, ook voordat je met de ouders belt.",
    ),
)


class SafetyPanel(Fold):
    """Folded away until it is needed; it asks nothing and blocks nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Eerst veiligheid: als het meer is dan pesten", parent)
        card = Card(margin=theme.S12)
        card.setProperty("sunken", True)
        card.body.addWidget(Muted(_INTRO))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.S16)
        grid.setVerticalSpacing(theme.S8)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        for row, (what, who) in enumerate(_ROUTES):
            grid.addWidget(Label(what, look="bold"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(who, selectable=True), row, 1, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(grid)
        self.body.addWidget(card)
