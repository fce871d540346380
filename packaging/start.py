"""Where the frozen program begins."""

import sys

from pestdesk.app import main

sys.exit(main())
