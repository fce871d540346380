; The setup program: for one user, without an administrator, in Dutch.
;
; makensis -DVERSION=1.2.3 -DFILES=files.nsh -DICON=PestDesk.ico -DSIZE_KB=1234 -DOUT=setup.exe [-DSIDE=side.bmp]
;   [-DQUICK] setup.nsi
; FILES is written by installer_sources.py, SIDE is a picture of 164 by 314, QUICK is for what is only tried. What is
; installed has four names in $INSTDIR and no others, so that an upgrade replaces all of it, and nothing that someone
; else put there is removed.
;
; Exit codes of a silent run (/S): 0 done, 2 broken off, 3 PestDesk is open, 4 this Windows is too old. After each but 0,
; everything is as it was.

Unicode true
; The only stub that runs under a wine without its 32-bit half; the program itself is 64-bit too.
Target amd64-unicode
!include MUI2.nsh
!include WinVer.nsh
!include LogicLib.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\PestDesk"
!define UNINSTALLER "uninstall.exe"
; The old version, until the new one is there.
!define ASIDE "$INSTDIR\_vorige"

Name "PestDesk"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\PestDesk"
RequestExecutionLevel user
!ifdef QUICK
  ; Three times as large, in seconds.
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "PestDesk ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
XPStyle on
; A file that cannot be written ends it; leaving it out would make half a program.
AllowSkipFiles off

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=1043 "ProductName" "PestDesk"
VIAddVersionKey /LANG=1043 "CompanyName" "PestDesk"
VIAddVersionKey /LANG=1043 "FileDescription" "PestDesk installeren"
VIAddVersionKey /LANG=1043 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1043 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1043 "LegalCopyright" "PestDesk"

Var Place ; of the version that is there
Var Unpacking ; 1 when new files are there
Var Vault ; what the user is told of it at the end
Var VaultStays ; and before

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "Wil je stoppen? PestDesk ${VERSION} staat dan niet op deze computer."
!define MUI_WELCOMEPAGE_TITLE "PestDesk ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "PestDesk komt op deze computer te staan, alleen voor jou. Daar is geen beheerder voor nodig.$\r$\n$\r$\nHeb je al een oudere versie? Sluit die dan eerst. De nieuwe komt ervoor in de plaats. Je kluis met alle casussen blijft zoals hij is.$\r$\n$\r$\nMap: $INSTDIR"
!define MUI_FINISHPAGE_TITLE "PestDesk staat klaar"
!define MUI_FINISHPAGE_TEXT "Je vindt PestDesk in het menu Start."
!define MUI_FINISHPAGE_RUN "$INSTDIR\PestDesk.exe"
!define MUI_FINISHPAGE_RUN_TEXT "PestDesk nu starten"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$VaultStays"
!ifdef SIDE
  !define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
  !define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!endif

!insertmacro MUI_PAGE_WELCOME
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "PestDesk staat klaar"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "Alles is geplaatst."
!define MUI_PAGE_HEADER_SUBTEXT "Even geduld: PestDesk wordt geplaatst."
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_PAGE_HEADER_SUBTEXT "Alleen het programma gaat weg."
!insertmacro MUI_UNPAGE_CONFIRM
!define MUI_PAGE_HEADER_SUBTEXT "Even geduld: PestDesk wordt verwijderd."
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "PestDesk is verwijderd"
!define MUI_FINISHPAGE_TEXT "$Vault"
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "Dutch"

; Windows lets nobody write in a program that runs.
!macro StopIfOpen un
Function ${un}StopIfOpen
  again:
  IfFileExists "$INSTDIR\PestDesk.exe" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\PestDesk.exe" a
  IfErrors open
  FileClose $0
  Goto closed
  open:
  IfSilent silent
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "PestDesk is nog open. Er is niets gewijzigd. Sluit PestDesk en probeer het opnieuw." IDRETRY again
  Abort "PestDesk is nog open. Er is niets gewijzigd."
  silent:
  SetErrorLevel 3
  Quit
  closed:
FunctionEnd
!macroend
!insertmacro StopIfOpen ""
!insertmacro StopIfOpen "un."

; A name that is gone already is no error.
!macro Move from to name
  ${If} ${FileExists} "${from}\${name}"
    Rename "${from}\${name}" "${to}\${name}"
  ${EndIf}
!macroend
!macro MoveAll from to
  !insertmacro Move "${from}" "${to}" "PestDesk.exe"
  !insertmacro Move "${from}" "${to}" "_internal"
  !insertmacro Move "${from}" "${to}" "licenties"
  !insertmacro Move "${from}" "${to}" "LEESMIJ.txt"
!macroend
!macro RemoveAll
  Delete "$INSTDIR\PestDesk.exe"
  Delete "$INSTDIR\LEESMIJ.txt"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licenties"
!macroend

; Puts back what was set aside of the old version.
Function PutBack
  SetOutPath "$TEMP"
  !insertmacro MoveAll "${ASIDE}" "$INSTDIR"
  RMDir "${ASIDE}"
FunctionEnd

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 18362
    MessageBox MB_OK|MB_ICONEXCLAMATION "PestDesk heeft Windows 10 (versie 1903) of nieuwer nodig. Er is niets gewijzigd." /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  ; A new version goes where the old one is.
  ReadRegStr $Place HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $Place != ""
  ${AndIf} ${FileExists} "$Place\PestDesk.exe"
    StrCpy $INSTDIR $Place
  ${EndIf}
FunctionEnd

Function .onInstFailed
  ; Until something was unpacked, the files in $INSTDIR are the old ones.
  ${If} $Unpacking == 1
    SetOutPath "$TEMP"
    !insertmacro RemoveAll
    Call PutBack
    RMDir "$INSTDIR"
  ${EndIf}
FunctionEnd

Section
  Call StopIfOpen
  SetOutPath "$INSTDIR"
  ; Left by an upgrade that the laptop did not survive.
  RMDir /r "${ASIDE}"
  ${If} ${FileExists} "$INSTDIR\PestDesk.exe"
    CreateDirectory "${ASIDE}"
    ClearErrors
    !insertmacro MoveAll "$INSTDIR" "${ASIDE}"
    ${If} ${Errors}
      Call PutBack
      Abort "Een bestand van de oude versie is in gebruik. Er is niets gewijzigd. Start de computer opnieuw en probeer het nog een keer."
    ${EndIf}
  ${EndIf}
  StrCpy $Unpacking 1
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  RMDir /r "${ASIDE}"
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
  CreateShortcut "$SMPROGRAMS\PestDesk.lnk" "$INSTDIR\PestDesk.exe" "" "$INSTDIR\PestDesk.exe" 0 SW_SHOWNORMAL "" "Het pestprotocol, stap voor stap"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "PestDesk"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "PestDesk"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\PestDesk.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

Function un.onInit
  ${If} ${FileExists} "$LOCALAPPDATA\PestDesk\kluis\*.*"
    StrCpy $VaultStays "Je kluis met alle casussen blijft staan, in de map $LOCALAPPDATA\PestDesk."
    StrCpy $Vault "Je kluis met alle casussen blijft op deze computer staan, in de map:$\r$\n$LOCALAPPDATA\PestDesk$\r$\n$\r$\nZet je PestDesk er later weer op, dan opent het die kluis. Moet de kluis ook weg? Verwijder dan zelf die map, maar maak eerst een reservekopie."
  ${Else}
    StrCpy $VaultStays "Kluizen en documenten die je ergens hebt bewaard, blijven staan."
    StrCpy $Vault $VaultStays
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Call un.StopIfOpen
  SetOutPath "$TEMP"
  !insertmacro RemoveAll
  RMDir /r "${ASIDE}"
  Delete "$INSTDIR\${UNINSTALLER}"
  ; Stays when someone else put something in it.
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\PestDesk.lnk"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
SectionEnd
