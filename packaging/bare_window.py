"""A bare window of PySide6, beside which PestDesk is measured; with --memory it tells what it takes, and ends."""

import sys

from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(sys.argv)
window = QWidget()
window.resize(1200, 760)
window.show()
if "--memory" in sys.argv:
    from figures import pss

    app.processEvents()
    print(pss())
else:
    sys.exit(app.exec())
