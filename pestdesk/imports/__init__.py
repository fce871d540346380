"""What comes in from outside: school vacations, and later pupil lists."""
