"""Makes the icon files of the program from its one drawing, for the systems that read no SVG.

usage: python packaging/icons.py FOLDER
Writes PestDesk.ico (Windows), PestDesk.icns (macOS) and pestdesk-SIZE.png (Linux). Qt draws them; nothing of it is
kept in git.
"""

import os
import struct
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "brand" / "pestdesk.svg"
PNG_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
#: What Apple calls an icon of so many pixels when it is held as PNG.
ICNS_KINDS = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512}
#: In one byte of an .ico, 0 stands for 256.
_ICO_LARGEST = 256


def png(size: int) -> bytes:
    """The drawing as PNG of `size` by `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):
        raise OSError(f"Qt could not write a PNG of {size} pixels")
    return bytes(buffer.data().data())


def ico(sizes: Sequence[int]) -> bytes:
    """An icon file of Windows, with a PNG for each size."""
    pictures = [png(size) for size in sizes]
    offset = 6 + 16 * len(sizes)
    head = struct.pack("<HHH", 0, 1, len(sizes))
    for size, picture in zip(sizes, pictures, strict=True):
        side = size % _ICO_LARGEST
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return head + b"".join(pictures)


def icns(kinds: dict[bytes, int]) -> bytes:
    """An icon file of macOS, with a PNG for each kind."""
    parts = b""
    for kind, size in kinds.items():
        picture = png(size)
        parts += kind + struct.pack(">I", 8 + len(picture)) + picture
    return b"icns" + struct.pack(">I", 8 + len(parts)) + parts


def make(folder: Path) -> None:
    """Write every icon file into `folder`."""
    # Wine heeds no variable for this, and no screen is needed to draw.
    app = QGuiApplication.instance() or QGuiApplication(["icons", "-platform", "offscreen"])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "PestDesk.ico").write_bytes(ico(ICO_SIZES))
    (folder / "PestDesk.icns").write_bytes(icns(ICNS_KINDS))
    for size in PNG_SIZES:
        (folder / f"pestdesk-{size}.png").write_bytes(png(size))
    del app


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    make(Path(sys.argv[1]))
    print(os.path.relpath(sys.argv[1]))
