"""The explanation of the program: subjects in chapters, each a text with headings and links to other subjects."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pestdesk.domain.folding import fold
from pestdesk.domain.search_words import Excerpt, begins_any, emphasised, excerpt, query_of, words_of

_HEADING = re.compile(r"^(#{1,3}) (.+)$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
#: What only says how words look, or where a list begins.
_MARKUP = re.compile(r"[*`|]|__|^\s*(?:[-\d]+\.?|#+) |^\|?[-| ]+\|?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Subject:
    """One text, in Markdown; its first line is its title. `key` is by what links name it."""

    key: str
    title: str
    text: str

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands over its parts, as links name them after ‘#’."""
        return tuple(heading_key(words) for _, words in _HEADING.findall(self.text)[1:])

    @property
    def links(self) -> tuple[str, ...]:
        """Where its links lead: a subject, or ‘subject#part’."""
        return tuple(target for _, target in _LINK.findall(self.text))

    @property
    def words(self) -> str:
        """The text without its title and without marks, to be searched."""
        plain = _LINK.sub(r"\1", self.text.partition("\n")[2])
        return _MARKUP.sub("", plain).strip()


@dataclass(frozen=True, slots=True)
class Chapter:
    """Subjects that belong together."""

    title: str
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class SubjectHit:
    """A subject that was found, and the sentence in which; an empty one when its title says it."""

    subject: Subject
    sentence: Excerpt


def parse_subject(key: str, text: str) -> Subject:
    """Raises ValueError for a text that does not begin with its title."""
    first, _, _ = text.partition("\n")
    if not first.startswith("# ") or not first[2:].strip():
        raise ValueError(f"{key}: a text begins with its title, after ‘# ’")
    return Subject(key, first[2:].strip(), text)


def heading_key(words: str) -> str:
    """How a link names the part under this heading: ‘Ouders bellen’ is ‘ouders-bellen’."""
    return "-".join(words_of(fold(words)))


def find_subjects(chapters: Sequence[Chapter], typed: str) -> tuple[SubjectHit, ...]:
    """The subjects that have each of these words, as beginnings of their own; those with all of them in the title
    first. Nothing without a word."""
    query = query_of(typed)
    if not query:
        return ()
    by_title, by_text = [], []
    for subject in (each for chapter in chapters for each in chapter.subjects):
        title = words_of(subject.title)
        if all(begins_any(word, title) for word in query):
            by_title.append(SubjectHit(subject, emphasised("", ())))
        elif all(begins_any(word, (*title, *words_of(subject.words))) for word in query):
            by_text.append(SubjectHit(subject, excerpt(subject.words, query)))
    return (*by_title, *by_text)
