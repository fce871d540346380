#!/usr/bin/env bash
# Installs the .deb in a clean Debian, passes its self-test there, opens its window, and takes it away again.
#
# usage: packaging/check-deb.sh DEB
# Needs root, debootstrap, xvfb and x11-utils, and half a gigabyte in /var/tmp for as long as it runs. The mirror is the
# one that this machine uses itself.
set -euo pipefail

deb=$(realpath "$1")
folder=$(mktemp -d /var/tmp/pestdesk-debian.XXXXXX)
# Who fetches packages inside is not root.
chmod 755 "$folder"
suite=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
display=:97

# The first mirror that apt is told of for this suite.
mirror() {
  # shellcheck disable=SC2016 # apt fills these in
  apt-get indextargets --format '$(SITE) $(RELEASE)' "Created-By: Packages" |
    awk -v suite="$suite" '$2 == suite { print $1; exit }'
}

# As debootstrap makes it: the packages that every Debian has, and no desktop.
make_debian() {
  debootstrap --variant=minbase "$suite" "$folder" "$(mirror)" >"$folder.log" 2>&1 || {
    tail -20 "$folder.log" >&2
    return 1
  }
  # The same keys and the same way to the mirror; what a release holds besides, e.g. security updates, is left out.
  cp -a /etc/apt/apt.conf.d/. "$folder/etc/apt/apt.conf.d/" 2>/dev/null || true
  mount -t proc proc "$folder/proc"
  mount --bind /dev "$folder/dev"
}

inside() { chroot "$folder" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 "$@"; }

clean_up() {
  [[ -z ${xvfb:-} ]] || kill "$xvfb" 2>/dev/null || true
  umount "$folder/dev" "$folder/proc" 2>/dev/null || true
  rm -rf --one-file-system "$folder" "$folder.log"
}

install_it() {
  cp "$deb" "$folder/root/pestdesk.deb"
  inside apt-get update -qq
  inside DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends /root/pestdesk.deb \
    >"$folder.log" 2>&1 || { tail -20 "$folder.log" >&2; return 1; }
  echo "installed: $(inside dpkg-query --show pestdesk | tr '\t' ' ')," \
    "with $(inside dpkg-query --show | wc -l) packages in all"
}

self_test() {
  inside pestdesk --self-test /root/zelftest >/dev/null </dev/null
  python3 -c 'import json, sys; told = json.load(open(sys.argv[1])); \
print("self-test there:", len(told["parts"]), "parts,", "all ok" if told["ok"] else told)' \
    "$folder/root/zelftest/self-test.json"
}

# An X server of this machine, reached from inside by its abstract socket.
open_window() {
  Xvfb "$display" -screen 0 1366x768x24 -nolisten tcp -listen local >/dev/null 2>&1 &
  xvfb=$!
  sleep 2
  inside DISPLAY="$display" pestdesk --data-dir /root/leeg </dev/null >"$folder.log" 2>&1 &
  local program=$! tries title=""
  for ((tries = 0; tries < 40 && ${#title} == 0; tries++)); do
    sleep 0.5
    title=$(DISPLAY=$display xwininfo -root -tree 2>/dev/null | grep -o '"PestDesk"' | head -1 || true)
  done
  kill "$program" 2>/dev/null || true
  [[ -n $title ]] || { echo "no window came:" >&2; cat "$folder.log" >&2; return 1; }
  echo "window there: $title"
}

remove_it() {
  inside DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq pestdesk >/dev/null 2>&1
  [[ ! -e $folder/usr/lib/pestdesk ]] || { echo "purging left /usr/lib/pestdesk" >&2; return 1; }
  echo "purged: nothing of the program is left"
}

trap clean_up EXIT
make_debian
install_it
self_test
open_window
remove_it
