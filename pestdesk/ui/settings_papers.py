"""Brieven en documenten: the logo of the school."""

from base64 import b64decode, b64encode
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from pestdesk.domain.settings import Settings
from pestdesk.ui import theme
from pestdesk.ui.colors import Theme
from pestdesk.ui.components import Field, State, button
from pestdesk.ui.file_dialogs import ask_for_file
from pestdesk.ui.settings_card import SettingsCard

#: What a letter can show sharply, in pixels.
_WIDEST, _HIGHEST = 900, 300
_SHOWN_HIGH = 48
_NO_IMAGE = "Dit bestand is geen afbeelding die PestDesk kan lezen. Het logo is niet gewijzigd. Kies een PNG of JPEG."


class LogoField(Field):
    """An image file that is read, made small enough, and kept in the vault; its state is a PNG in base64."""

    def __init__(self) -> None:
        box = QWidget()
        super().__init__("Logo van de school", box, hint="Een PNG of JPEG. Het komt boven je brieven te staan.")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S12)
        self._picture = QLabel()
        self._choose = button("Logo kiezen…", on_click=self._ask)
        self._remove = button("Logo weghalen", on_click=lambda: self.set_state(""))
        for part in (self._picture, self._choose, self._remove):
            row.addWidget(part)
        row.addStretch(1)
        self.setFocusProxy(self._choose)
        self._describe()
        self._logo = ""
        self.set_state("")

    def _spoken_by(self) -> dict[QWidget, str]:
        """The button that chooses one."""
        return {self._choose: self.label}

    def state(self) -> str:
        """The logo."""
        return self._logo

    def set_state(self, state: State) -> None:
        """Show this logo."""
        logo = state if isinstance(state, str) else ""
        is_other, self._logo = logo != self._logo, logo
        image = QImage.fromData(QByteArray(b64decode(logo)))
        if not image.isNull():
            high = theme.px(_SHOWN_HIGH)
            smooth = Qt.TransformationMode.SmoothTransformation
            self._picture.setPixmap(QPixmap.fromImage(_on_paper(image)).scaledToHeight(high, smooth))
        self._picture.setAccessibleName("Het logo zoals het nu is")
        self._picture.setVisible(not image.isNull())
        self._remove.setVisible(bool(logo))
        if is_other:
            self._was_changed()

    def read(self, path: Path) -> None:
        """Take the image of a file, or say why not."""
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        image = reader.read()
        if image.isNull():
            self.show_problem(_NO_IMAGE)
            return
        if image.width() > _WIDEST or image.height() > _HIGHEST:
            smooth = Qt.TransformationMode.SmoothTransformation
            image = image.scaled(_WIDEST, _HIGHEST, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        self.set_state(b64encode(data.data()).decode())

    def _ask(self) -> None:
        ask_for_file(self.window(), "Logo kiezen", "Afbeelding", (".png", ".jpg", ".jpeg"), self.read)


def _on_paper(image: QImage) -> QImage:
    """On white, as on paper: a logo may be dark."""
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Theme.light().color("card"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


class SettingsPapers(SettingsCard):
    """What every letter shows of the school."""

    title = "Brieven en documenten"

    def build(self, settings: Settings) -> None:
        self._logo = self.add("logo", LogoField())
        self._logo.set_state(settings.logo)

    def put_in(self, settings: Settings) -> Settings:
        return replace(settings, logo=self._logo.state())
