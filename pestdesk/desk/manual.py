"""Reads the explanation of the program from its resources. It touches no vault."""

import tomllib
from functools import cache

from pestdesk.domain.manual import Chapter, parse_subject
from pestdesk.resources import resource

_FOLDER = "help"


@cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters, in the order in which they are read; kept, for they are the same as long as the program runs.

    Raises FileNotFoundError or ValueError: a broken installation, not a user's mistake.
    """
    contents = tomllib.loads(_read("contents.toml"))
    return tuple(
        Chapter(chapter["title"], tuple(parse_subject(key, _read(f"{key}.md")) for key in chapter["subjects"]))
        for chapter in contents["chapter"]
    )


def _read(name: str) -> str:
    return resource(_FOLDER, name).read_text(encoding="utf-8")
