#!/usr/bin/env bash
# Builds PestDesk for Windows on Debian, and tries what it built under wine.
#
# usage: packaging/build-windows.sh [--no-checks]
# Leaves a setup program, an MSI and a portable zip in packaging/build/windows/artefacts. The same commit gives the
# same bytes. What is committed is built; nothing outside packaging/build is changed, but for Debian's packages.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname "$HERE")
WORK=$HERE/build/windows
readonly HERE ROOT WORK
# Names with an accent go through wine as they are.
export LC_ALL=C.UTF-8 TZ=UTC PYTHONHASHSEED=0
SOURCE_DATE_EPOCH=$(git -C "$ROOT" log -1 --format=%ct)
export SOURCE_DATE_EPOCH

install_tools() {
  local packages=(
    gcc-mingw-w64-x86-64-win32 imagemagick msitools nsis unzip wine wine64 wixl xdotool xvfb zip
  ) missing=()
  for package in "${packages[@]}"; do
    dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  if ((${#missing[@]})); then
    echo "installing: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  fi
}
install_tools
rm -rf "$WORK"; mkdir -p "$WORK"
. "$HERE/windows/inputs.sh"
. "$HERE/wine/wine.sh"
trap stop_wine EXIT
VERSION=0.1.0
take_sources "$WORK/source"
start_screen
time make_prefix
time make_python "$WORK/python"
cd "$WORK/source"
time in_wine 900 "$WORK/python/python.exe" -m PyInstaller --noconfirm --distpath "$WORK/dist" --workpath "$WORK/work" packaging/pestdesk.spec >"$WORK/pyinstaller.log"
tail -5 "$WORK/pyinstaller.log"
