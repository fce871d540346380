"""The recovery key: a secret that is printed, kept elsewhere, and typed back once the passphrase is forgotten."""

from collections.abc import Callable

from pestdesk.errors import RuleError

#: Without signs that look alike on paper (0 and O, 1, I and L). Their number is a prime, so that the check sign finds
#: every wrong sign and every two that changed places.
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
#: 27 signs hold 133 bits: more than anyone will ever try.
SECRET_LENGTH = 27
_GROUP = 4
_BETWEEN = str.maketrans("", "", " -–—.\t\n\r\u00a0")


def new_recovery_key(below: Callable[[int], int]) -> str:
    """A new key as `parse` gives it; `below(n)` is a random whole number from 0 to n, n not included."""
    secret = "".join(SIGNS[below(len(SIGNS))] for _ in range(SECRET_LENGTH))
    return secret + _check_sign(secret)


def in_groups(key: str) -> str:
    """The key as it is printed: ‘7KQM-2R8W-…’."""
    return "-".join(key[at : at + _GROUP] for at in range(0, len(key), _GROUP))


def parse(text: str) -> str:
    """The key that was typed, in capitals and without what stands between the groups.

    Raises RuleError for what cannot be a recovery key: it tells of the typing, not of the vault's key.
    """
    key = text.translate(_BETWEEN).upper()
    if not key:
        raise RuleError("Typ de herstelsleutel over van het papier.")
    strange = next((sign for sign in key if sign not in SIGNS), None)
    if strange is not None:
        raise RuleError(f"In een herstelsleutel komt het teken ‘{strange}’ niet voor. Kijk het nog eens na.")
    wanted = SECRET_LENGTH + 1
    if len(key) != wanted:
        raise RuleError(f"Een herstelsleutel heeft {wanted} tekens; dit zijn er {len(key)}. Kijk het nog eens na.")
    if key[-1] != _check_sign(key[:-1]):
        raise RuleError("Er zit een typefout in de herstelsleutel. Vergelijk hem letter voor letter met het papier.")
    return key


def _check_sign(secret: str) -> str:
    weighed = sum(weight * SIGNS.index(sign) for weight, sign in enumerate(secret, start=2))
    return SIGNS[weighed % len(SIGNS)]
