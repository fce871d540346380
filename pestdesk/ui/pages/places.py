"""The names of places in the wizard that are no step; a step is named by its own id."""

TO_NEXT_ROUND = "next_round"
TO_CLOSING = "closing"
TO_REOPENING = "reopening"
TO_COURSE = "course"
TO_COMPLETENESS = "completeness"
TO_AGREEMENTS = "agreements"
TO_SCHOOL_CALENDAR = "school_calendar"
TO_CHECK = "check/"
TO_MOVE = "move/"
TO_ROUND = "round/"
TO_CASE = "case/"


def step_of_round(round_id: int, step_id: str) -> str:
    """A step in a round, also in one that is not shown."""
    return f"{TO_ROUND}{round_id}/{step_id}"
