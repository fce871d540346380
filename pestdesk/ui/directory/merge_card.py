"""Two pupils of the directory who are one: choose the other, see what happens, and only then merge them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.dutch import counted
from pestdesk.domain.pupil import Pupil, PupilGuardian
from pestdesk.domain.pupil_merge import Merge
from pestdesk.errors import PestDeskError
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Card, GroupHead, Heading, Label, Muted, Rule, TextField, button
from pestdesk.ui.emptying import empty
from pestdesk.ui.pupil_offers import PupilOffers
from pestdesk.ui.pupil_words import class_words, mentor_words, number_words, state_words

_NONE = "–"


class MergeCard(Card):
    """`merged` gives the pupil who stays; `chosen` who the other is, 0 for nobody yet; `left` that it can wait."""

    merged = Signal(int)
    chosen = Signal(int)
    left = Signal()

    def __init__(self, bridge: Bridge, pupil: Pupil, other: Pupil | None = None) -> None:
        super().__init__()
        self._bridge, self._pupil, self._other = bridge, pupil, other
        #: Whether the pupil from whose page this was opened stays.
        self._stays = True
        self.body.addWidget(Heading(f"{pupil.name.full} samenvoegen"))
        self.body.addWidget(
            Muted("Staat een leerling er twee keer in? Voeg ze samen. De casussen van beide blijven bewaard.")
        )
        self.search = TextField("Wie is dezelfde leerling?", "Zoek op naam, klas of nummer")
        self.search.set_state(other.name.full if other else "")
        self.offers = PupilOffers(self.search.edit, self._find)
        self.offers.chosen.connect(self._choose)
        self.body.addWidget(self.search)
        holder = QWidget()
        self._preview = QVBoxLayout(holder)
        self._preview.setContentsMargins(0, 0, 0, 0)
        self._preview.setSpacing(theme.S12)
        self.body.addWidget(holder)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.S4, 0, 0)
        row.addWidget(button("Niet samenvoegen", on_click=self.left.emit))
        row.addStretch(1)
        self.finish = button("Samenvoegen", primary=True, on_click=self._merge)
        row.addWidget(self.finish)
        self.body.addLayout(row)
        self._show_preview()

    def focus_first(self) -> None:
        """Put the cursor in the search field, or on what swaps the two once the other is known."""
        self.show()
        target: QWidget = self.search if self._other is None else self.finish
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; nothing was merged."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    # -- inside ------------------------------------------------------------------------------------------------

    def _find(self, words: str) -> Sequence[Pupil]:
        return [each for each in self._bridge.desk.pupils.find(words) if each.id != self._pupil.id]

    def _choose(self, pupil: Pupil) -> None:
        self._other, self._stays = pupil, True
        self.search.set_state(pupil.name.full)
        self._show_preview()
        self.finish.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(pupil.id)

    def _swap(self) -> None:
        self._stays = not self._stays
        self._show_preview()
        self.finish.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ids(self) -> tuple[int, int]:
        """Who stays and who goes."""
        assert self._other is not None, "nobody was chosen yet"
        pair = (self._pupil.id, self._other.id)
        return pair if self._stays else (pair[1], pair[0])

    def _merge(self) -> None:
        done = self._bridge.merge_pupils(*self._ids())
        if done is not None:
            self.merged.emit(done.kept.id)

    def _show_preview(self) -> None:
        empty(self._preview)
        self.finish.hide()
        if self._other is None:
            return
        try:
            plan = self._bridge.desk.pupils.merge_preview(*self._ids())
        except PestDeskError as error:
            self._preview.addWidget(Label(str(error), look="problem"))
            self._preview.addWidget(self._swapper(), 0, Qt.AlignmentFlag.AlignLeft)
            return
        self._preview.addWidget(self._table(plan))
        self._preview.addWidget(self._swapper(), 0, Qt.AlignmentFlag.AlignLeft)
        self._preview.addWidget(Rule())
        self._preview.addWidget(self._after(plan))
        self.finish.show()

    def _swapper(self) -> QWidget:
        return button("Omwisselen: de ander blijft", icon="undo", quiet=True, on_click=self._swap)

    def _table(self, plan: Merge) -> QWidget:
        """What is known of each of the two, side by side."""
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, theme.S8, 0, 0)
        grid.setHorizontalSpacing(theme.S16)
        grid.setVerticalSpacing(theme.S4)
        sides = (("Deze blijft", _facts(plan.kept)), ("Deze gaat erin op", _facts(plan.gone)))
        for column, (head, facts) in enumerate(sides, start=1):
            grid.addWidget(GroupHead(head), 0, column)
            grid.setColumnStretch(column, 1)
            for row, (what, words) in enumerate(facts.items(), start=1):
                if column == 1:
                    grid.addWidget(Muted(what, wraps=False), row, 0, Qt.AlignmentFlag.AlignTop)
                shown = Label(words or _NONE, selectable=True)
                # A cell alone says nothing to who does not see its row and column.
                shown.setAccessibleName(f"{head}, {what}: {words or _NONE}")
                grid.addWidget(shown, row, column, Qt.AlignmentFlag.AlignTop)
        return box

    def _after(self, plan: Merge) -> QWidget:
        """The one pupil who is left, with what comes from each."""
        pupil = plan.merged
        facts = (number_words(pupil), class_words(pupil), mentor_words(pupil))
        parents = ", ".join(_guardian(each) for each in pupil.guardians)
        words = [f"{pupil.name.full} · {' · '.join(fact for fact in facts if fact)}"]
        words += [f"Ouders en verzorgers: {parents}"] if parents else []
        words.append(self._case_words(plan))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S4)
        column.addWidget(GroupHead("Na het samenvoegen"))
        for each in words:
            column.addWidget(Label(each, selectable=True))
        return box

    def _case_words(self, plan: Merge) -> str:
        own = [case.case_id for case in self._bridge.desk.pupils.cases_of(plan.kept)]
        new = [case_id for case_id in plan.case_ids if case_id not in own]
        if not new:
            words = "Er komen geen casussen bij."
        else:
            verb = "wordt" if len(new) == 1 else "worden"
            words = f"{counted(len(new), 'casus', 'casussen')} {verb} van deze leerling: {', '.join(new)}."
        if own:
            words += f" Al van deze leerling: {', '.join(own)}."
        return words


def _facts(pupil: Pupil) -> dict[str, str]:
    return {
        "Naam": pupil.name.full,
        "Nummer": pupil.number,
        "Klas": pupil.school_class,
        "Mentor": pupil.mentor,
        "Ouders": "\n".join(_guardian(each) for each in pupil.guardians),
        "Lijst": state_words(pupil) or "in de lijst",
    }


def _guardian(guardian: PupilGuardian) -> str:
    name = guardian.name or guardian.relation or "ouder"
    return f"{name} (niet benaderen)" if guardian.do_not_contact else name
