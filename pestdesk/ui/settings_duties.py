"""Meldplichten: whom a harder sanction is reported to, and from when (R18)."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pestdesk.domain.duties import ReportingDuty
from pestdesk.domain.settings import Settings
from pestdesk.ui import theme
from pestdesk.ui.components import ChoiceRow, Form, GroupHead, NumberField, Rule, TextArea
from pestdesk.ui.settings_card import SettingsCard

_FIXED, _CHOICE = "fixed", "choice"
_ASKS = [(_FIXED, "verplicht boven een aantal schooldagen"), (_CHOICE, "keuze van de school")]
_NO_NUMBER = "Vul een heel getal in; 0 is elke schorsing."


class DutyForm(QWidget):
    """What one authority hears, with the source of that rule."""

    def __init__(self, form: Form, duty: ReportingDuty) -> None:
        super().__init__()
        self._authority = duty.authority
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S8)
        column.addWidget(GroupHead(duty.authority.capitalize()))
        self._ask = ChoiceRow("Melden", _ASKS, place="column")
        self._days = NumberField("Boven (schooldagen)")
        self._days.put_beside("column")
        self._wording = TextArea("Wat PestDesk erbij zegt", lines=2, place="column")
        self._source = TextArea("Bron", lines=1, is_sentence=True, place="column")
        self.days_name = f"duty_days/{duty.authority}"
        for name, field in (
            (f"duty_ask/{duty.authority}", self._ask),
            (self.days_name, self._days),
            (f"duty_wording/{duty.authority}", self._wording),
            (f"duty_source/{duty.authority}", self._source),
        ):
            form.register(name, field)
            column.addWidget(field)
            field.control.setAccessibleName(f"{duty.authority}: {field.label}")
        self._ask.changed.connect(self._fit)
        self._ask.set_value(_FIXED if duty.is_fixed else _CHOICE)
        self._days.set_state(str(duty.over_days))
        self._wording.set_state(duty.wording)
        self._source.set_state(duty.source)
        self._fit()

    @property
    def _is_fixed(self) -> bool:
        return self._ask.value() == _FIXED

    def _fit(self) -> None:
        self._days.setVisible(self._is_fixed)

    @property
    def has_number(self) -> bool:
        """Whether the number of days can be counted, where it matters."""
        return not self._is_fixed or self._days.number() is not None

    def value(self) -> ReportingDuty:
        return ReportingDuty(
            self._authority,
            self._wording.value(),
            self._source.value(),
            self._is_fixed,
            self._days.number() or 0,
        )


class SettingsDuties(SettingsCard):
    """A form for each authority that the protocol names."""

    title = "Meldplichten bij een hardere sanctie"
    intro = "PestDesk herinnert; het is geen juridisch advies."

    def build(self, settings: Settings) -> None:
        kept = {duty.authority: duty for duty in settings.duties}
        authorities = dict.fromkeys((*kept, *self.bridge.desk.settings.authorities()))
        self._duties = [DutyForm(self.form, kept.get(each) or ReportingDuty(each, "", "")) for each in authorities]
        for number, duty in enumerate(self._duties):
            if number:
                self.body.addWidget(Rule())
            self.body.addWidget(duty)

    def problem(self) -> tuple[str, str] | None:
        return next(((duty.days_name, _NO_NUMBER) for duty in self._duties if not duty.has_number), None)

    def put_in(self, settings: Settings) -> Settings:
        return replace(settings, duties=tuple(duty.value() for duty in self._duties))
