"""What stands where a list of cases has none: what belongs there."""

from pestdesk.domain.case_order import Narrowing
from pestdesk.domain.case_summary import CaseFilter

_NO_CASES = ("Nog geen casussen", "Een nieuwe casus begint met vier vragen.")
_NONE = {
    CaseFilter.CLOSED: ("Nog niets gesloten", "Gesloten casussen blijven hier te lezen."),
    CaseFilter.ARCHIVED: ("Het archief is leeg", "Een gesloten casus kun je hier wegzetten."),
    CaseFilter.BINNED: ("De prullenbak is leeg", "Een verwijderde casus blijft hier dertig dagen."),
}
_NONE_LEFT = {
    Narrowing.LATE: ("Niets is te laat", "De andere open casussen staan bij ‘Open’."),
    Narrowing.MINE: ("Je hoeft nu niets te doen", "Elke open casus wacht op een ander."),
    Narrowing.OTHERS: ("Niets wacht op een ander", "De andere open casussen staan bij ‘Open’."),
}


def empty_words(which: CaseFilter, narrowing: Narrowing) -> tuple[str, str]:
    """A title and a sentence."""
    return _NONE_LEFT.get(narrowing) or _NONE.get(which, _NO_CASES)
