"""The strip that walks a newcomer through a first case: what to do now, and by itself what is next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pestdesk.domain.case_summary import CaseFilter
from pestdesk.domain.walkthrough import Goal, next_goal, reached
from pestdesk.ui import theme
from pestdesk.ui.announce import announce
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.buttons import button
from pestdesk.ui.labels import Label, Muted
from pestdesk.ui.walkthrough.guide_words import GUIDE_WORDS, THE_END


class Guide(QFrame):
    """Follows the newest case that is opened while it lives; the made-up ones that were there are not the user's.

    It stands over the pages and never on them, and holds nothing up. `asked(goal, case_id)` tells that the user wants
    to be led to where a goal is done; `put_away` that the strip went.
    """

    asked = Signal(object, str)
    put_away = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._others = frozenset(self._numbers())
        self._passed: set[Goal] = set()
        self._goal: Goal | None = None
        self._case_id = ""
        self.setProperty("guide", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.S16, theme.S8, theme.S8, theme.S8)
        row.setSpacing(theme.S12)
        self._count = Muted(wraps=False)
        self._title, self._text = Label(look="bold", wraps=False), Label()
        words = QVBoxLayout()
        words.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(theme.S8)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(self._text)
        row.addLayout(words, 1)
        self._way = button("", on_click=lambda: self.asked.emit(self._goal, self._case_id))
        # Made without words, it would be a square one.
        self._way.setProperty("square", False)
        self._skip = button("Overslaan", quiet=True, on_click=self._pass)
        self._close = button("", quiet=True, name="Rondleiding wegleggen", icon="close", on_click=self.leave)
        for each in (self._way, self._skip, self._close):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for told in (bridge.changed, bridge.removed):
            told.connect(lambda _case_id: self.look())
        self.look()

    @property
    def goal(self) -> Goal | None:
        """What is to be done now; None at the end."""
        return self._goal

    def look(self) -> None:
        """Read what the desk holds, and say what is next when that is another thing than before."""
        mine = [number for number in self._numbers() if number not in self._others]
        self._case_id = mine[0] if mine else ""
        goal = next_goal(self._passed | self._reached())
        if goal is not self._goal or not self._title.text():
            self._goal = goal
            self._say()

    def take_over(self, before: "Guide") -> None:
        """Go on with the walk of another window: the same case, with the same goals passed over."""
        self._others, self._passed = before._others, before._passed
        self.setVisible(not before.isHidden())
        self.look()

    def come_back(self) -> None:
        """Show it again, and say where the walk is."""
        self.show()
        announce(self)
        (self._close if self._way.isHidden() else self._way).setFocus()

    def leave(self) -> None:
        """Put the strip away; the walk stays where it is."""
        self.hide()
        self.put_away.emit()

    # -- inside ------------------------------------------------------------------------------------------------

    def _numbers(self) -> list[str]:
        return [each.id for each in self._bridge.desk.cases.summaries(CaseFilter.ALL)]

    def _reached(self) -> frozenset[Goal]:
        desk = self._bridge.desk
        if not self._case_id:
            return reached(None, None, has_summary=False)
        case = desk.cases.get(self._case_id)
        first = desk.cases.progress(case, case.rounds[0])
        return reached(case, first, has_summary=desk.papers.has_summary_gone_out(case.id))

    def _pass(self) -> None:
        if self._goal is not None:
            self._passed.add(self._goal)
            self.look()
            (self._close if self._way.isHidden() else self._way).setFocus()

    def _say(self) -> None:
        goal = self._goal
        words = GUIDE_WORDS[goal] if goal else THE_END
        count = f"stap {[*Goal].index(goal) + 1} van {len(Goal)}" if goal else ""
        self._title.setText(words.title)
        self._text.setText(words.text)
        self._count.setText(count)
        self._way.setText(words.way)
        self._way.setVisible(bool(words.way))
        # Without a case there is nothing to go on with.
        self._skip.setVisible(goal not in (None, Goal.CASE))
        self.setAccessibleName(f"Rondleiding{', ' * bool(count)}{count}. {words.title}. {words.text}")
        if self.isVisible():
            announce(self)
