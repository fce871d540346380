"""The class of a pupil, as it is compared."""


def class_key(school_class: str) -> str:
    """‘2 b’ and ‘2B’ are one class."""
    return "".join(sign for sign in school_class.casefold() if sign.isalnum())
