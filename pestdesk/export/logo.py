"""Whether a picture can stand in the head of a letter."""

import typst

from pestdesk.export.paper import logo_data
from pestdesk.export.typesetting import STANDARDS, fonts

#: A logo of a school takes some ten kilobytes; a photograph would make every letter slow and heavy.
_MOST_BYTES = 2_000_000
_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_ALONE = b'#set document(title: "-")\n#image(bytes(json(bytes(sys.inputs.logo))), width: 30mm, alt: "-")'


def is_usable_logo(data: bytes) -> bool:
    """Whether this is a sound PNG or JPEG of at most 2 MB: it is really set, as a letter would."""
    if len(data) > _MOST_BYTES or not data.startswith(_STARTS):
        return False
    try:
        for how in ({"format": "pdf", "pdf_standards": STANDARDS}, {"format": "png", "ppi": 36}):
            inputs = {"logo": logo_data(data)}
            typst.compile(_ALONE, font_paths=fonts(), ignore_system_fonts=True, sys_inputs=inputs, **how)
    except typst.TypstError:
        return False
    return True
