"""Verbs about the steps of a round: what was done, for whom, or why not."""

from pestdesk.desk.workplace import Workplace
from pestdesk.domain.case import Case
from pestdesk.domain.consequences import steps_asked_by
from pestdesk.domain.duties import Duty, duties
from pestdesk.domain.magister import NoteProposal, propose_note
from pestdesk.domain.progress import StepState
from pestdesk.domain.protocol import Step
from pestdesk.domain.record import Action, Contact, MagisterNote, Measure, Report, Skip, Talk
from pestdesk.domain.round import Round


class Steps:
    """Each verb records one thing in one round of one case, in one transaction."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def record_action(self, case_id: str, round_id: int, action: Action, *, draft: str = "") -> Case:
        stamp = self._work.stamp()
        return self._work.act(
            case_id, "Stap afgerond", lambda case: case.with_action(round_id, action, stamp), draft=draft
        )

    def record_talk(self, case_id: str, round_id: int, talk: Talk, *, draft: str = "") -> Case:
        stamp = self._work.stamp()
        return self._work.act(
            case_id, "Gesprek vastgelegd", lambda case: case.with_talk(round_id, talk, stamp), draft=draft
        )

    def record_contact(self, case_id: str, round_id: int, contact: Contact, *, draft: str = "") -> Case:
        """An attempt to reach parents; an invitation or a failed call leaves the item open (R15)."""
        stamp = self._work.stamp()
        return self._work.act(
            case_id,
            "Oudercontact vastgelegd",
            lambda case: case.with_contact(round_id, contact, stamp),
            draft=draft,
        )

    def take_measure(self, case_id: str, round_id: int, measure: Measure, *, draft: str = "") -> Case:
        stamp = self._work.stamp()
        return self._work.act(
            case_id, "Maatregel vastgelegd", lambda case: case.with_measure(round_id, measure, stamp), draft=draft
        )

    def steps_asked_by(self, case: Case, round_: Round, measure: Measure) -> tuple[StepState, ...]:
        """The steps of the round that this measure would ask for (R17, R18); nothing is recorded."""
        return steps_asked_by(self._work.protocol_of(case), case, round_, measure)

    def duties(self, case: Case, round_: Round, step: Step) -> tuple[Duty, ...]:
        """What the harder sanctions of a round ask of each authority (R18)."""
        return duties(step.options, round_.unreported(step.id), self._work.settings().duties)

    def report(self, case_id: str, round_id: int, reports: tuple[Report, ...], *, draft: str = "") -> Case:
        """Which authorities were informed of a harder sanction, or why not (R18)."""
        stamp = self._work.stamp()
        return self._work.act(
            case_id, "Melding vastgelegd", lambda case: case.with_reports(round_id, reports, stamp), draft=draft
        )

    def keep_note(self, case_id: str, round_id: int, note: MagisterNote, *, draft: str = "") -> Case:
        """A Magister note prepared, changed, or marked as placed (R24)."""
        stamp = self._work.stamp()
        return self._work.act(
            case_id, "Notitie bewaard", lambda case: case.with_note(round_id, note, stamp), draft=draft
        )

    def skip(self, case_id: str, round_id: int, skip: Skip) -> Case:
        """A step or item not done, with its reason (R13)."""
        stamp = self._work.stamp()
        return self._work.act(case_id, "Stap overgeslagen", lambda case: case.with_skip(round_id, skip, stamp))

    def take_up(self, case_id: str, round_id: int, skip_id: int) -> Case:
        """A skipped step taken up after all."""
        return self._work.act(case_id, "Stap weer opgepakt", lambda case: case.without_skip(round_id, skip_id))

    def propose_note(self, case: Case, round_: Round, step: Step, involvement_id: int = 0) -> NoteProposal:
        """The Magister note as the record would have it now (R21–R23)."""
        return propose_note(self._work.protocol_of(case), case, round_, step, involvement_id)
