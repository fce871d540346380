"""The page on which a list of pupils is read, looked at and taken into the directory."""
