"""What a report is made from, and the names and dates in it as a document writes them."""

from dataclasses import dataclass
from datetime import date, datetime

from pestdesk.domain.case import Case
from pestdesk.domain.dutch_dates import with_year
from pestdesk.domain.event import Event, told_by
from pestdesk.domain.people import UNKNOWN_PERSON, Involvement
from pestdesk.domain.progress import Item
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.readers import Reader, Section
from pestdesk.domain.record import Stamp
from pestdesk.domain.round import Round
from pestdesk.domain.settings import Settings


@dataclass(frozen=True, slots=True)
class Source:
    """A case as its reader may read it, with what is needed for that. `settings` name no more than the case does;
    `made_at` is aware; its zone is the one in which days are counted; `events` is the verloop."""

    protocol: Protocol
    case: Case
    settings: Settings
    made_at: datetime
    events: tuple[Event, ...]
    reader: Reader
    sections: frozenset[Section]

    def has(self, section: Section) -> bool:
        """Whether the document has this section."""
        return section in self.sections

    def name_of(self, involvement_id: int) -> str:
        """The full name of someone in the case; ‘onbekend’ when there is no such person."""
        people = (person for person in self.case.involvements if person.id == involvement_id)
        return next((person.full_name for person in people), UNKNOWN_PERSON)

    def who(self, name: str) -> str:
        """‘Toon Proefstra, mentor’ where the case knows what this person is, or else only the name."""
        functions = {
            self.settings.support_coordinator: "support_coordinator",
            **dict.fromkeys((self.case.lead, *self.case.other_coordinators), "coordinator"),
            **dict.fromkeys(self.case.mentors, "mentor"),
        }
        function = self.protocol.actor_label(functions[name]) if name and name in functions else ""
        # Where staff are not named, the name is the function.
        return f"{name}, {function}" if function not in ("", name) else name

    def told(self, by: str, stamp: Stamp) -> str:
        """The name of who did it, or ‘volgens mentor Toon Proefstra’ (R5)."""
        return told_by(self.case, by, stamp)

    def said(self, by: str, stamp: Stamp) -> str:
        """As `told`, with the function of whoever did it and wrote it down too."""
        told = self.told(by, stamp)
        return self.who(by) if told == by else told

    def done_by(self, item: Item) -> str:
        """Who did an item of a step. It bears no stamp of its own, so the verloop is asked who says so (R5)."""
        theirs = [event for event in self.events if event.by == item.by]
        # A step that ended on another day than its last act, such as the checks, is told by those acts.
        that_day = [event for event in theirs if event.happened_on == item.on] or theirs
        return that_day[0].who if that_day else item.by

    def actor(self, actor: str) -> str:
        """Who must act: ‘Toon Proefstra, mentor’, or only the function while the name is not known."""
        words = dict.fromkeys((self.case.who(actor), self.protocol.actor_label(actor)))
        return ", ".join(word for word in words if word)

    def round_name(self, round_: Round) -> str:
        """‘Fase 1’, or ‘Fase 2, ronde 1’: rounds are counted in a phase that can repeat (R31)."""
        title = self.protocol.phase(round_.phase_id).short_title
        repeats = self.protocol.next_phase(round_.phase_id).id == round_.phase_id
        return f"{title}, ronde {round_.number}" if repeats else title

    def written(self, stamp: Stamp, by: str, happened_on: date | None = None) -> str:
        """‘opgeschreven wo 9 sep 2026 door Bas ter Verzinsel’ (R33), or nothing when it was written down on the
        day it happened. The author is named when it is neither who did it nor who makes the document."""
        on = stamp.at.astimezone(self.made_at.tzinfo).date()
        other = stamp.author not in ("", by, self.settings.coordinator)
        if on == happened_on and not other:
            return ""
        return f"opgeschreven {with_year(on)}{' door ' + stamp.author if other else ''}"


def with_class(person: Involvement) -> str:
    """‘Pip Voorbeeldstra, 2B’."""
    return f"{person.full_name}, {person.school_class}" if person.school_class else person.full_name
