"""Reading a protocol file strictly: what is missing, unknown or of the wrong kind is named with its place."""

import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from pestdesk.errors import ProtocolFileError

Word = TypeVar("Word", bound=StrEnum)


class Table:
    """One TOML table whose keys are taken one by one; `close` complains about a key that nobody took.

    Every reading method raises ProtocolFileError, naming file and key, when the key is absent, is empty or
    holds something of another kind. Whether an optional key is there, is asked with `in`.
    """

    def __init__(self, values: Mapping[str, object], file_name: str, path: str = "") -> None:
        self._left = dict(values)
        self._file_name = file_name
        self._path = path

    def __contains__(self, key: str) -> bool:
        return key in self._left

    def error(self, key: str, reason: str) -> ProtocolFileError:
        """The error to raise about `key`, or about the whole table when it is ''; `reason` is Dutch."""
        return ProtocolFileError(f"{self._file_name}: {self._path_of(key)}", reason)

    def close(self) -> None:
        """Raise for a key that was not taken."""
        for key in self._left:
            raise self.error(key, "deze sleutel is onbekend")

    def text(self, key: str) -> str:
        """The text under `key`."""
        return self._as_text(self._take(key), key)

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts in the list under `key`."""
        return tuple(self._as_text(value, f"{key}[{index}]") for index, value in enumerate(self._list(key)))

    def new_id(self, seen: set[str]) -> str:
        """The text under `id`, which may not be among `seen` and is added to it."""
        new = self.text("id")
        if new in seen:
            raise self.error("id", f"‘{new}’ komt twee keer voor")
        seen.add(new)
        return new

    def date(self, key: str) -> date:
        """The date under `key`."""
        value = self._take(key)
        if type(value) is not date:  # a date with a time is a datetime, which is a date too
            raise self.error(key, "hier moet een datum staan, zonder aanhalingstekens, zoals 2023-10-10")
        return value

    def choice(self, key: str, words: type[Word]) -> Word:
        """The text under `key`, as one of `words`."""
        return self._as_word(self.text(key), key, words)

    def choices(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """The texts in the list under `key`, each one of `words`."""
        return tuple(self._as_word(text, f"{key}[{index}]", words) for index, text in enumerate(self.texts(key)))

    def table(self, key: str) -> "Table":
        """The table under `key`."""
        return self._as_table(self._take(key), key)

    def tables(self, key: str) -> tuple["Table", ...]:
        """The tables in the list under `key`."""
        return tuple(self._as_table(value, f"{key}[{index}]") for index, value in enumerate(self._list(key)))

    def texts_by(self, words: type[Word]) -> dict[Word, str]:
        """The text under each of `words`, which must be exactly the keys of this table."""
        texts = {word: self.text(word) for word in words}
        self.close()
        return texts

    def texts_by_key(self) -> dict[str, str]:
        """The text under every key of this table, whatever the keys are."""
        return {key: self.text(key) for key in tuple(self._left)}

    def _path_of(self, key: str) -> str:
        return ".".join(part for part in (self._path, key) if part)

    def _take(self, key: str) -> object:
        if key not in self._left:
            raise self.error(key, "deze sleutel ontbreekt")
        return self._left.pop(key)

    def _list(self, key: str) -> list[object]:
        value = self._take(key)
        if not isinstance(value, list):
            raise self.error(key, "hier moet een lijst staan")
        if not value:
            raise self.error(key, "deze lijst is leeg")
        return value

    def _as_text(self, value: object, key: str) -> str:
        if not isinstance(value, str):
            raise self.error(key, "hier moet een tekst staan, tussen aanhalingstekens")
        if not value.strip():
            raise self.error(key, "deze tekst is leeg")
        return value

    def _as_word(self, text: str, key: str, words: type[Word]) -> Word:
        try:
            return words(text)
        except ValueError:
            raise self.error(key, f"‘{text}’ is onbekend; kies uit {', '.join(words)}") from None

    def _as_table(self, value: object, key: str) -> "Table":
        if not isinstance(value, dict):
            raise self.error(key, "hier moet een tabel met sleutels staan")
        return Table(value, self._file_name, self._path_of(key))


def read_table(text: str, file_name: str) -> Table:
    """The top table of a TOML text. Raises ProtocolFileError, naming `file_name`, when it is no TOML."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProtocolFileError(file_name, f"dit is geen geldige TOML ({error})") from error
    return Table(values, file_name)
