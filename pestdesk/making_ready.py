"""What an open vault needs, made ready beside the first page: while the passphrase is typed there is time for it."""

# Imported for their effect: the window that comes then is not held up by them.
import logging.handlers  # noqa: F401

import pestdesk.ui.locking
import pestdesk.ui.main_window
import pestdesk.ui.opening
import pestdesk.ui.vault_sign  # noqa: F401
from pestdesk.desk.rehearsal import rehearse
from pestdesk.storage.practice_folder import remove_leftovers
from pestdesk.ui.session_watch import kind_here


def make_ready() -> None:
    """Play what the window does first, and tidy up after a practice window that was killed. Any thread may do so."""
    kind_here()
    rehearse()
    remove_leftovers()
