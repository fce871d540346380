"""The cards of a pupil in the directory: who she is, her cases, and her parents."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pestdesk.domain.dutch import counted
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.pupil import AUTHORITY_WORDS, Authority, Pupil, PupilCase, PupilGuardian
from pestdesk.domain.school_calendar import school_year
from pestdesk.ui import icons, sizes, theme
from pestdesk.ui.components import Card, CaseTitle, Chip, FlowLayout, Heading, Label, Muted, Rule, button
from pestdesk.ui.fold import Fold
from pestdesk.ui.pupil_words import class_words, mentor_words, number_words, state_words


class PupilCard(Card):
    """Her name, number, class and mentor, and what can be done; also who may be the same pupil."""

    new_case_asked = Signal()
    change_asked = Signal()
    merge_asked = Signal(int)
    removal_asked = Signal()

    def __init__(self, pupil: Pupil, doubles: Sequence[Pupil]) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.setSpacing(theme.S8)
        head.addWidget(CaseTitle(pupil.name.full), 1)
        if words := state_words(pupil):
            head.addWidget(Chip(words, "neutral"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(head)
        facts = (number_words(pupil), class_words(pupil), mentor_words(pupil) or "mentor niet bekend")
        self.body.addWidget(Muted(" · ".join(facts)))
        if pupil.absent_since is not None:
            self.body.addWidget(Muted(f"Niet meer in de lijst sinds {with_year(pupil.absent_since)}"))
        for other in doubles:
            self.body.addLayout(self._double(other))
        row = FlowLayout(spacing=theme.S8, row_spacing=theme.S4)
        row.addWidget(button("Nieuwe casus met deze leerling", icon="plus", on_click=self.new_case_asked.emit))
        name = pupil.name.full
        row.addWidget(button("Wijzigen…", name=f"Wijzig {name}", on_click=self.change_asked.emit))
        row.addWidget(
            button(
                "Samenvoegen met…",
                name=f"{name} samenvoegen met…",
                tip="Deze leerling staat er twee keer in",
                on_click=lambda: self.merge_asked.emit(0),
            )
        )
        row.addWidget(
            button("Verwijderen…", quiet=True, name=f"{name} verwijderen…", on_click=self.removal_asked.emit)
        )
        self.body.addLayout(row)

    def _double(self, other: Pupil) -> QHBoxLayout:
        facts = [class_words(other), number_words(other), state_words(other)]
        row = QHBoxLayout()
        row.setSpacing(theme.S8)
        row.addWidget(
            Muted(f"Lijkt dezelfde als {other.name.full} ({', '.join(fact for fact in facts if fact)})."), 1
        )
        row.addWidget(
            button(
                "Vergelijken…",
                quiet=True,
                name=f"Vergelijken met {other.name.full}, {class_words(other)}",
                on_click=partial(self.merge_asked.emit, other.id),
            ),
            0,
            Qt.AlignmentFlag.AlignVCenter,
        )
        return row


class PupilCasesCard(Card):
    """Her roles over all cases; those of earlier school years are folded away under their number.

    `chosen` gives the number of the case to open.
    """

    chosen = Signal(str)

    def __init__(self, cases: Sequence[PupilCase], protocol: Protocol, year: int) -> None:
        super().__init__()
        self._protocol = protocol
        self.body.addWidget(Heading("Casussen"))
        recent = [case for case in cases if school_year(case.reported_on) >= year]
        earlier = [case for case in cases if case not in recent]
        if not recent:
            words = "Dit schooljaar in geen casus." if earlier else "Niet bij een casus betrokken."
            self.body.addWidget(Muted(words))
        for number, case in enumerate(recent):
            if number:
                self.body.addWidget(Rule())
            self.body.addLayout(self._row(case))
        if earlier:
            fold = Fold(f"{counted(len(earlier), 'casus', 'casussen')} van eerdere schooljaren")
            for case in earlier:
                fold.body.addLayout(self._row(case))
            self.body.addWidget(fold)

    def _row(self, case: PupilCase) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S8)
        words = QVBoxLayout()
        words.setSpacing(sizes.S2)
        roles = ", ".join(self._protocol.role_label(role) for role in case.roles)
        words.addWidget(Label(f"{case.case_id} · {roles}", look="bold"))
        then = f"toen in {case.school_class}" if case.school_class else ""
        facts = (case.title, f"gemeld {with_year(case.reported_on)}", then)
        words.addWidget(Muted(" · ".join(fact for fact in facts if fact)))
        row.addLayout(words, 1)
        row.addWidget(Chip("gesloten" if case.is_closed else "open", "neutral"), 0, Qt.AlignmentFlag.AlignVCenter)
        opener = button(
            "Openen",
            quiet=True,
            name=f"Casus {case.case_id} openen",
            on_click=partial(self.chosen.emit, case.case_id),
        )
        row.addWidget(opener, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


class PupilGuardiansCard(Card):
    """Her parents and verzorgers, who may not be contacted with a sign and the reason (R16).

    `change_asked` gives which of them, their number for a new one; `removal_asked` which of them goes.
    """

    change_asked = Signal(int)
    removal_asked = Signal(int)

    def __init__(self, pupil: Pupil) -> None:
        super().__init__()
        self.body.addWidget(Heading("Ouders en verzorgers"))
        if not pupil.guardians:
            self.body.addWidget(Muted("Nog niemand ingevuld."))
        for place, guardian in enumerate(pupil.guardians):
            if place:
                self.body.addWidget(Rule())
            self.body.addLayout(self._row(guardian, place))
        adder = button(
            "Ouder of verzorger toevoegen…",
            quiet=True,
            icon="plus",
            on_click=lambda: self.change_asked.emit(len(pupil.guardians)),
        )
        self.body.addWidget(adder, 0, Qt.AlignmentFlag.AlignLeft)

    def _row(self, guardian: PupilGuardian, place: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S8)
        words = QVBoxLayout()
        words.setSpacing(sizes.S2)
        name = guardian.name or guardian.relation or "ouder"
        words.addWidget(Label(name, look="bold", selectable=True))
        is_known = guardian.authority is not Authority.UNKNOWN
        about = (
            guardian.relation if guardian.name else "",
            AUTHORITY_WORDS[guardian.authority] if is_known else "",
            guardian.language,
        )
        for line in (about, (guardian.phone, guardian.email)):
            if text := " · ".join(part for part in line if part):
                words.addWidget(Muted(text))
        if guardian.do_not_contact:
            words.addWidget(_Barred(guardian.do_not_contact))
        row.addLayout(words, 1)
        for text, ask in (("Wijzigen…", self.change_asked), ("Verwijderen", self.removal_asked)):
            made = button(text, quiet=True, name=f"{name}: {text.lower()}", on_click=partial(ask.emit, place))
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return row


class _Barred(QWidget):
    """Who may not be contacted, and why: a sign and words, never by colour alone."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S4)
        self._sign = QLabel()
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(f"Niet benaderen: {reason}", look="problem", selectable=True), 1)
        theme.changed.connect(self._draw_sign)
        self._draw_sign()

    def _draw_sign(self) -> None:
        self._sign.setPixmap(icons.pixmap("warning", "late", theme.px(sizes.ICON), self.devicePixelRatioF()))
