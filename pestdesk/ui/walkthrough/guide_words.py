"""What the guide says at each goal of the walk: what to do now, in one or two sentences."""

from typing import NamedTuple

from pestdesk.domain.walkthrough import Goal

#: Pupils of the made-up list, of two classes: the leerlingcoördinator does the steps herself then.
NAMES = ("Merel", "Jurre")


class GuideWords(NamedTuple):
    """A short title, what to do now, and what the button says that leads there."""

    title: str
    text: str
    way: str = "Ga erheen"


GUIDE_WORDS = {
    Goal.CASE: GuideWords(
        "Open een casus",
        "Vul vier dingen in: wie meldt, wat er is gebeurd, welke leerlingen, en wanneer. Typ bij de namen eens "
        f"‘{NAMES[0]}’ en ‘{NAMES[1]}’: zij staan in de lijst.",
        "Nieuwe casus openen",
    ),
    Goal.SIGNAL: GuideWords(
        "Bekijk het signaal",
        "Het is de eerste stap. De route zegt wie de stappen doet: de mentor als de leerlingen in dezelfde klas "
        "zitten, anders jij. Kies onderaan je oordeel (twijfelen mag) en druk op Klaar.",
    ),
    Goal.INQUIRY: GuideWords(
        "Doe het onderzoek",
        "Schrijf kort op wat er is gezien en gehoord, en van wie je het weet. Wat je nog niet weet, mag er ook "
        "staan.",
    ),
    Goal.TALKS: GuideWords(
        "Leg de gesprekken vast",
        "Elke leerling heeft een eigen knop boven het formulier. In de gesprekshulp staan vragen die je "
        "kunt stellen.",
    ),
    Goal.AGREEMENTS: GuideWords(
        "Maak een afspraak",
        "Schrijf iets op dat je kunt controleren. Met de afspraak begint een termijn van vier weken; je ziet meteen "
        "op welke dagen je controleert.",
    ),
    Goal.PARENTS: GuideWords(
        "Bel de ouders",
        "Leg voor elke leerling vast hoe het ging. Een ouder die je niet bereikt, blijft open staan.",
    ),
    Goal.NOTE: GuideWords(
        "Maak de notitie voor Magister",
        "Hulp, BPO-er en herstel mag je overslaan. PestDesk stelt een tekst voor zonder namen van anderen: die "
        "kopieer je naar Magister, en dan druk je op Klaar.",
    ),
    Goal.CHECK: GuideWords(
        "Doe de eerste controle",
        "In de kalender rechts staan nu de controles van je casus. In het echt wacht je tot die dag; hier vul je de "
        "eerste alvast in.",
    ),
    Goal.SUMMARY: GuideWords(
        "Maak een samenvatting",
        "Kies voor wie ze is: dat bepaalt welke namen erin staan. Bewaar haar als PDF, of sla dit over.",
        "Samenvatting openen",
    ),
}

THE_END = GuideWords(
    "Dat was een hele casus",
    "Je kent nu de weg; in je eigen kluis gaat het net zo. Daar vergrendel je met Ctrl+L als je wegloopt. Oefen "
    "gerust verder, of sluit dit venster.",
    "",
)
