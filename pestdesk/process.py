"""What is kept of this process when it crashes: nothing, for its memory holds what the vault holds."""

import ctypes
import faulthandler
import sys

_PR_SET_DUMPABLE = 4
_SEM_FAILCRITICALERRORS, _SEM_NOGPFAULTERRORBOX, _SEM_NOOPENFILEERRORBOX = 0x0001, 0x0002, 0x8000
_WER_FAULT_REPORTING_FLAG_NOHEAP = 1


def forbid_dumps() -> None:
    """No core file, and no crash report with memory in it. On Linux no other program of this user reads the memory.

    To be called first: what was refused here is never written. A system that refuses is left as it is.
    """
    # It writes to the terminal where the program was when it died, as no window can.
    faulthandler.disable()
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX | _SEM_NOOPENFILEERRORBOX)
        kernel.WerSetFlags(_WER_FAULT_REPORTING_FLAG_NOHEAP)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # A core that is piped to a crash reporter heeds no limit; it does heed this.
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
