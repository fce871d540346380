"""Two pupils of the directory who turn out to be one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pestdesk.domain.case import Case
from pestdesk.domain.folding import fold
from pestdesk.domain.parent_match import reach_alike
from pestdesk.domain.pupil import Authority, Pupil, PupilGuardian
from pestdesk.errors import RuleError


@dataclass(frozen=True, slots=True)
class Merge:
    """What merging does: `kept` takes all of `gone` and becomes `merged`; the cases of `gone` get its number, and
    nothing else in them changes (R1)."""

    kept: Pupil
    gone: Pupil
    merged: Pupil
    before: tuple[Case, ...]
    after: tuple[Case, ...]

    @property
    def case_ids(self) -> tuple[str, ...]:
        """The cases that become this pupil's."""
        return tuple(case.id for case in self.before)


def merge(kept: Pupil, gone: Pupil, cases: Iterable[Case], *, is_only_name: bool = True) -> Merge:
    """How `gone` becomes part of `kept`; `cases` are those that `gone` may be in. `is_only_name` says that no third
    pupil has the name of `gone`: otherwise who has no number in a case may be that one, and stays as she is there.
    Raises RuleError when neither has a number: nothing would then tell their cases apart from those of others."""
    if kept.id == gone.id:
        raise RuleError("Kies twee verschillende leerlingen. Er is niets gewijzigd.")
    merged = replace(
        kept,
        number=kept.number or gone.number,
        school_class=kept.school_class or gone.school_class,
        mentors=kept.mentors or gone.mentors,
        guardians=_together(kept.guardians, gone.guardians),
        absent_since=kept.absent_since if gone.is_by_hand or gone.is_absent else None,
        is_by_hand=kept.is_by_hand and gone.is_by_hand,
    )
    if not merged.number:
        raise RuleError(
            "Geen van beide leerlingen heeft een leerlingnummer. Er is niets gewijzigd. "
            "Vul eerst bij een van de twee het nummer in."
        )
    pairs = [(case, _renumbered(case, gone, merged.number, is_only_name)) for case in cases]
    different = [(before, after) for before, after in pairs if before != after]
    return Merge(
        kept,
        gone,
        merged,
        tuple(before for before, _ in different),
        tuple(after for _, after in different),
    )


def _renumbered(case: Case, pupil: Pupil, number: str, is_only_name: bool) -> Case:
    """Also a closed case: who somebody is, is no part of what was decided in it. Who has another number there is
    another pupil, however the names read."""
    people = tuple(
        replace(person, pupil_number=number)
        if pupil.is_person(person) and (person.pupil_key == pupil.key if person.pupil_key else is_only_name)
        else person
        for person in case.involvements
    )
    return replace(case, involvements=people)


def _together(kept: tuple[PupilGuardian, ...], gone: tuple[PupilGuardian, ...]) -> tuple[PupilGuardian, ...]:
    """Each parent once; what either of the two knows is kept, the reason not to contact above all. Raises RuleError
    when one says that a parent has gezag and the other that it is not so."""
    result = list(kept)
    for other in gone:
        at = next((i for i, each in enumerate(result) if _is_one(each, other)), None)
        if at is None:
            result.append(other)
            continue
        one = result[at]
        if {one.authority, other.authority} == {Authority.YES, Authority.NO}:
            raise RuleError(
                f"{one.name or 'Een ouder'} heeft bij de een gezag en bij de ander niet. Er is niets gewijzigd. "
                "Maak dat eerst bij beide gelijk."
            )
        result[at] = replace(
            one,
            name=one.name or other.name,
            relation=_both(one.relation, other.relation, ", "),
            phone=_both(one.phone, other.phone, ", "),
            email=_both(one.email, other.email, ", "),
            authority=other.authority if one.authority is Authority.UNKNOWN else one.authority,
            language=_both(one.language, other.language, ", "),
            do_not_contact=_both(one.do_not_contact, other.do_not_contact, "; "),
            is_listed=one.is_listed or other.is_listed,
        )
    return tuple(result)


def _is_one(one: PupilGuardian, other: PupilGuardian) -> bool:
    """By name; without one, two are the same only when they are reached the same way."""
    return fold(one.name) == fold(other.name) and (bool(one.name) or reach_alike(one, other))


def _both(one: str, other: str, between: str) -> str:
    return one if not other or fold(one) == fold(other) else between.join(filter(None, (one, other)))
