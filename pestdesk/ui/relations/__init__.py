"""Relaties: the pupils of a school year as a picture, and the same facts as a table beside it."""
