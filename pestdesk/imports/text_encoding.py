"""Which letters the bytes of a text file are."""

import codecs

from pestdesk.errors import ListFileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4096
# What programs in the Netherlands wrote before UTF-8: those of Windows, DOS and the Mac. The eastern and Turkish
# kinds of Windows are left out: they differ in few letters, and would be taken for the western one and the reverse.
_OLD_ENCODINGS = ["cp1252", "cp850", "mac_roman"]
_OLD_SAMPLE = 200_000
# Of the codes below 32 a text has tabs, line ends and, at times a form feed; the last is DOS's end of file.
_NO_TEXT = frozenset(range(32)) - frozenset(b"\t\n\r\x0b\x0c\x1a")


def decode(content: bytes) -> str:
    """The text of a file, whatever it was written with; ListFileError for what is no text.

    A mark at the beginning decides, then UTF-8 where it fits, then what the rarer letters look like. A file in which
    only some lines are UTF-8 is read line by line: such a file was made by pasting two together.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_marked(content[len(mark) :], encoding)
    if unmarked := _utf_16_without_mark(content[:_HEAD]):
        return _decode_marked(content, unmarked)
    if any(code in _NO_TEXT for code in content[:_HEAD]):
        raise ListFileError(
            "Dit bestand is geen tekst en geen rekenblad.",
            "Maak de lijst opnieuw als CSV of als Excel-bestand (.xlsx) en kies dat bestand.",
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_old(content)


def _decode_marked(content: bytes, encoding: str) -> str:
    if encoding != "utf-8" and len(content) % 2:
        # A byte is lost, and all rows after it would be swallowed as signs of the row that it is lost from.
        raise ListFileError(
            "Dit bestand is niet heel: er ontbreekt een stuk.", "Kopieer het nog een keer, of maak de lijst opnieuw."
        )
    return content.decode(encoding, errors="replace")


def _utf_16_without_mark(head: bytes) -> str | None:
    """The kind of UTF-16 that puts a zero in every other place, as western letters do."""
    pairs = len(head) // 2
    zeros_first, zeros_last = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if zeros_last > 0.7 * pairs and zeros_first < 0.05 * pairs:
        return "utf-16-le"
    if zeros_first > 0.7 * pairs and zeros_last < 0.05 * pairs:
        return "utf-16-be"
    return None


def _decode_old(content: bytes) -> str:
    lines = content.splitlines(keepends=True)
    rare = [line for line in lines if not line.isascii()]
    foreign = [line for line in rare if not _is_utf_8(line)]
    if len(foreign) < len(rare):
        old = _old_encoding(b"".join(foreign))
        return "".join(line.decode("utf-8" if _is_utf_8(line) else old, errors="replace") for line in lines)
    return content.decode(_old_encoding(b"".join(rare)), errors="replace")


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _old_encoding(rare: bytes) -> str:
    """The likeliest of the old encodings for these lines, Windows-1252 when nothing is likelier."""
    from charset_normalizer import from_bytes  # a tenth of a second, and most lists are UTF-8

    best = from_bytes(rare[:_OLD_SAMPLE], cp_isolation=_OLD_ENCODINGS).best()
    return best.encoding if best else "cp1252"
