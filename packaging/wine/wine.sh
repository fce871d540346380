# shellcheck shell=bash disable=SC2154
# A wine prefix with stand-ins for what wine 8 lacks, and ways to run Windows programs in it.
# Sourced by build-windows.sh, which sets `here` and `work`.

export WINEPREFIX=$work/prefix WINEARCH=win64 WINEDEBUG=-all
# No .NET, no browser, no debugger that waits, no entries in the menus of this desktop; the stand-ins as they are in
# the prefix.
export WINEDLLOVERRIDES="mscoree,mshtml,winedbg.exe=d;winemenubuilder.exe=d;mscms=n;ucrtbase=n,b"
drive=$WINEPREFIX/drive_c
system=$drive/windows/system32

# wine's exit code says little, and a program with a window may wait for ever: the caller looks at what was done.
# A Windows Python cannot start with its output in a file, but it can with a pipe.
in_wine() {
  local seconds=$1
  shift
  { timeout --signal KILL "$seconds" wine "$@" </dev/null 2>&1 || true; } | cat
}

# A screen that nobody looks at: Qt without one shows its window and then never rests.
start_screen() {
  : >"$work/display"
  Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
  screen_pid=$!
  for _ in {1..100}; do
    [[ ! -s $work/display ]] || break
    sleep 0.1
  done
  DISPLAY=:$(<"$work/display")
  export DISPLAY
}

stop_wine() {
  wineserver -k 2>/dev/null || true
  [[ -z ${screen_pid:-} ]] || kill "$screen_pid" 2>/dev/null || true
}

make_prefix() {
  local name
  timeout --signal KILL 180 wine wineboot -i </dev/null >/dev/null 2>&1
  # Debian's wine says that it is Windows 7, which Qt does not support.
  in_wine 60 reg add 'HKEY_CURRENT_USER\Software\Wine' /v Version /d win10 /f >/dev/null
  # What runs in it now has the C library that is to be replaced.
  wineserver -k || true
  for name in icuuc mscms bcryptprimitives; do
    x86_64-w64-mingw32-gcc -shared -static-libgcc -O2 -s -Wall -Werror -o "$system/$name.dll" "$here/wine/$name.c" \
      -ladvapi32
  done
  stand_in_for_c_library
  # Once for all that follows: what starts these gives them its output, and a pipe ends when all have let go of it.
  wineserver -p >/dev/null 2>&1
  timeout --signal KILL 60 wine wineboot </dev/null >/dev/null 2>&1
}

# Its functions of complex numbers come from ucrtbase.c; every other one is passed on to wine's own, under another name.
stand_in_for_c_library() {
  local own=$work/ucrtbase wines=$system/ucrtwine.dll
  mkdir -p "$own"
  cp /usr/lib/x86_64-linux-gnu/wine/x86_64-windows/ucrtbase.dll "$wines"
  # Without the mark by which wine would look for it among its own.
  dd if=/dev/zero of="$wines" bs=1 seek=64 count=32 conv=notrunc status=none
  x86_64-w64-mingw32-gcc -O2 -Wall -Werror -c -o "$own/own.o" "$here/wine/ucrtbase.c"
  x86_64-w64-mingw32-nm "$own/own.o" | awk '$2 == "T" { sub("^own_", "", $3); print $3 }' | sort >"$own/own"
  x86_64-w64-mingw32-objdump -p "$wines" |
    awk '/^\[Ordinal\/Name Pointer\]/ { on = 1; next } on && /\[ *[0-9]+\]/ { print $NF }' | sort >"$own/all"
  {
    printf 'LIBRARY ucrtbase.dll\nEXPORTS\n'
    sed 's/.*/& = own_&/' "$own/own"
    comm -13 "$own/own" "$own/all" | sed 's/.*/& = ucrtwine.&/'
  } >"$own/exports.def"
  x86_64-w64-mingw32-gcc -shared -static-libgcc -s -o "$system/ucrtbase.dll" "$own/own.o" "$own/exports.def"
}
