"""What the card of the wizard says of a step: who must act, why an item is not done, and which moves there are."""

from pestdesk.domain.case import Case
from pestdesk.domain.conversations import conversation_of
from pestdesk.domain.dutch import capital
from pestdesk.domain.progress import SETTLED, Item, Progress, Status, StepState
from pestdesk.domain.protocol import StepKind
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.step_card import StepCard
from pestdesk.ui.step_words import initials, unknown_words

#: Of a step that the user does not do herself (R5).
_BY_MENTOR = "De mentor doet deze stap. Je kunt hem hier vastleggen volgens de mentor."
_BLOCKED = "Dit kan nog niet: {unknown}. Vul de naam in bij Betrokkenen."


def item_key(item: Item) -> tuple[int, int]:
    """By what an item of a step is known."""
    return item.involvement_id, item.guardian_id


def show_step(card: StepCard, bridge: Bridge, case: Case, progress: Progress, here: StepState, item: Item) -> None:
    """Have the card show this item of this step."""
    actor = bridge.protocol_of(case).actor_label(here.actor)
    who = f"{actor} {initials(bridge.desk.cases.who(case, here.actor))}".strip()
    waits_for_mentor = here.actor == "mentor" and not here.is_settled and case.takes_changes
    roles = case.involvement(item.involvement_id).roles if item.involvement_id else ()
    talk = conversation_of(here.step.kind, roles) if case.takes_changes else None
    card.show_head(here.step.title, who, here.step.sentence, _BY_MENTOR if waits_for_mentor else "", talk)
    card.show_items(here.items, item_key(item))
    _show_note(card, bridge, case, progress, here, item)
    at = progress.all_steps.index(here)
    can_skip = item.status not in SETTLED and here.step.kind is not StepKind.SIGNAL and case.takes_changes
    card.set_moves(back="Vorige" if at > 0 else "", on=at + 1 < len(progress.all_steps), skip=can_skip)


def _show_note(card: StepCard, bridge: Bridge, case: Case, progress: Progress, here: StepState, item: Item) -> None:
    """Why the item is not done, or cannot be yet."""
    words, can_take_up = "", False
    if item.status is Status.SKIPPED:
        skip = progress.round.skip_of(here.step.id, *item_key(item))
        # A parent who must not be contacted is passed over without anyone having skipped it (R16).
        words = f"Overgeslagen: {item.reason}" if skip else capital(item.reason)
        can_take_up = skip is not None and case.takes_changes
    elif item.status is Status.BLOCKED:
        words = _BLOCKED.format(unknown=unknown_words(bridge.protocol_of(case)))
    card.show_note(words, can_take_up=can_take_up)
