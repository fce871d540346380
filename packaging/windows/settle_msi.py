"""Takes out of an MSI what wixl puts in by chance: the code of the package, and the moment that it was made.

usage: python packaging/windows/settle_msi.py FILE.msi CODE SECONDS
CODE is the code that the package gets; SECONDS since 1970, the moment. Fails unless each is found where it belongs.
"""

import re
import struct
import sys
from pathlib import Path

#: From the year 1601 of Windows to 1970.
_EPOCH_DIFFERENCE = 11_644_473_600
_STRING, _MOMENT = struct.pack("<I", 0x1E), struct.pack("<I", 0x40)
#: How near to each other they lie.
_NEAR = 256


def settled(data: bytes, code: str, seconds: int) -> bytes:
    """The same MSI with this code and moment."""
    found = list(re.finditer(re.escape(_STRING) + rb".{4}(\{[0-9A-F-]{36}\})\0", data, re.DOTALL))
    if len(found) != 1:
        raise ValueError(f"{len(found)} codes of the package found, in place of one")
    begin, end = found[0].span(1)
    data = data[:begin] + b"{" + code.encode() + b"}" + data[end:]
    moment = struct.pack("<Q", (seconds + _EPOCH_DIFFERENCE) * 10_000_000)
    before, near, after = data[: begin - _NEAR], data[begin - _NEAR : end + _NEAR], data[end + _NEAR :]
    near, count = re.subn(re.escape(_MOMENT) + rb".{8}", lambda _: _MOMENT + moment, near, flags=re.DOTALL)
    if count != 2:
        raise ValueError(f"{count} moments found, in place of two")
    return before + near + after


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    file = Path(sys.argv[1])
    file.write_bytes(settled(file.read_bytes(), sys.argv[2], int(sys.argv[3])))
