"""A made-up list of pupils, as Magister writes it, for the pictures and the benchmarks."""

_GIVEN = ("Dae", "Fleur", "Jip", "Noor", "Sem", "Yara", "Bram", "Isa")
_FAMILY = ("Aartsen", "Voorbeeldstra", "Nepman", "Verzonnen", "Proefstra", "Placeholder", "Schetsma")
LIST_HEAD = (
    "Stamnummer;Roepnaam;Tussenv;Achternaam;Geb. datum;BSN;Klas;Klassenmentor 1;Klassenmentor 2;Adres;"
    "Ouder 1 naam;Ouder 1 mobiel;Ouder 1 e-mail"
)


def pupil_lines(count: int, school_class: str, first: int = 1, family: str = "") -> list[str]:
    """Lines of a list of pupils, as Magister writes it."""
    lines = []
    for number in range(first, first + count):
        given, surname = _GIVEN[number % len(_GIVEN)], family or _FAMILY[number % len(_FAMILY)]
        infix = "van den" if number % 5 == 0 else ""
        own = f"{20000 + number};{given};{infix};{surname};01-02-2013;123456782;{school_class};Toon Proefstra;"
        lines.append(
            f"{own};Kerkstraat {number};Jantine {surname};06 1234{number:04};j.{surname.lower()}@voorbeeld.nl"
        )
    return lines
