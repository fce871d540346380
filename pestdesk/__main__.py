"""`python -m pestdesk` opens the program."""

import sys

from pestdesk.app import main

if __name__ == "__main__":
    sys.exit(main())
