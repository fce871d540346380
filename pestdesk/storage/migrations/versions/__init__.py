"""One file a revision; each is frozen in time and never uses the row classes of today."""
