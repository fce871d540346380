"""The first rows of a list as they may be seen: initials for names while the program is discreet."""

from pestdesk.domain.discretion import Discretion
from pestdesk.domain.names import PersonName
from pestdesk.domain.pupil_list import UNUSED, PupilField
from pestdesk.ui import discretion

_NAMES = frozenset(
    {
        PupilField.GIVEN,
        PupilField.FAMILY,
        PupilField.FULL_NAME,
        PupilField.PARENT_1_NAME,
        PupilField.PARENT_2_NAME,
    }
)
_ADDRESSES = frozenset({PupilField.PARENT_1_EMAIL, PupilField.PARENT_2_EMAIL})


def seen(cell: str, field: PupilField | None) -> str:
    """A cell of the list as it may be seen now. The vault does not know its names yet, so the field tells."""
    if not discretion.is_on() or not cell or cell == UNUSED:
        return cell
    if field in _ADDRESSES:
        return f"{cell[0]}{UNUSED}"
    return Discretion([PersonName(cell)]).shown(cell) if field in _NAMES else cell
