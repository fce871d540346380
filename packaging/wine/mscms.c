/* Qt asks Windows for the colour profile of the screen; wine 8's mscms.dll lacks one of these and ends the program.
   This stands in for it in the wine prefix only: there is no profile, and Qt goes on without. */
#define STUB(name) __declspec(dllexport) void *name(void) { return 0; }
STUB(WcsCreateIccProfile)
STUB(WcsGetDefaultColorProfile)
STUB(WcsGetDefaultColorProfileSize)
STUB(OpenColorProfileW)
STUB(CloseColorProfile)
STUB(GetColorProfileFromHandle)
