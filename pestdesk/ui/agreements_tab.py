"""Afspraken: the agreements of each round, their terms on a line, and what each check found."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pestdesk.domain.case import Case
from pestdesk.domain.dutch_dates import day_short, with_year
from pestdesk.domain.follow_up import AgreedTerm, Agreement, Check, CheckState
from pestdesk.domain.phase_words import round_words
from pestdesk.domain.round import Round
from pestdesk.domain.words import BULLYING_WORDS, CHECK_STATE_WORDS, KEPT_WORDS, TERM_OUTCOME_WORDS
from pestdesk.ui import theme
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import Card, Chip, EmptyState, GroupHead, Heading, Label, Muted, ScrollPage, Tone
from pestdesk.ui.icons import Mark
from pestdesk.ui.term_line import TermLine, check_mark


class AgreementsTab(QWidget):
    """The newest term first."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollPage()
        self._box.addWidget(self._scroll)
        self._labels: dict[int, Label] = {}

    def show_case(self, case: Case) -> None:
        """Show the agreements and checks of this case."""
        self.forget()
        protocol = self._bridge.protocol_of(case)
        terms = [(round_, term) for round_ in case.rounds for term in round_.terms]
        for round_, term in reversed(terms):
            title = round_words(protocol, round_.phase_id, round_.number)
            self._scroll.body.addWidget(self._term_card(case, round_, term, title))
        if not terms:
            text = "De afspraken die je bij de stap Afspraken maakt, staan hier met hun vier weken."
            self._scroll.body.addWidget(EmptyState("Nog geen afspraken", text))
        self._scroll.body.addStretch(1)

    def show_agreement(self, agreement_id: int) -> None:
        """Bring an agreement in sight, and mark it."""
        label = self._labels.get(agreement_id)
        if label is not None:
            self._scroll.settle()
            self._scroll.ensureWidgetVisible(label, theme.S8, theme.S24 * 2)
            label.setSelection(0, len(label.text()))

    def forget(self) -> None:
        """Show no case any more."""
        self._labels = {}
        self._box.removeWidget(self._scroll)
        self._scroll.hide()
        self._scroll.deleteLater()
        self._scroll = ScrollPage()
        self._box.addWidget(self._scroll)

    def _term_card(self, case: Case, round_: Round, term: AgreedTerm, title: str) -> Card:
        card = Card()
        head = QHBoxLayout()
        head.addWidget(Heading(title), 1)
        words = TERM_OUTCOME_WORDS[term.outcome] if term.outcome else "loopt"
        head.addWidget(Chip(words, "neutral" if term.outcome else "accent"))
        card.body.addLayout(head)
        line = TermLine()
        today = self._bridge.desk.calendar.today()
        line.show_term(round_, term, today)
        card.body.addWidget(line)
        agreements = list(round_.agreements_of(term))
        card.body.addLayout(_table(case, agreements, round_, term, today, self._labels))
        if term.verdict_by and term.ended_on:
            card.body.addWidget(
                Muted(f"Eindoordeel {words}, {with_year(term.ended_on)} door {term.verdict_by}. {term.verdict_text}")
            )
        return card


def _table(
    case: Case,
    agreements: list[Agreement],
    round_: Round,
    term: AgreedTerm,
    today: date,
    labels: dict[int, Label],
) -> QGridLayout:
    """How each check stands, the agreements, and how safe the victims feel, against the days of the checks.

    The labels of the agreements are added to `labels`, by their ids.
    """
    top = Qt.AlignmentFlag.AlignTop
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.S16)
    grid.setVerticalSpacing(theme.S8)
    grid.setContentsMargins(0, theme.S8, 0, 0)
    grid.setColumnStretch(0, 1)
    grid.addWidget(GroupHead("Afspraak"), 0, 0)
    for column, check in enumerate(term.checks, start=1):
        grid.addWidget(GroupHead(day_short(check.due_on)), 0, column)
    for column, check in enumerate(term.checks, start=1):
        state = round_.state_of(check)
        is_on_its_day = state is CheckState.PLANNED
        standing = check_mark(check, today).word if is_on_its_day else CHECK_STATE_WORDS[state]
        grid.addWidget(Chip(standing, _tone(check, today)), 1, column, top)
    grid.addWidget(Label("Controle"), 1, 0)
    rows: list[tuple[str, list[str]]] = []
    for agreement in agreements:
        whom = ", ".join(case.involvement(i).given_name for i in agreement.involvement_ids)
        label = f"{agreement.text} ({whom})" if whom else agreement.text
        answers = []
        for check in term.checks:
            found = {a.agreement_id: a.kept for a in check.result.answers} if check.result else {}
            answers.append(KEPT_WORDS[found[agreement.id]] if agreement.id in found else "")
        rows.append((label, answers))
    # Where no check was held nor will be, nothing was found.
    for victim in case.victims if any(check.result or check.is_open for check in term.checks) else ():
        scores = []
        for check in term.checks:
            safe = {s.involvement_id: str(s.score) for s in check.result.safety} if check.result else {}
            scores.append(safe.get(victim.id, ""))
        rows.append((f"Hoe veilig voelt {victim.given_name} zich (1–5)", scores))
    trend = [BULLYING_WORDS[check.result.bullying] if check.result else "" for check in term.checks]
    if any(check.result or check.is_open for check in term.checks):
        rows.append(("Het pesten is", trend))
    for number, (label, cells) in enumerate(rows, start=2):
        words = Label(label, selectable=True)
        grid.addWidget(words, number, 0, top)
        # The agreements stand after the row of the checks.
        if 0 <= number - 2 < len(agreements):
            labels[agreements[number - 2].id] = words
        for column, (cell, check) in enumerate(zip(cells, term.checks, strict=True), start=1):
            shown = Label(cell, wraps=False)
            # A cell alone says nothing to who does not see its row and column.
            shown.setAccessibleName(f"{label}, {day_short(check.due_on)}: {cell or 'nog niets'}")
            grid.addWidget(shown, number, column, top)
    return grid


_TONES: dict[Mark, Tone] = {Mark.DONE: "done", Mark.LATE: "late", Mark.TODAY: "today", Mark.PLANNED: "planned"}


def _tone(check: Check, today: date) -> Tone:
    return _TONES.get(check_mark(check, today), "neutral")
