"""Row classes of the directory of pupils, and of the import that can be taken back."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from pestdesk.domain.pupil import Authority
from pestdesk.storage.rows import CLUSTERED, Row


class PupilRow(Row):
    """One pupil. `mentors` is a JSON list; `number_key`, `sort_text` and `search_text` repeat the rest for finding.

    `imported_in` is the import that wrote this row last, 0 when that was done by hand.
    """

    __tablename__ = "pupils"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str]
    number_key: Mapped[str] = mapped_column(index=True)
    given_name: Mapped[str]
    infix: Mapped[str]
    family_name: Mapped[str]
    school_class: Mapped[str]
    mentors: Mapped[str]
    absent_since: Mapped[date | None]
    is_by_hand: Mapped[bool]
    sort_text: Mapped[str]
    search_text: Mapped[str]
    imported_in: Mapped[int]


class PupilGuardianRow(Row):
    """A parent or verzorger of a pupil in the directory (R16)."""

    __tablename__ = "pupil_guardians"
    __table_args__ = (CLUSTERED,)

    pupil_id: Mapped[int] = mapped_column(ForeignKey(PupilRow.id, ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    relation: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    authority: Mapped[Authority]
    language: Mapped[str]
    do_not_contact: Mapped[str]
    is_listed: Mapped[bool]


class PupilImportRow(Row):
    """The last import of a list; there is at most one such row."""

    __tablename__ = "pupil_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    author: Mapped[str]
    new: Mapped[int]
    changed: Mapped[int]
    absent: Mapped[int]


class ReplacedPupilRow(Row):
    """A pupil as it was before the last import: `before` is JSON, NULL for one whom it brought."""

    __tablename__ = "replaced_pupils"

    pupil_id: Mapped[int] = mapped_column(primary_key=True)
    before: Mapped[str | None]
