"""What goes into the frozen program and what stays out. The spec asks; `check_bundle.py` holds it to this.

Plain rules by name, so that a part that is new in a next version of Qt or of a library is seen in the size first.
"""

import re
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
IS_WINDOWS = sys.platform == "win32"
IS_LINUX = sys.platform == "linux"

#: (destination, source, kind), as PyInstaller has it.
Entry = tuple[str, str, str]

#: Imported by name at run time, where no analysis sees it.
HIDDEN_IMPORTS = [
    # The revisions are files of the bundle and no modules of it: what they import must be named.
    "alembic.context",
    "alembic.op",
    "sqlalchemy.dialects.sqlite",
    # `holidays` imports a country by its name. Of some two hundred the program asks for this one.
    "holidays.countries.netherlands",
    "pestdesk.desk.self_test",
    "tzdata",
]

#: Never imported by the program; found by PyInstaller in an `import` that is optional for its library.
EXCLUDED = [
    # No network: nothing that could open a connection. Nor the system's OpenSSL: Python has its own SHA-256, and the
    # vault brings its own cipher.
    "PySide6.QtNetwork", "ssl", "_ssl", "_hashlib", "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc",
    "socketserver",
    # What NetworkX, NumPy, openpyxl and SQLAlchemy can use when it is there.
    "IPython", "PIL", "greenlet", "matplotlib", "pandas", "pydot", "pygraphviz", "scipy", "sympy", "yaml",
    "MySQLdb", "psycopg2", "pysqlite2", "lxml.html", "lxml.isoschematron", "lxml.objectify", "numpy.distutils",
    "numpy.f2py", "numpy.testing", "numpy.typing",
    # Of `holidays` only the stock exchanges can go: each country is imported by the package of countries.
    "holidays.financial",
    # Of the standard library.
    "_curses", "_tkinter", "curses", "doctest", "ensurepip", "idlelib", "lib2to3", "pdb", "pydoc", "readline",
    "sqlite3", "test", "tkinter", "turtle", "unittest", "venv",
    # Of the tools that make it.
    "PyInstaller", "mypy", "pip", "pytest", "setuptools", "wheel",
    # The parts of Qt that the program does not use.
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtPdf", "PySide6.QtQml", "PySide6.QtQuick",
    "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtXml",
]  # fmt: skip
if not IS_LINUX:
    # On Linux it tells that the session is locked.
    EXCLUDED.append("PySide6.QtDBus")

#: Files of the bundle, by their place in it, that nobody misses. A plugin of Qt is loaded only when it is asked for.
_DROPPED = re.compile(
    r"""(^|/)(
      (lib)?Qt6?(Bodymovin|Lottie|Network|OpenGL|OpenGLWidgets|Pdf|Qml\w*|Quick\w*|Sql|Test|VirtualKeyboard\w*|Xml
        |WaylandCompositor|EglFSDeviceIntegration|EglFsKmsSupport)(\.so.*|\.dll)?$
      | opengl32sw\.dll$ | d3dcompiler_\d+\.dll$
      | plugins/(designer|egldeviceintegrations|generic|networkinformation|qmllint|qmltooling|sqldrivers|tls
          |vectorimageformats|wayland-graphics-integration-(client|server))/.*
      | plugins/platforminputcontexts/\w*virtualkeyboard\w*.*
      | plugins/imageformats/(lib)?q(gif|icns|jpeg|pdf|tga|tiff|wbmp|webp)\..*
      | plugins/platforms/(lib)?q(direct2d|eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc)\..*
      | plugins/platformthemes/libqgtk3\..*
      | plugins/wayland-shell-integration/lib(fullscreen-shell-v1|ivi-shell|qt-shell|wl-shell-plugin)\..*
      | plugins/xcbglintegrations/.*
    )""",
    re.VERBOSE,
)
#: Qt's own texts: of its languages, the one of the program.
_QT_TEXTS = re.compile(r"translations/.*\.qm$")
_QT_DUTCH = re.compile(r"translations/qtbase_nl\.qm$")
#: Data of a library that only its other parts read. Metadata comes from `distributions`, for all of them alike.
_DROPPED_DATA = re.compile(
    r"""(^|/)(
      alembic/templates/.* | [^/]+\.dist-info/.*
      | (networkx|numpy|openpyxl|docx|sqlalchemy)/.*(tests|testing|typing)/.*
      | .*\.(pyi|pxd|h|c|lib)$ | py\.typed$
    )""",
    re.VERBOSE,
)
#: What Linux gives from its own shelves but has under another name elsewhere, or not on every desktop.
_CARRIED = re.compile(
    r"^lib(bz2|ffi|lzma|z|xcb-cursor|xcb-icccm|xcb-image|xcb-keysyms|xcb-render-util|xcb-util"
    r"|xkbcommon-x11)\.so"
)
#: By the packages of Debian that they are in, for their licences and the bill of materials.
CARRIED_PACKAGES = (
    "libbz2-1.0", "libffi8", "liblzma5", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1",
    "libxcb-render-util0", "libxcb-util1", "libxkbcommon-x11-0", "zlib1g",
)  # fmt: skip
_SYSTEM_FOLDERS = ("/lib", "/lib64", "/usr/lib", "/usr/lib64")


def datas() -> list[tuple[str, str]]:
    """The files that are read by their path: the resources, the revisions of the schema, and the names of the
    Dutch holidays."""
    migrations = Path("pestdesk", "storage", "migrations")
    found = [(str(ROOT / "resources"), "pestdesk/_resources")]
    for file in sorted((ROOT / migrations).rglob("*.py")):
        found.append((str(file), str(file.parent.relative_to(ROOT))))
    spec = find_spec("holidays")
    assert spec is not None
    assert spec.origin is not None
    names = Path("locale", "nl", "LC_MESSAGES")
    found.append((str(Path(spec.origin).parent / names / "NL.mo"), str("holidays" / names)))
    return found


def kept_binaries(entries: Iterable[Entry]) -> list[Entry]:
    """Without the parts of Qt that are not used, and without what is the system's own."""
    return [each for each in entries if not _is_dropped(each[0]) and not _is_of_the_system(each)]


def kept_datas(entries: Iterable[Entry]) -> list[Entry]:
    """Without the texts and samples that nobody reads."""
    return [each for each in entries if not _is_dropped(each[0]) and not _is_dropped_data(each[0])]


def _is_dropped(destination: str) -> bool:
    return _DROPPED.search(_posix(destination)) is not None


def _is_dropped_data(destination: str) -> bool:
    place = _posix(destination)
    if _QT_TEXTS.search(place):
        return not _QT_DUTCH.search(place)
    return _DROPPED_DATA.search(place) is not None


def _is_of_the_system(entry: Entry) -> bool:
    """Whether a library lies in a folder of Linux itself: the graphics, the desktop and the C library must be the
    user's own, and what the machine of the build happens to have must not make a difference."""
    destination, source, _ = entry
    if not IS_LINUX or not source.startswith(tuple(f"{folder}/" for folder in _SYSTEM_FOLDERS)):
        return False
    return _CARRIED.match(PurePosixPath(destination).name) is None


def _posix(destination: str) -> str:
    return destination.replace("\\", "/")
