/* What is written in Rust (typst, cryptography) takes its random bytes from Windows' bcryptprimitives.dll; wine 8 has
   none. This stands in for it in the wine prefix only, and asks the generator that wine does have. */
#include <windows.h>
#include <ntsecapi.h> /* RtlGenRandom, which advapi32 exports as SystemFunction036 */

__declspec(dllexport) BOOL ProcessPrng(PBYTE data, SIZE_T length) {
    while (length > 0) {
        ULONG part = length > 65536 ? 65536 : (ULONG)length;
        if (!RtlGenRandom(data, part)) {
            /* ProcessPrng never fails; bytes that are not random must not look as if they were. */
            TerminateProcess(GetCurrentProcess(), 70);
        }
        data += part;
        length -= part;
    }
    return TRUE;
}
