"""Hulp en sancties: the kinds that a school chooses from (R14, R18)."""

from dataclasses import replace

from pestdesk.domain.record import MeasureKind
from pestdesk.domain.settings import Settings, check_measure_types
from pestdesk.errors import RuleError
from pestdesk.ui.measure_type_rows import MeasureTypeRows
from pestdesk.ui.settings_card import SettingsCard


class SettingsMeasures(SettingsCard):
    """The kinds of help and the sanctions; what is recorded already keeps its own name."""

    title = "Hulp en sancties"
    intro = (
        "Waaruit je kiest bij een maatregel. Een hardere sanctie wordt gemeld; bij schooldagen vraagt PestDesk "
        "hoeveel het er zijn. Maatregelen die al zijn vastgelegd, houden hun naam."
    )

    def build(self, settings: Settings) -> None:
        self._support = self.add("support", MeasureTypeRows(MeasureKind.SUPPORT))
        self._sanctions = self.add("sanctions", MeasureTypeRows(MeasureKind.SANCTION))
        for rows in (self._support, self._sanctions):
            rows.set_value(settings.measure_types)

    def problem(self) -> tuple[str, str] | None:
        for name, rows in (("support", self._support), ("sanctions", self._sanctions)):
            try:
                check_measure_types(rows.kind, rows.value())
            except RuleError as error:
                return name, str(error)
        return None

    def put_in(self, settings: Settings) -> Settings:
        return replace(settings, measure_types=(*self._support.value(), *self._sanctions.value()))
