"""What comes in from outside: school vacations and lists of pupils."""

from pestdesk.imports.pupil_list import read_pupil_list

__all__ = ["read_pupil_list"]
