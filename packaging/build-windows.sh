#!/usr/bin/env bash
# Builds PestDesk for Windows from what is committed, on a Debian machine, and tries under wine what it built.
#
# usage: packaging/build-windows.sh [--no-checks]
#   --no-checks   build only: no older version is built, nothing is installed
#
# Leaves in dist/: a setup program, an MSI and a portable zip. The same commit gives the same bytes. All else that it
# makes is in build/windows. Takes a quarter of an hour on two cores: 7 minutes to build, the rest to try it.
set -euo pipefail
# shellcheck source=packaging/build_environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/build_environment.sh"

here=$root/packaging
work=$build/windows
python=$work/python
# What the upgrade is tried from: the same program with another number.
old_number=0.0.9
# shellcheck source=packaging/wine/wine.sh
source "$here/wine/wine.sh"
# shellcheck source=packaging/windows/inputs.sh
source "$here/windows/inputs.sh"
# shellcheck source=packaging/windows/artefacts.sh
source "$here/windows/artefacts.sh"
# shellcheck source=packaging/windows/checks.sh
source "$here/windows/checks.sh"

tools=(
  gcc-mingw-w64-x86-64-win32 imagemagick nsis unzip wine wine64 wixl xdotool xvfb zip
)

build_new() {
  freeze "$version" "$work/new"
  check_bundle "$work/new"
  rm -f "$dist/PestDesk-"*
  make_installers "$version" "$work/new" "$dist"
  make_zip "$version" "$work/new" "$dist"
}

check_all() {
  freeze "$old_number" "$work/old"
  # That the new one does not have.
  echo "of $old_number" >"$work/old/dist/PestDesk/_internal/van vroeger.txt"
  make_installers "$old_number" "$work/old" "$work/older" -DQUICK
  check_setup "$dist" "$work/older" "$version"
  check_msi "$dist" "$work/older" "$version"
  check_zip "$dist" "$version"
}

must_be_small() {
  local size limit=60000000
  size=$(stat -c %s "$dist/PestDesk-$version-setup.exe")
  ((size <= limit)) || { echo "the setup program is larger than 60 MB: $size" >&2; return 1; }
}

# Of each artefact its size, its hash, and what came of the self-test where it was installed.
tell() {
  local kind file
  for kind in setup.exe:setup msi:msi portable.zip:zip; do
    file=$(find "$dist" -name "PestDesk-$version*${kind%:*}")
    printf '%s\n  %.1f MB  sha256 %s\n' "${file#"$root/"}" "$(stat -c %s "$file" | awk '{print $1 / 1e6}')" \
      "$(sha256sum "$file" | cut -d' ' -f1)"
    [[ ! -s $work/outcome-${kind#*:} ]] || echo "  self-test: $(<"$work/outcome-${kind#*:}")"
  done
}

main() {
  [[ $# -eq 0 || $* == --no-checks ]] || { sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2; }
  need_uv
  need_packages "${tools[@]}"
  rm -rf "$work" && mkdir -p "$work" "$dist"
  trap stop_wine EXIT
  start_screen
  make_prefix
  make_python "$python"
  build_new
  [[ ${1:-} == --no-checks ]] || check_all
  tell
  must_be_small
}

main "$@"
