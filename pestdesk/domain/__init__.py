"""The rules of the protocol: pure, standard library only, frozen dataclasses; no clock and no I/O."""
