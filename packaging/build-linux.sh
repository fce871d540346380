#!/usr/bin/env bash
# Builds PestDesk for Linux from nothing but a checkout, on a Debian machine, and checks each thing that it made.
#
# usage: packaging/build-linux.sh [--bundle-only]
#   --bundle-only   the frozen program in dist/pestdesk with its self-test, and no archives (what .ci/run does)
#
# Leaves in dist/: the .tar.xz, the .deb and the wheel. The same commit gives the same bytes; see build_environment.sh.
set -euo pipefail
# shellcheck source=packaging/build_environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/build_environment.sh"

here=$root/packaging
id=nl.pestdesk.PestDesk
python=$build/linux/venv/bin/python
bundle=$dist/pestdesk
tarball=$dist/pestdesk-$version-linux-x86_64.tar.xz
deb=$dist/pestdesk_${version}_amd64.deb
wheel=$dist/pestdesk-$version-py3-none-any.whl
# 0 while one works on this script: 9 takes minutes.
level=${PESTDESK_COMPRESSION:-9}

# Qt's plugins link to these, and dpkg-shlibdeps must find whose they are.
libraries=(
  libcups2 libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libwayland-client0 libwayland-cursor0 libxcb-cursor0
  libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxkbcommon-x11-0
)
archive_tools=(appstream desktop-file-utils dpkg-dev lintian xz-utils)

freeze() {
  make_environment "$build/linux/venv" packaging
  rm -rf "$bundle"
  "$python" -m PyInstaller --noconfirm --clean --log-level ERROR --distpath "$dist" --workpath "$build/linux/work" \
    "$here/pestdesk.spec"
  strip_bundle
  "$python" "$here/licences.py" "$bundle/licenties"
}

# Not OpenBLAS, which auditwheel has patched: that may not survive it.
strip_bundle() {
  find "$bundle/_internal" -type f -name '*.so*' -not -path '*/numpy.libs/*' -exec strip --strip-unneeded {} +
  find "$bundle" -type d -exec chmod 755 {} +
  find "$bundle" -type f -not -name pestdesk -exec chmod 644 {} +
}

# Put the desktop entry, the metadata and the icons under FOLDER, as the desktops look for them.
put_desktop_files() {
  local folder=$1 size
  install -Dm644 "$here/linux/$id.desktop" "$folder/applications/$id.desktop"
  mkdir -p "$folder/metainfo"
  sed -e "s/@VERSION@/$version/" -e "s/@DATE@/$(date --date="@$SOURCE_DATE_EPOCH" +%F)/" \
    "$here/linux/$id.metainfo.xml" >"$folder/metainfo/$id.metainfo.xml"
  install -Dm644 "$root/resources/brand/pestdesk.svg" "$folder/icons/hicolor/scalable/apps/$id.svg"
  for size in 16 22 24 32 48 64 128 256 512; do
    install -Dm644 "$build/linux/work/pestdesk/icons/pestdesk-$size.png" \
      "$folder/icons/hicolor/${size}x$size/apps/$id.png"
  done
  desktop-file-validate "$folder/applications/$id.desktop"
  appstreamcli validate --no-net --explain "$folder/metainfo/$id.metainfo.xml"
}

# Which packages of Debian the libraries in the bundle ask for: those of the plugins that not everyone loads apart.
find_dependencies() {
  local work=$build/linux/shlibdeps needed=() optional=() file folders=() folder
  rm -rf "$work" && mkdir -p "$work/debian"
  printf 'Source: pestdesk\n\nPackage: pestdesk\nArchitecture: amd64\n' >"$work/debian/control"
  while IFS= read -r -d '' file; do
    case $file in
      *cupsprintersupport* | *wayland* | *WaylandClient* | *WlShell* | *libxdg-shell*) optional+=("-e$file") ;;
      *) needed+=("-e$file") ;;
    esac
  done < <(find "$bundle" -type f \( -name '*.so*' -o -name pestdesk \) -print0 | sort -z)
  while IFS= read -r -d '' folder; do folders+=("-l$folder"); done < <(find "$bundle/_internal" -type d -print0)
  (cd "$work" && dpkg-shlibdeps --ignore-missing-info -Tsubstvars "${folders[@]}" -dRecommends "${optional[@]}" \
    -dDepends "${needed[@]}" 2>warnings) || { cat "$work/warnings" >&2; return 1; }
  depends=$(sed -n 's/^shlibs:Depends=//p' "$work/substvars")
  recommends=$(sed -n 's/^shlibs:Recommends=//p' "$work/substvars")
}

make_tarball() {
  local name=pestdesk-$version tree=$build/linux/tree names glibc
  rm -rf "$tree" && mkdir -p "$tree"
  cp -a "$bundle" "$tree/$name"
  put_desktop_files "$tree/$name/share"
  # What only a bare desktop lacks: every Linux has the first of these, and the bundle brings the others.
  names=$(tr ',' '\n' <<<"$depends" | sed -E 's/^ //; s/ .*//' |
    grep -Ev '^(lib(bz2|c6|ffi|gcc-s1|lzma|stdc)|zlib|libxcb-(cursor|icccm|image|keysyms|render-util|util)|libxkbcommon-x11)' |
    tr '\n' ' ' | fold -s -w 96 | sed 's/ *$//; s/^/  /')
  glibc=$(grep -oP 'libc6 \(>= \K[0-9.]+' <<<"$depends")
  sed -e "s/@VERSION@/$version/" -e "s/@GLIBC@/$glibc/" -e "s/@PACKAGES@/${names//$'\n'/\\n}/" \
    "$here/linux/LEESMIJ.txt" >"$tree/$name/LEESMIJ.txt"
  # Two blocks: both cores work, and their number makes no difference to the bytes.
  tar --create --directory "$tree" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
    --format=gnu "$name" | xz --threads=2 --block-size=160MiB --x86 --lzma2="preset=$level" >"$tarball"
}

make_deb() {
  local tree=$build/linux/deb doc
  doc=$tree/usr/share/doc/pestdesk
  rm -rf "$tree" && mkdir -p "$tree/DEBIAN" "$tree/usr/bin" "$tree/usr/lib" "$doc"
  cp -a "$bundle" "$tree/usr/lib/pestdesk"
  mv "$tree/usr/lib/pestdesk/licenties" "$doc/licenties"
  # What the bundle carries for other systems comes from Debian here, with its security updates.
  find "$tree/usr/lib/pestdesk/_internal" -maxdepth 1 -type f -name 'lib*.so*' -printf '%f\n' |
    grep -E '^lib(bz2|ffi|lzma|z|xcb-[a-z-]+|xkbcommon-x11)\.so' |
    sed "s#^#$tree/usr/lib/pestdesk/_internal/#" | xargs rm
  rm -r "$doc/licenties/Debian"
  ln -s ../lib/pestdesk/pestdesk "$tree/usr/bin/pestdesk"
  put_desktop_files "$tree/usr/share"
  install -Dm644 "$here/linux/lintian-overrides" "$tree/usr/share/lintian/overrides/pestdesk"
  install -m644 "$here/linux/copyright" "$doc/copyright"
  debian_changelog | gzip -9n >"$doc/changelog.gz"
  install -d "$tree/usr/share/man/man1"
  sed "s/@VERSION@/$version/" "$here/linux/pestdesk.1" | gzip -9n >"$tree/usr/share/man/man1/pestdesk.1.gz"
  find "$tree" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
  debian_control "$(du --apparent-size -sk "$tree/usr" | cut -f1)" >"$tree/DEBIAN/control"
  (cd "$tree" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
  dpkg-deb --root-owner-group -Zxz "-z$level" --threads-max=2 --build "$tree" "$deb" >/dev/null
  lintian --allow-root --fail-on error "$deb"
}

debian_control() {
  cat <<CONTROL
Package: pestdesk
Version: $version
Architecture: amd64
Maintainer: $(maintainer)
Installed-Size: $1
Depends: $depends
Recommends: $recommends, fonts-dejavu-core
Section: education
Priority: optional
Description: anti-bullying protocol of a Dutch school, step by step
 PestDesk is for the coordinator of a Dutch secondary school who handles
 signals of bullying. It walks through the school's protocol, guards the
 four-week checks, and makes summaries and letters in which nobody is named
 whom their reader may not see.
 .
 All records stay in an encrypted vault on the own computer; no network is
 used. The program speaks Dutch.
CONTROL
}

debian_changelog() {
  printf 'pestdesk (%s) stable; urgency=medium\n\n  * What changed stands, in Dutch, in CHANGELOG.md beside this release.\n\n' "$version"
  printf ' -- %s  %s\n' "$(maintainer)" "$(date --date="@$SOURCE_DATE_EPOCH" -R)"
}

# Who answers for the package; a school or supplier that builds it puts itself here.
maintainer() { echo "${PESTDESK_MAINTAINER:-PestDesk <pestdesk@localhost>}"; }

make_wheel() {
  uv build --quiet --wheel --out-dir "$dist" "$root"
}

check_tarball() {
  local into=$build/linux/check/tarball
  rm -rf "$into" && mkdir -p "$into"
  tar --extract --file "$tarball" --directory "$into"
  told "$tarball" "$python" "$here/self_tested.py" "$into/pestdesk-$version/pestdesk"
}

# Unpacked only; `check-deb.sh` installs it in a clean Debian.
check_deb() {
  local into=$build/linux/check/deb
  rm -rf "$into"
  dpkg-deb --extract "$deb" "$into"
  told "$deb" "$python" "$here/self_tested.py" "$into/usr/bin/pestdesk"
}

check_wheel() {
  local home=$build/linux/check/pipx
  rm -rf "$home"
  PIPX_HOME=$home PIPX_BIN_DIR=$home/bin PIPX_MAN_DIR=$home/man uv tool run --quiet pipx install --quiet \
    --python "$(readlink -f "$python")" "$wheel" >/dev/null
  told "$wheel" "$python" "$here/self_tested.py" "$home/bin/pestdesk"
}

# Tell of FILE how large it is, its hash, and the outcome of the command that follows.
told() {
  local file=$1 outcome is_ok=0
  shift
  outcome=$("$@") || is_ok=1
  printf '%s\n  %.1f MB  sha256 %s\n  %s\n' "${file#"$root/"}" "$(stat -c %s "$file" | awk '{print $1 / 1e6}')" \
    "$(sha256sum "$file" | cut -d' ' -f1)" "$outcome"
  return "$is_ok"
}

must_be_small() {
  local size limit=70000000
  ((level == 9)) || return 0
  size=$(stat -c %s "$tarball")
  ((size <= limit)) || { echo "$tarball is larger than 70 MB" >&2; return 1; }
}

main() {
  [[ $# -eq 0 || $* == --bundle-only ]] || { sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2; }
  need_uv
  need_packages binutils "${libraries[@]}"
  mkdir -p "$dist" "$build/linux"
  freeze
  "$python" "$here/check_bundle.py" "$bundle"
  "$python" "$here/self_tested.py" "$bundle/pestdesk"
  [[ ${1:-} != --bundle-only ]] || return 0
  need_packages "${archive_tools[@]}"
  find_dependencies
  echo "Debian: Depends: $depends"
  echo "Debian: Recommends: $recommends"
  make_tarball
  make_deb
  make_wheel
  check_tarball
  check_deb
  check_wheel
  must_be_small
}

main "$@"
