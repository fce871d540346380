"""The page of a check: were the agreements kept, how safe does the victim feel, and what now (R29, R30)."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pestdesk.domain.dutch_dates import day_short, with_year
from pestdesk.domain.follow_up import (
    AgreedTerm,
    Bullying,
    Check,
    CheckResult,
    Decision,
    Kept,
    KeptAnswer,
    Safety,
    TermOutcome,
)
from pestdesk.domain.words import BULLYING_WORDS, DECISION_WORDS, KEPT_WORDS, TERM_OUTCOME_WORDS
from pestdesk.ui import theme
from pestdesk.ui.components import Button, ChoiceRow, EmptyState, GroupHead, Label, Muted, TextArea, button
from pestdesk.ui.pages.check_pills import CheckPills
from pestdesk.ui.pages.places import TO_AGREEMENTS, TO_CHECK, TO_CLOSING, TO_MOVE, TO_NEXT_ROUND
from pestdesk.ui.pages.step_page import FACTS_ONLY, Place, StepPage
from pestdesk.ui.words import options

_KEPT = options(KEPT_WORDS)
_SAFETY = [("1", "1 onveilig"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5 veilig")]
_BULLYING = options(BULLYING_WORDS)
_DECISIONS = options(DECISION_WORDS)
_VERDICTS = [
    (TermOutcome.KEPT.value, "nageleefd"),
    (TermOutcome.PARTLY.value, "deels"),
    (TermOutcome.NOT_KEPT.value, "niet"),
]


class CheckPage(StepPage):
    """The running term with its checks; the first open one is to be filled in, or the one that was asked for."""

    enter_completes = True

    def __init__(self, place: Place) -> None:
        self._term = place.round.term
        self._check = _chosen(self._term, place.part_id) if self._term else None
        super().__init__(place)

    @property
    def _is_final(self) -> bool:
        return self._term is not None and self._check is not None and self._term.is_final(self._check)

    @property
    def is_done(self) -> bool:
        """A check that was held is read only; the term may go on."""
        return self._check is not None and self._check.result is not None

    def build(self) -> None:
        term = self._term
        if term is None:
            to = button("Naar afspraken", on_click=lambda: self.leave_to.emit(TO_AGREEMENTS))
            self.body.addWidget(
                EmptyState("Nog geen termijn", "De vier weken beginnen op de dag van de afspraken.", to)
            )
            self.form.hide()
            return
        self.keeper.key = f"{self.place.draft_key}/{self._check.id if self._check else 0}"
        pills = CheckPills(self.place.round, term, self._check, self.today)
        pills.chosen.connect(lambda wanted: self.leave_to.emit(f"{TO_CHECK}{wanted}"))
        self.body.addWidget(pills)
        if not term.is_running:
            self._show_end(term)
            return
        if self._check is None or self._check.result:
            if term.open_checks:
                self.form.hide()
            else:
                self._ask_verdict()
            return
        self._build_form(self._check)

    def recorded_ids(self) -> frozenset[int]:
        if self._check is not None and self._check.result:
            return frozenset({self._check.id})
        return frozenset()

    @property
    def secondary(self) -> tuple[str, str] | None:
        """The bullying may go on at any time of the term (R31)."""
        is_running = self._term is not None and self._term.is_running and self.place.case.takes_changes
        return ("Pesten houdt aan…", TO_NEXT_ROUND) if is_running else None

    def _build_form(self, check: Check) -> None:
        place = self.place
        self.form.body.setSpacing(theme.S8)
        self.form.add_widget(self._head(check))
        self._kept = {
            a.id: self.form.add(f"kept{a.id}", ChoiceRow(a.text, _KEPT, place="end"))
            for a in place.round.current_agreements
        }
        self._scores: dict[int, ChoiceRow] = {}
        self._words: dict[int, TextArea] = {}
        for victim in place.case.victims:
            if victim.is_known:
                self._ask_safety(victim.id, victim.given_name)
        self._bullying = self.form.add("bullying", ChoiceRow("Het pesten is", _BULLYING, place="column"))
        if self._is_final:
            self._verdict = self.form.add("verdict", ChoiceRow("De afspraken zijn", _VERDICTS, place="column"))
        else:
            self._decision = self.form.add("decision", ChoiceRow("Besluit", _DECISIONS, place="column"))
        self._text = self.form.add("text", TextArea("Toelichting (mag leeg)", lines=1, place="column"))
        self.add_when_and_actor("Gecontroleerd op", "Door wie")

    def _head(self, check: Check) -> QWidget:
        """Over the answers; a check of the running round can also go to another day (R26)."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(GroupHead("Afspraken nagekomen?"), 1)
        if self.place.round.id == self.place.case.round.id:
            name = f"Controle van {day_short(check.due_on)} verzetten"
            to_move = f"{TO_MOVE}{check.id}"
            row.addWidget(button("Verzetten…", quiet=True, name=name, on_click=lambda: self.leave_to.emit(to_move)))
        return line

    def _ask_safety(self, victim_id: int, name: str) -> None:
        safe = ChoiceRow(f"Hoe veilig voelt {name} zich?", _SAFETY, place="column")
        self._scores[victim_id] = self.form.add(f"safe{victim_id}", safe)
        words = TextArea(f"Wat zegt {name} zelf?", FACTS_ONLY, lines=1, place="column")
        self._words[victim_id] = self.form.add(f"words{victim_id}", words)

    def _show_end(self, term: AgreedTerm) -> None:
        self.form.hide()
        outcome = TERM_OUTCOME_WORDS[term.outcome] if term.outcome else ""
        when = f" op {with_year(term.ended_on)}" if term.ended_on else ""
        self.body.addWidget(Label(f"Termijn beëindigd{when}: {outcome}.", look="bold"))
        if term.verdict_text:
            self.body.addWidget(Label(term.verdict_text, selectable=True))
        case = self.place.case
        if case.takes_changes and self.place.round is case.round:
            # Who opened the case again did not do so to close it.
            is_again = any(again.reopened_on >= (term.ended_on or again.reopened_on) for again in case.reopenings)
            words = "De casus is weer open: maak nieuwe afspraken, of ga verder als het pesten aanhoudt."
            self.body.addWidget(Muted(words if is_again else "De casus blijft open tot jij hem sluit."))
            row = QHBoxLayout()
            row.setSpacing(theme.S8)
            ways = (("Casus sluiten…", TO_CLOSING), ("Nieuwe afspraken…", TO_AGREEMENTS))
            for label, where in reversed(ways) if is_again else ways:
                row.addWidget(self._way(label, where, primary=not row.count()))
            row.addWidget(self._way("Pesten houdt aan…", TO_NEXT_ROUND))
            row.addStretch(1)
            self.body.addLayout(row)

    def _way(self, label: str, where: str, *, primary: bool = False) -> Button:
        return button(label, primary=primary, on_click=lambda: self.leave_to.emit(where))

    def _ask_verdict(self) -> None:
        """All checks are held and the term still runs: only the verdict is missing."""
        self._check = None
        self._verdict = self.form.add("verdict", ChoiceRow("Eindoordeel: de afspraken zijn", _VERDICTS))
        self._text = self.form.add("text", TextArea("Toelichting (mag leeg)", lines=2))
        self.add_when_and_actor("Oordeel gegeven op", "Door wie")

    def finish(self) -> bool:
        place = self.place
        follow_up = place.bridge.desk.follow_up
        if self._check is None:
            verdict = self._verdict.value()
            if verdict is None:
                self.form.show_problem("verdict", "Kies nageleefd, deels of niet nageleefd.")
                return False
            done = place.bridge.do(
                follow_up.judge, place.case.id, TermOutcome(verdict), self.on(), self.text("by"), self._text.value()
            )
            return done is not None
        result = self._collect()
        if result is None:
            return False
        if self._is_final:
            verdict = TermOutcome(self._verdict.value() or "")
            done = place.bridge.do(
                follow_up.record_final_check, place.case.id, self._check.id, result, verdict, draft=self.keeper.key
            )
            return done is not None
        done = place.bridge.do(follow_up.record_check, place.case.id, self._check.id, result, draft=self.keeper.key)
        if done is not None and result.decision is Decision.PERSISTENT:
            self.leave_to.emit(TO_NEXT_ROUND)
            return False
        return done is not None

    def _collect(self) -> CheckResult | None:
        """What was filled in, or None after saying what is missing."""
        last = "verdict" if self._is_final else "decision"
        questions = [f"kept{key}" for key in self._kept] + [f"safe{key}" for key in self._scores] + ["bullying", last]
        for name in questions:
            if self.form.field(name).state() is None:
                self.form.show_problem(name, "Maak hier een keuze.")
                return None
        kept = tuple(KeptAnswer(key, Kept(row.value() or "")) for key, row in self._kept.items())
        safety = tuple(
            Safety(key, int(row.value() or 0), self._words[key].value()) for key, row in self._scores.items()
        )
        if self._is_final:
            decision = Decision.ON_COURSE if self._verdict.value() == TermOutcome.KEPT else Decision.ADJUST
        else:
            decision = Decision(self._decision.value() or "")
        return CheckResult(
            self.on(),
            self.text("by"),
            kept,
            safety,
            Bullying(self._bullying.value() or ""),
            decision,
            self._text.value(),
        )


def _chosen(term: AgreedTerm, check_id: int) -> Check | None:
    wanted = term.check(check_id)
    if wanted is not None and not wanted.lapsed:
        return wanted
    return term.open_checks[0] if term.open_checks else None
