"""Between the windows and the desk: runs a verb, says once what changed, and turns known failures into a sentence."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from pestdesk.desk import Desk
from pestdesk.domain.agenda import Agenda
from pestdesk.domain.case import Case
from pestdesk.domain.protocol import Protocol
from pestdesk.domain.pupil_import import UndoneImport
from pestdesk.domain.pupil_merge import Merge
from pestdesk.errors import PestDeskError
from pestdesk.ui.clipboard import Copier
from pestdesk.ui.importing.import_words import undone_words

P = ParamSpec("P")
T = TypeVar("T")


class Bridge(QObject):
    """`changed` names the case that a verb changed; `moved` the other case in which the work goes on after it;
    `done` says in Dutch what was done, `undone` what was taken back, and `failed` why it was not.

    `removed` names a case that is gone for good. `pupils_changed` tells that the directory of pupils may hold
    something else. `all_changed` tells that the school calendar or the settings
    changed, and so perhaps all that is shown.
    """

    changed = Signal(str)
    all_changed = Signal()
    moved = Signal(str)
    removed = Signal(str)
    pupils_changed = Signal()
    done = Signal(str)
    undone = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        # Here, and not on a page: the page may go before the minute is over.
        self.copier = Copier(self)
        self._agenda: Agenda | None = None
        #: The cases that changed since it was read.
        self._changed: set[str] = set()

    def do(
        self, verb: Callable[Concatenate[str, P], Case], case_id: str, *args: P.args, **kwargs: P.kwargs
    ) -> Case | None:
        """Run a verb on a case. Gives the case as it is then, or None after telling why it could not be done.

        Anything but a PestDeskError is a bug and goes on to the exception hook.
        """
        try:
            case = verb(case_id, *args, **kwargs)
        except PestDeskError as error:
            self.failed.emit(str(error))
            return None
        self.tell_changed(case_id)
        if case.id != case_id:
            self.tell_changed(case.id)
            self.moved.emit(case.id)
        self.done.emit(self.desk.cases.can_undo)
        return case

    def do_for_all(self, verb: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Run a verb that all cases may follow from, as the school's settings do. None after telling why not."""
        try:
            made = verb(*args, **kwargs)
        except PestDeskError as error:
            self.failed.emit(str(error))
            return None
        self.tell_all_changed()
        return made

    def do_for_pupils(self, verb: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Run a verb on the directory of pupils. None after telling why not."""
        try:
            made = verb(*args, **kwargs)
        except PestDeskError as error:
            self.failed.emit(str(error))
            return None
        self.pupils_changed.emit()
        self.done.emit(self.desk.cases.can_undo)
        return made

    def merge_pupils(self, kept_id: int, gone_id: int) -> Merge | None:
        """Two pupils of the directory made one; their cases change with them. None after telling why not."""
        try:
            made = self.desk.pupils.merge(kept_id, gone_id)
        except PestDeskError as error:
            self.failed.emit(str(error))
            return None
        for case_id in made.case_ids:
            self.tell_changed(case_id)
        self.pupils_changed.emit()
        self.done.emit(self.desk.cases.can_undo)
        return made

    def run(self, verb: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Run a verb that changes nothing that is shown. Whether it was done; why not was told."""
        try:
            verb(*args, **kwargs)
        except PestDeskError as error:
            self.failed.emit(str(error))
            return False
        return True

    def tell_changed(self, case_id: str) -> None:
        """Let every view read again what it shows of this case."""
        self._changed.add(case_id)
        self.changed.emit(case_id)

    def tell_all_changed(self) -> None:
        """Let every view read again all that it shows: the school calendar or the settings changed."""
        self._agenda = None
        self.all_changed.emit()

    def tell_failure(self, error: Exception) -> None:
        """A failure that a worker brought back: a known one as its sentence, any other to the exception hook."""
        if not isinstance(error, PestDeskError):
            raise error
        self.failed.emit(str(error))

    def remove(self, case_id: str) -> None:
        """A case in the bin gone for good."""
        if self.run(self.desk.retention.remove, case_id):
            self._agenda = None
            self.removed.emit(case_id)

    def undo(self) -> None:
        """Take the last act back."""
        label = self.desk.cases.can_undo
        if self.desk.pupils.can_undo_import:
            # Of an import it is told whom it left as they are.
            if (undone := self.undo_import()) is not None:
                self.undone.emit(undone_words(undone))
            return
        try:
            cases = self.desk.cases.undo()
        except PestDeskError as error:
            self.failed.emit(str(error))
            return
        for case in cases:
            self.tell_changed(case.id)
        self.pupils_changed.emit()
        if label:
            self.undone.emit(f"Ongedaan gemaakt: {label}.")

    def undo_import(self) -> UndoneImport | None:
        """Take the last import of pupils back, also one of an earlier day. None after telling why not."""
        try:
            undone = self.desk.pupils.undo_import()
        except PestDeskError as error:
            self.failed.emit(str(error))
            return None
        self.pupils_changed.emit()
        return undone

    def agenda(self) -> Agenda:
        """What is due, read once each day and when all may have changed; after an act, only of the case it was in."""
        if self._agenda is None or self._agenda.today != self.desk.calendar.today():
            self._agenda = self.desk.calendar.agenda()
        else:
            for case_id in self._changed:
                self._agenda = self.desk.calendar.agenda_after(self._agenda, case_id)
        self._changed.clear()
        return self._agenda

    def protocol_of(self, case: Case) -> Protocol:
        """The protocol that the case keeps (R35)."""
        return self.desk.cases.protocol_of(case)
