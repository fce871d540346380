"""Runs in the frozen program before its own first line."""

import os
import sys

if sys.platform == "linux":
    # The loader has read it already. A program that this one starts, e.g. the reader of PDFs, must find its own
    # libraries, and not those of the bundle.
    was = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if was is not None:
        os.environ["LD_LIBRARY_PATH"] = was
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)
