"""PestDesk: a school's pestprotocol, carried out step by step and kept safe on one laptop."""

__version__ = "0.1.0"
