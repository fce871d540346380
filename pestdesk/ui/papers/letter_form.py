"""A letter: about whom, and its text, which is proposed and can be changed."""

from PySide6.QtCore import Qt

from pestdesk.desk.letters import LetterDraft, LetterKind
from pestdesk.desk.papers import Paper
from pestdesk.domain.dutch_dates import with_year
from pestdesk.errors import PestDeskError, RuleError
from pestdesk.ui.bridge import Bridge
from pestdesk.ui.components import ComboField, Form, Notice, TextArea, TextField, button
from pestdesk.ui.draft_keeper import DraftKeeper
from pestdesk.ui.papers.paper_form import PaperForm

_PROPOSAL = "proposal"
_NOBODY = "Van deze casus is nog geen leerling bekend over wie een brief kan gaan."
_BARRED = "Geef deze brief niet aan {people}."
_LINES, _MOST_LINES = 8, 18


class LetterForm(PaperForm):
    """What was typed is a draft, one for each pupil and kind of letter, until the letter goes out."""

    def __init__(self, bridge: Bridge, case_id: str, kind: LetterKind) -> None:
        self._kind = kind
        super().__init__(bridge, case_id)

    def build(self) -> None:
        """Whom it is about, what it begins with, and its text."""
        self._case = self.bridge.desk.cases.get(self.case_id)
        people = [(str(person.id), person.full_name) for person in self.bridge.desk.letters.people(self._case)]
        self._about = self.form.add("about", ComboField("Over welke leerling?", people))
        self._barred = Notice()
        self.form.add_widget(self._barred)
        self._begin = self.form.add("begin", ComboField("Begin met", [(_PROPOSAL, "Voorstel uit de casus")]))
        #: What the user writes, apart from about whom: that is what a draft keeps.
        self.letter = Form()
        self._subject = self.letter.add("subject", TextField("Betreft"))
        self._text = self.letter.add("text", TextArea("Tekst van de brief", lines=_LINES, most=_MOST_LINES))
        self.letter.changed.connect(self.changed)
        self.form.add_widget(self.letter)
        again = button("Voorstel opnieuw maken", on_click=self._propose)
        self.form.body.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self._again = again
        self._keeper: DraftKeeper | None = None
        self._shown_id = 0
        self._refusal: PestDeskError | None = None
        self._about.changed.connect(self._show_person)
        self._begin.changed.connect(self._begin_anew)
        self._show_person()

    @property
    def _person_id(self) -> int:
        return int(self._about.value() or 0)

    def paper(self) -> Paper:
        """The letter with this text. The draft of it goes when it goes out."""
        if self._refusal is not None or self._keeper is None:
            raise self._refusal or RuleError(_NOBODY)
        self._keeper.flush()
        text = LetterDraft(self._subject.state(), self._text.state())
        make = self.bridge.desk.letters.make
        return make(self.case_id, self._kind, self._person_id, text, draft=self._keeper.key)

    def focus_first(self) -> None:
        """Put the cursor in the text, or at the choice of the pupil when there is one."""
        (self._about if len(self.bridge.desk.letters.people(self._case)) > 1 else self._text).setFocus()

    # -- inside ------------------------------------------------------------------------------------------------

    def _show_person(self) -> None:
        """The draft about this pupil, or else a proposal; nothing to write where no letter may go (R16)."""
        if self._keeper:
            # Under the key of the pupil whom it was about until now.
            self._keeper.flush()
            if self._keeper.is_waiting:
                # It cannot be kept now: the text stays where it is.
                self._about.blockSignals(True)
                self._about.set_value(str(self._shown_id))
                self._about.blockSignals(False)
                return
            self._keeper.deleteLater()
            self._keeper = None
        self._shown_id = self._person_id
        self._case = self.bridge.desk.cases.get(self.case_id)
        barred = self.bridge.desk.letters.barred(self._case, self._person_id)
        self._barred.set_text(_BARRED.format(people="; ".join(barred)) if barred else "")
        self._offer_earlier()
        self._refusal = self._why_not()
        for part in (self.letter, self._again):
            part.setDisabled(self._refusal is not None)
        if self._refusal is not None:
            self._put(LetterDraft("", ""))
            return
        key = f"{self.case_id}/letter/{self._kind.id}/{self._person_id}"
        self._keeper = DraftKeeper(self.bridge, self.letter, key, self.case_id)
        if not self._keeper.restore():
            self._propose()
        self._keeper.forget()

    def _why_not(self) -> PestDeskError | None:
        if not self._person_id:
            return RuleError(_NOBODY)
        try:
            self.bridge.desk.letters.propose(self.case_id, self._kind, self._person_id)
        except PestDeskError as error:
            return error
        return None

    def _offer_earlier(self) -> None:
        """The letters of this kind that went out about this pupil."""
        earlier = [
            (str(letter.id), f"Brief van {with_year(letter.written_on)}")
            for letter in reversed(self._case.letters)
            if letter.kind == self._kind.id and letter.involvement_id == self._person_id
        ]
        self._begin.blockSignals(True)
        self._begin.set_options([(_PROPOSAL, "Voorstel uit de casus"), *earlier])
        self._begin.set_value(_PROPOSAL)
        self._begin.blockSignals(False)
        self._begin.setVisible(bool(earlier))

    def _begin_anew(self) -> None:
        chosen = next((each for each in self._case.letters if str(each.id) == self._begin.value()), None)
        if chosen is None:
            self._propose()
        else:
            self._put(LetterDraft(chosen.subject, chosen.text))

    def _propose(self) -> None:
        self._put(self.bridge.desk.letters.propose(self.case_id, self._kind, self._person_id))

    def _put(self, draft: LetterDraft) -> None:
        self._subject.set_state(draft.subject)
        self._text.replace(draft.text)
