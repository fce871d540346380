"""De vier weken: how they are counted, and what another way of counting does to open checks (R26, R28)."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pestdesk.domain.dutch import counted
from pestdesk.domain.replanning import Replan
from pestdesk.domain.school_calendar import TermKind
from pestdesk.domain.settings import Settings
from pestdesk.ui import theme
from pestdesk.ui.components import ChoiceRow, GroupHead, Muted
from pestdesk.ui.replan_list import ReplanList
from pestdesk.ui.settings_card import SettingsCard

_KINDS = [(TermKind.SCHOOL_WEEKS.value, "lesweken"), (TermKind.CALENDAR_WEEKS.value, "kalenderweken")]
_SENTENCES = {
    TermKind.SCHOOL_WEEKS.value: "Een vakantieweek telt niet mee: de termijn duurt dan een week langer.",
    TermKind.CALENDAR_WEEKS.value: "De termijn duurt altijd 28 dagen, ook als er een vakantie in valt.",
}
_MOVE, _LEAVE = "move", "leave"
_NONE = "Er is geen open controle die hierdoor op een andere dag komt."


class SettingsTerm(SettingsCard):
    """Lesweken or kalenderweken; the checks that would move are shown before anything moves."""

    title = "De vier weken"

    def build(self, settings: Settings) -> None:
        self._now = settings.term_kind
        self._kind = self.add("term_kind", ChoiceRow("Tel ze in", _KINDS, notes=_SENTENCES))
        self._consequence = QWidget()
        box = QVBoxLayout(self._consequence)
        box.setContentsMargins(0, theme.S8, 0, 0)
        box.setSpacing(theme.S8)
        self._head = GroupHead()
        self._list = ReplanList()
        self._none = Muted(_NONE)
        choices = [(_MOVE, "zet ze op de nieuwe dag"), (_LEAVE, "laat ze staan")]
        self._moves = self.form.register("moves", ChoiceRow("Wat doe je met deze controles?", choices))
        for part in (self._head, self._list, self._none, self._moves):
            box.addWidget(part)
        self.body.addWidget(self._consequence)
        self._kind.set_value(settings.term_kind.value)
        self._moves.set_value(_MOVE)
        self._kind.changed.connect(self._fit)
        self._fit()

    @property
    def _chosen(self) -> TermKind:
        return TermKind(self._kind.value() or self._now.value)

    def _would_move(self) -> tuple[Replan, ...]:
        if self._chosen is self._now:
            return ()
        calendar = self.bridge.desk.calendar
        return calendar.replans(calendar.school_calendar(), self._chosen)

    def _fit(self) -> None:
        would_move = self._would_move()
        self._list.show_replans(would_move)
        self._head.setText(counted(len(would_move), "open controle verschuift", "open controles verschuiven"))
        for part in (self._head, self._list, self._moves):
            part.setVisible(bool(would_move))
        self._none.setVisible(not would_move)
        self._consequence.setVisible(self._chosen is not self._now)

    def replans(self) -> tuple[Replan, ...]:
        """The open checks to move when these settings are kept, as the vault has them now."""
        return self._would_move() if self._moves.value() != _LEAVE else ()

    def put_in(self, settings: Settings) -> Settings:
        return replace(settings, term_kind=self._chosen)
