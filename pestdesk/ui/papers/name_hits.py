"""The names that are left in a document, each in its sentence: to replace, or to let stand with a reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pestdesk.domain.dutch import counted
from pestdesk.domain.reading import NameDecision, NameHit
from pestdesk.ui import theme
from pestdesk.ui.announce import announce
from pestdesk.ui.buttons import Tick
from pestdesk.ui.components import Card, FlowLayout, Heading, Label, Muted, PersonCombo, Rule, button

_REASONS = ("hier geen naam", "de lezer weet dit al", "de lezer heeft dit zelf verteld")
_REPLACE_ALL = "Alle namen vervangen"
_KEEP_WORDS = "Gewone woorden laten staan: {words}"
_MOST_WORDS = 5
#: More rows than anyone reads at once; the others come as these are decided.
_MOST_ROWS = 40
_LATER = "Hierna komen er nog {count}."
_MAY_NOT = "Deze namen mag de lezer misschien niet zien."
_NEED_REASON = "Schrijf op waarom dit woord mag blijven staan."
_DECIDE = "Kies eerst bij elke naam ‘Vervangen’ of ‘Laten staan’. Daarna kun je bewaren en afdrukken."
_ALL_DECIDED = "Over elke naam is besloten. Je keuzes gelden ook de volgende keer voor deze lezer."


class NameHits(Card):
    """`decided(decisions)` tells what the user chose; the paper is then made again. `finished` tells that there is
    nothing left to decide for whoever was deciding. Out of sight without hits."""

    decided = Signal(tuple)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Heading("")
        self._words = Muted("")
        self._problem = Label(look="problem")
        self.body.addWidget(self._title)
        self.body.addWidget(self._words)
        self.body.addWidget(self._problem)
        self.replace_all = button(_REPLACE_ALL, on_click=self._replace_names)
        self.keep_all = button("", on_click=self._keep_words)
        for both in (self.replace_all, self.keep_all):
            self.body.addWidget(both, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.S12)
        self.body.addLayout(self._rows)
        self._later = Muted("")
        self.body.addWidget(self._later)
        self._made: list[HitRow] = []
        self._shown: tuple[tuple[NameHit, NameDecision | None], ...] = ()
        self._undecided: tuple[NameHit, ...] = ()
        self.hide()

    def show_hits(self, hits: Sequence[NameHit], undecided: Sequence[NameHit], kept: Sequence[NameDecision]) -> None:
        """Show the names that were found; `kept` are the decisions that there are, also about other names."""
        by_key = {decision.key: decision for decision in kept}
        shown = tuple((hit, by_key.get(hit.key)) for hit in hits)
        if shown == self._shown and self.isHidden() is not bool(hits):
            return
        had_focus = self._has_focus()
        self._shown, self._undecided = shown, tuple(undecided)
        for row in self._made:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        waiting = {hit.key for hit in undecided}
        ordered = sorted(shown, key=lambda each: (each[0].key not in waiting, each[0].may_be_ordinary))
        self._made = [HitRow(hit, decision, self._alike(hit)) for hit, decision in ordered[:_MOST_ROWS]]
        for row in self._made:
            row.decided.connect(self._decide)
            self._rows.addWidget(row)
        later = len(ordered) - len(self._made)
        self._later.setText(_LATER.format(count=later) if later else "")
        self._later.setVisible(later > 0)
        self._say_how_many()
        self.setVisible(bool(hits))
        if had_focus:
            self._go_on()

    def _say_how_many(self) -> None:
        left = len(self._undecided)
        to_decide = counted(left, "naam om over te besluiten", "namen om over te besluiten")
        self._title.setText(to_decide if left else "Namen")
        self._words.setText(_MAY_NOT if left else _ALL_DECIDED)
        names = [hit for hit in self._undecided if not hit.may_be_ordinary]
        self.replace_all.setVisible(len(names) > 1)
        ordinary = list(dict.fromkeys(hit.word for hit in self._undecided if hit.may_be_ordinary))
        self.keep_all.setText(_KEEP_WORDS.format(words=", ".join(ordinary)))
        # What would be kept must be read; a long list is not.
        self.keep_all.setVisible(0 < len(ordinary) <= _MOST_WORDS)
        self._problem.setText("")
        self._problem.hide()
        if left:
            announce(self._title)

    def ask(self) -> None:
        """Say that something must be decided first."""
        self._problem.setText(_DECIDE)
        self._problem.show()
        self._go_on()

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _go_on(self) -> None:
        """To the first name that waits, or on to what comes after the last one."""
        if self._undecided and self._made:
            self._made[0].focus_first()
        else:
            self.finished.emit()

    def _alike(self, hit: NameHit) -> int:
        return sum(other.word == hit.word and other.key != hit.key for other in self._undecided)

    def _replace_names(self) -> None:
        self.decided.emit(tuple(hit.decided(keeps=False) for hit in self._undecided if not hit.may_be_ordinary))

    def _keep_words(self) -> None:
        words = (hit for hit in self._undecided if hit.may_be_ordinary)
        self.decided.emit(tuple(hit.decided(keeps=True, reason=_REASONS[0]) for hit in words))

    def _decide(self, decision: NameDecision, for_alike: bool) -> None:
        more = [hit for hit in self._undecided if for_alike and hit.word == decision.word and hit.key != decision.key]
        others = (hit.decided(keeps=decision.keeps, reason=decision.reason) for hit in more)
        self.decided.emit((decision, *others))


class HitRow(QWidget):
    """One name in its sentence. `decided(decision, for_alike)` tells the choice, and whether it is for the same word
    in other sentences too."""

    decided = Signal(NameDecision, bool)

    def __init__(self, hit: NameHit, decision: NameDecision | None, alike: int) -> None:
        super().__init__()
        self.hit = hit
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S4)
        box.addWidget(Rule())
        before, after = hit.sentence[: hit.start], hit.sentence[hit.end :]
        said = hit.sentence[hit.start : hit.end]
        box.addWidget(Label(f"‘{said}’", look="bold"))
        box.addWidget(Muted(f"{before}{said}{after}"))
        choices = QWidget()
        line = FlowLayout(choices, spacing=theme.S8, row_spacing=theme.S4)
        self._replace = button(f"Vervangen door ‘{hit.instead}’", on_click=self._choose_replace)
        self._keep = button("Laten staan…", on_click=self._ask_reason)
        for part in (self._replace, self._keep):
            part.setAccessibleDescription(f"{said}: {hit.sentence}")
        line.addWidget(self._replace)
        line.addWidget(self._keep)
        box.addWidget(choices)
        others = "Ook de andere keer" if alike == 1 else f"Ook de andere {alike} keer"
        self._alike = Tick(f"{others} dat hier ‘{said}’ staat")
        box.addWidget(self._alike)
        self._alike.setVisible(bool(alike))
        self._reason = PersonCombo("Laten staan, want", _REASONS)
        self._confirm = button("Zo laten staan", on_click=self._choose_keep)
        box.addWidget(self._reason)
        box.addWidget(self._confirm, 0, Qt.AlignmentFlag.AlignLeft)
        self._reason.hide()
        self._confirm.hide()
        if decision is not None:
            self._show_decision(decision)

    def focus_first(self) -> None:
        """Put the focus on the first choice."""
        first = self._keep if self._replace.isHidden() else self._replace
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_decision(self, decision: NameDecision) -> None:
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        words = f"Blijft staan: {decision.reason}" if decision.keeps else f"Wordt vervangen door ‘{self.hit.instead}’"
        layout.insertWidget(3, Label(words))
        (self._keep if decision.keeps else self._replace).hide()

    def _choose_replace(self) -> None:
        self._tell(self.hit.decided(keeps=False))

    def _ask_reason(self) -> None:
        self._reason.show()
        self._confirm.show()
        self._keep.hide()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_keep(self) -> None:
        reason = self._reason.value()
        if not reason:
            self._reason.show_problem(_NEED_REASON)
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._tell(self.hit.decided(keeps=True, reason=reason))

    def _tell(self, decision: NameDecision) -> None:
        self.decided.emit(decision, self._alike.isChecked() and not self._alike.isHidden())
