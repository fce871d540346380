"""The page on which everything is searched."""
