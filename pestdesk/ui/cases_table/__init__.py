"""The wide table of cases, with the columns that the user chose."""
