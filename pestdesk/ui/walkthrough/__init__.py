"""The walk through a first case in the practice window: its words, and the strip that says what to do now."""
