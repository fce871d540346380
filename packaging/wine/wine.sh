# shellcheck shell=bash
# A wine prefix with stand-ins for what wine 8 lacks, and ways to run Windows programs in it.
# Sourced by build-windows.sh, which sets HERE and WORK.

export WINEPREFIX=$WORK/prefix WINEARCH=win64 WINEDEBUG=-all
# No .NET, no browser, no menu entries on this desktop; mscms as in the prefix.
export WINEDLLOVERRIDES="mscoree,mshtml=d;winemenubuilder.exe=d;mscms=n"
# What wine calls drive C.
readonly DRIVE=$WINEPREFIX/drive_c
readonly STAND_INS=(icuuc mscms bcryptprimitives)

# wine's exit code says little, and a program that draws may wait for ever: what was done is looked at by the caller.
# A Windows Python cannot start with its output in a file, but it can with a pipe.
in_wine() {
  local seconds=$1
  shift
  { timeout --signal KILL "$seconds" wine "$@" </dev/null 2>&1 || true; } | cat
}

# A screen that nobody looks at: qwindows without one shows its window and then never rests.
start_screen() {
  local told=$WORK/display
  Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp 3>"$told" >/dev/null 2>&1 &
  SCREEN_PID=$!
  for _ in {1..100}; do
    [[ -s $told ]] && break
    sleep 0.1
  done
  DISPLAY=:$(<"$told")
  export DISPLAY
}

stop_wine() {
  wineserver -k 2>/dev/null || true
  [[ -z ${SCREEN_PID:-} ]] || kill "$SCREEN_PID" 2>/dev/null || true
}

make_prefix() {
  in_wine 120 wineboot -i >/dev/null
  # Debian's wine says it is Windows 7, for which Qt has no support.
  in_wine 30 reg add 'HKEY_CURRENT_USER\Software\Wine' /v Version /d win10 /f >/dev/null
  for name in "${STAND_INS[@]}"; do
    x86_64-w64-mingw32-gcc -shared -O2 -s -Wall -Werror -o "$DRIVE/windows/system32/$name.dll" \
      "$HERE/wine/$name.c" -ladvapi32
  done
}
