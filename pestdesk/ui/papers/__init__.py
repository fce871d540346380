"""The page on which a document is made: what, for whom, which names stay, and how it looks."""
