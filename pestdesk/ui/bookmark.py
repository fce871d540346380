"""Where the user was, so that unlocking and going back lead there again. It is never written anywhere."""

from dataclasses import dataclass
from enum import Enum, auto


class Page(Enum):
    """What the main window can show."""

    TODAY = auto()
    CASE = auto()
    NEW_CASE = auto()
    SETTINGS = auto()
    SCHOOL_CALENDAR = auto()
    VAULT = auto()
    PAPERS = auto()
    SEARCH = auto()
    PUPILS = auto()
    IMPORT = auto()
    RELATIONS = auto()
    CALENDAR = auto()
    HELP = auto()
    CASES = auto()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a wizard stands: at an item or a part of a step; `special` names the page over it that is no step."""

    special: str = ""
    step_id: str = ""
    item: tuple[int, int] = (0, 0)
    part_id: int = 0


@dataclass(frozen=True, slots=True)
class CaseBookmark:
    """A place in a case; `field` is the name of the field that had the cursor, '' for none."""

    case_id: str
    tab: int
    round_id: int
    standing: Standing
    field: str = ""


@dataclass(frozen=True, slots=True)
class PupilBookmark:
    """A place in the directory of pupils: who is shown (0 for nobody), what is searched for, and the form that is
    open."""

    pupil_id: int = 0
    words: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A page of the main window, and the page that it leads back to. `case` is there when either is a case, `pupil`
    when the page is the directory; `field` is what had the cursor in a new case, as a screen reader calls it. `under`
    is what lies under the explanation, `paper` the kind of document that is being made."""

    page: Page
    before: Page = Page.TODAY
    case: CaseBookmark | None = None
    pupil: PupilBookmark | None = None
    field: str = ""
    under: Page | None = None
    paper: str = ""
