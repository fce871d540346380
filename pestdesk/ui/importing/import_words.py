"""What an import does and did, in Dutch words."""

from pestdesk.domain.dutch import grouped
from pestdesk.domain.dutch_dates import day_medium
from pestdesk.domain.pupil_import import ImportPlan, LastImport, PupilChange, UndoneImport


def figure(count: int) -> str:
    """‘1.200’."""
    return grouped(count)


def some(count: int, one: str, more: str) -> str:
    """‘1 leerling’, ‘1.200 leerlingen’."""
    return f"{figure(count)} {one if count == 1 else more}"


def changed_words(plan: ImportPlan) -> str:
    """Which changes there are, as ‘12 naar een andere klas’; a pupil may be in more than one of them."""
    others = sum(not (each.is_moved or each.is_renamed or each.has_returned) for each in plan.changed)
    parts = (
        (plan.moved, "naar een andere klas"),
        (plan.renamed, "met een andere naam"),
        (plan.returned, "terug in de lijst"),
        (others, "met andere gegevens"),
    )
    return ", ".join(f"{figure(count)} {words}" for count, words in parts if count)


def absent_words(absent: tuple[PupilChange, ...], *, is_left: bool) -> str:
    """What becomes of who is missing in the list."""
    if not absent:
        return ""
    if is_left:
        return f"{figure(len(absent))} {'ontbreekt en blijft' if len(absent) == 1 else 'ontbreken en blijven'} zo"
    return "die blijft bewaard" if len(absent) == 1 else "die blijven bewaard"


def done_words(plan: ImportPlan) -> str:
    """What was imported, and what was not."""
    words = f"Leerlingen geïmporteerd: {_parts(len(plan.new), len(plan.changed), len(plan.absent))}."
    wrong = len(plan.problems)
    if wrong:
        words += f" {some(wrong, 'regel ging', 'regels gingen')} niet mee."
    return words


def last_words(last: LastImport) -> str:
    """‘Laatste import: wo 25 november, 2 nieuw, 5 gewijzigd, 1 niet in de lijst’."""
    on = day_medium(last.at.astimezone().date())
    return f"Laatste import: {on}, {_parts(last.new, last.changed, last.absent)}"


def undo_question(last: LastImport) -> str:
    """What taking it back does."""
    parts = []
    if last.new:
        parts.append(f"{some(last.new, 'nieuwe leerling gaat', 'nieuwe leerlingen gaan')} weer weg")
    if last.changed + last.absent:
        one, more = "leerling wordt weer zoals die was", "leerlingen worden weer zoals ze waren"
        parts.append(some(last.changed + last.absent, one, more))
    return (
        f"Import van {day_medium(last.at.astimezone().date())} terugdraaien? {' en '.join(parts)}. "
        "Wie je daarna zelf wijzigde, blijft staan. Je casussen veranderen niet."
    )


def undone_words(undone: UndoneImport) -> str:
    """What was taken back, and who stayed."""
    parts = []
    if undone.removed:
        parts.append(f"{some(undone.removed, 'nieuwe leerling is', 'nieuwe leerlingen zijn')} weer weg")
    if undone.restored:
        parts.append(f"{some(undone.restored, 'leerling is', 'leerlingen zijn')} weer zoals voor de import")
    words = f"De import is teruggedraaid{': ' if parts else ''}{', '.join(parts)}."
    if undone.kept:
        one, more = "leerling bleef staan, want die wijzigde", "leerlingen bleven staan, want die wijzigde"
        words += f" {some(undone.kept, one, more)} je daarna zelf."
    return words


#: Of the bar while a list is read: what it is called, and what breaking it off does.
READ_SO_FAR, STOPS_READING = "Zo ver is de lijst gelezen", "Stopt het lezen; er verandert niets"


def far_words(done: int, total: int) -> str:
    """How far the reading is."""
    if total:
        return f"{figure(done)} van {some(total, 'regel', 'regels')}"
    return some(done, "regel", "regels") if done else "Het bestand wordt geopend."


def _parts(new: int, changed: int, absent: int) -> str:
    parts = ((new, "nieuw"), (changed, "gewijzigd"), (absent, "niet in de lijst"))
    return ", ".join(f"{figure(count)} {words}" for count, words in parts if count)
