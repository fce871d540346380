"""Help → Sneltoetsen: every action with its keys, by menu, and the keys that belong to no menu."""

from PySide6.QtWidgets import QMenuBar, QWidget

from pestdesk.ui import theme
from pestdesk.ui.components import GroupHead, Heading, Muted
from pestdesk.ui.menu_entries import entries, printed_keys
from pestdesk.ui.reading_dialog import ReadingDialog

_TITLE = "Sneltoetsen"
_KEYS_WIDTH = 140
_INTRO = "Staat in een menu een streepje onder een letter, dan werkt Alt met die letter. Esc sluit dit venster."

#: What no menu has: each group with its keys, as Qt writes them, and what they do.
_ELSEWHERE: tuple[tuple[str, tuple[tuple[tuple[str, ...], str], ...]], ...] = (
    (
        "Overal",
        (
            (("Tab", "Shift+Tab"), "naar het volgende of vorige veld, ook uit een tekst"),
            (("Return",), "de knop met de rand doen"),
            (("Space",), "een vinkje of een keuze aan- of uitzetten"),
            (("Esc",), "terug, of de melding weg"),
            (("Left", "Right"), "tussen de delen van een casus, en tussen keuzes"),
            (("Ctrl+Z",), "in een tekst: het laatste typen terug"),
        ),
    ),
    (
        "Een vraag met keuzes",
        (
            (("1", "9"), "het antwoord op die plaats, van 1 tot en met 9"),
            (("Return",), "naar de volgende vraag; in de laatste regel van een controle: klaar"),
        ),
    ),
    (
        "Lijsten",
        (
            (("Up", "Down"), "naar de vorige of de volgende regel"),
            (("Home", "End"), "naar de eerste of de laatste regel"),
            (("PgUp", "PgDown"), "een scherm omhoog of omlaag"),
            (("Return",), "openen wat er staat"),
        ),
    ),
    (
        "Kalender",
        (
            (("Left", "Right", "Up", "Down"), "een dag of een week verder of terug"),
            (("PgUp", "PgDown"), "een maand terug of verder"),
            (("Home",), "naar vandaag"),
            (("Return",), "naar wat er die dag is"),
        ),
    ),
    (
        "Zoeken",
        (
            (("Down",), "van het zoekveld naar wat er gevonden is"),
            (("Return",), "openen wat het best past"),
            (("Esc",), "het zoekveld leegmaken"),
        ),
    ),
    (
        "Voorbeeld van een document, en Relaties",
        (
            (("Ctrl++", "Ctrl+-"), "groter of kleiner"),
            (("Ctrl+0",), "passend maken"),
            (("PgUp", "PgDown"), "een bladzijde terug of verder"),
        ),
    ),
)


def shortcuts_dialog(bar: QMenuBar, parent: QWidget) -> ReadingDialog:
    """All there is, as the menus have it now."""
    dialog = ReadingDialog(_TITLE, parent)
    dialog.add(Heading(_TITLE), Muted(_INTRO))
    groups: dict[str, list[tuple[str, str]]] = {}
    for entry in entries(bar):
        words = entry.words.rstrip("…")
        inner = f"{entry.path[-1]}: {words}" if len(entry.path) > 1 else words
        groups.setdefault(f"Menu {entry.path[0]}", []).append((entry.keys, inner))
    for title, keys in _ELSEWHERE:
        groups[title] = [("  ".join(map(printed_keys, each)), words) for each, words in keys]
    for title, rows in groups.items():
        head = GroupHead(title)
        head.setContentsMargins(0, theme.S12, 0, 0)
        dialog.add(head)
        dialog.add_table(rows, _KEYS_WIDTH)
    dialog.end()
    return dialog
