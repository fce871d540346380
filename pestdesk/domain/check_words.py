"""What is said of a check, wherever it is shown: its name, how it stands, and why it was moved or lapsed."""

from pestdesk.domain.dutch_dates import day_short
from pestdesk.domain.follow_up import AgreedTerm, Check, CheckState
from pestdesk.domain.round import Round
from pestdesk.domain.words import CHECK_STATE_WORDS


def check_name(term: AgreedTerm, check: Check) -> str:
    """‘controle week 2’, or ‘eindcontrole’ for the last one."""
    return "eindcontrole" if term.is_final(check) else f"controle week {term.checks.index(check) + 1}"


def move_words(round_: Round, check: Check) -> str:
    """‘verzet van wo 16 sep: excursie’, for every move in turn; '' for a check that stayed on its day."""
    moves = [f"van {day_short(move.from_on)}: {move.reason}" for move in round_.moves_of(check.id)]
    return f"{CHECK_STATE_WORDS[CheckState.MOVED]} {'; '.join(moves)}" if moves else ""


def check_words(round_: Round, check: Check) -> str:
    """‘gepland’, ‘uitgevoerd’, ‘verzet van wo 16 sep: excursie’, ‘vervallen: valt na het einde van de termijn’."""
    state = round_.state_of(check)
    if state is CheckState.MOVED:
        return move_words(round_, check)
    return f"{CHECK_STATE_WORDS[state]}: {check.lapsed}" if check.lapsed else CHECK_STATE_WORDS[state]


def remarks(round_: Round, term: AgreedTerm) -> tuple[str, ...]:
    """A sentence for each check of the term that was moved, and for each reason why checks lapsed."""
    found = [
        f"{check_name(term, check).capitalize()} ({day_short(check.due_on)}) {words}"
        for check in term.checks
        if (words := move_words(round_, check))
    ]
    lapsed: dict[str, list[str]] = {}
    for check in term.checks:
        if check.lapsed:
            lapsed.setdefault(check.lapsed, []).append(day_short(check.due_on))
    word = CHECK_STATE_WORDS[CheckState.LAPSED].capitalize()
    found += [f"{word}: {', '.join(days)} ({why})" for why, days in lapsed.items()]
    return tuple(found)
