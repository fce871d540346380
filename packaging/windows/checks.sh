# shellcheck shell=bash disable=SC2154
# Tries under wine what was built, each thing by what it leaves on the disk. Sourced by build-windows.sh, which sets
# `here`, `work`, `root` and `drive`.

# Where it is put: with a space and an accent, as a user's name may have.
own_place='C:\Pest Désk'
pictures=$work/pictures
local_data=$drive/users/$(id -un)/AppData/Local
uninstall_key='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\PestDesk'

# The place on this disk of a path of drive C.
on_disk() {
  local path=${1#C:}
  echo "$drive${path//\\//}"
}

# Say that WHAT is so when the command that follows succeeds; else end everything.
expect() {
  local what=$1
  shift
  if "$@" >/dev/null 2>&1; then
    echo "  ok: $what"
  else
    echo "  NOT SO: $what ($*)" >&2
    return 1
  fi
}

not() { ! "$@"; }

# Try the command that follows, until it succeeds or SECONDS have gone.
within() {
  local seconds=$1 try
  shift
  for ((try = 0; try < seconds * 2; try++)); do
    if "$@" >/dev/null 2>&1; then return 0; fi
    sleep 0.5
  done
  return 1
}

same() { [[ $1 == "$2" ]]; }

value_of() { in_wine 60 reg query "$uninstall_key" /v "$1" | tr -d '\r' | sed -n "s/^ *$1 *REG_[A-Z]* *//p"; }

# The names and hashes of all files in FOLDER.
hashes() { (cd "$1" && find . -type f -print0 | sort -z | xargs -0 sha256sum); }

# The program in PLACE holds what the bundle FOLDER holds, but for names that only an installer adds.
holds() { diff --recursive --brief --exclude 'uninstall.exe' "$(on_disk "$1")" "$2/dist/PestDesk"; }

outcome() { python3 "$here/windows/self_test_line.py" "$@"; }

# Run the self-test of the program in PLACE, and read what it wrote; a second one there must fail, and say so.
self_test() {
  local place=$1 number=$2 name=$3 folder written
  folder="$own_place\\zelftest $name"
  written=$(on_disk "$folder")/self-test.json
  in_wine 300 "$place\\PestDesk.exe" --self-test "$folder" >/dev/null
  outcome "$written" "$number" >"$work/outcome-$name" || true
  expect "self-test in ‘$place’: $(<"$work/outcome-$name")" outcome "$written" "$number"
  in_wine 300 "$place\\PestDesk.exe" --self-test "$folder" >/dev/null
  expect "one that cannot succeed says so in its file" not outcome "$written" "$number"
}

# Whether a program that runs holds a file of FOLDER with this word in its name.
has_loaded() { [[ -n $(cat /proc/[0-9]*/maps 2>/dev/null | grep -F "$1" | grep -F "$2") ]]; }

window() { xdotool search --onlyvisible --name "$1" | tail -1; }
has_window() { [[ -n $(window "$1") ]]; }

# A picture of the screen in NAME.png; it must have more colours than an empty window has.
photograph() {
  local name=$1 least=$2 colours
  mkdir -p "$pictures"
  import -window root "$pictures/$name.png"
  colours=$(identify -format %k "$pictures/$name.png")
  expect "$name.png: $colours colours" [ "$colours" -ge "$least" ]
}

# Start the program in PLACE with its window; `close_program` ends it.
start_program() {
  local place=$1
  shift
  in_wine 300 "$place\\PestDesk.exe" "$@" >/dev/null &
  program=$!
  expect "the window of the program in ‘$place’ is there" within 90 has_window '^PestDesk'
  # Painted too.
  sleep 4
}

close_program() {
  xdotool windowfocus "$(window '^PestDesk')" key alt+F4
  expect "it ends when its window is closed" within 30 not kill -0 "$program"
}

# -- the setup program -----------------------------------------------------------------------------------------------

check_setup() {
  local new=$1 old=$2 number=$3 place="$own_place\\programma" parts link before
  echo "setup program:"
  # NSIS wants a place with a space without quotes, which wine puts around one argument, but not around its parts.
  read -ra parts <<<"$place"
  in_wine 180 "$old/PestDesk-$old_number-setup.exe" /S "/D=${parts[0]}" "${parts[@]:1}"
  expect "version $old_number is installed whole" holds "$place" "$work/old"
  expect "Windows is told of $old_number" same "$(value_of DisplayVersion)" "$old_number"
  link=$(find "$drive/users" -name PestDesk.lnk -path '*Start Menu*')
  expect "the menu Start has it" grep -q -a -i 'PestDesk\.exe' "$link"

  # Its self-test leaves a vault, here where the program keeps its own.
  in_wine 300 "$place\\PestDesk.exe" --self-test "$(windows_path "$local_data/PestDesk")" >/dev/null
  expect "$old_number makes a vault" outcome "$local_data/PestDesk/self-test.json" "$old_number"
  # So that the new one makes the backup of today again.
  rm "$local_data/PestDesk/kluis/backups/"*
  echo 'of the user' >"$(on_disk "$place")/van mij.txt"
  before=$(hashes "$local_data/PestDesk")

  in_wine 180 "$new/PestDesk-$number-setup.exe" /S
  expect "what is no part of the program stays" rm "$(on_disk "$place")/van mij.txt"
  expect "the upgrade leaves all of $number and nothing of $old_number" holds "$place" "$work/new"
  expect "Windows is told of $number" same "$(value_of DisplayVersion)" "$number"
  expect "and of its size: $(($(value_of EstimatedSize) / 1024)) MB" [ "$(($(value_of EstimatedSize)))" -gt 50000 ]
  expect "the vault is as it was" same "$(hashes "$local_data/PestDesk")" "$before"
  self_test "$place" "$number" setup
  check_vault_opens "$place"
  check_refuses_while_open "$new/PestDesk-$number-setup.exe" "$place"
  close_program
  expect "the vault that $number opened is whole" read_vault

  before=$(hashes "$local_data/PestDesk")
  in_wine 60 "$place\\uninstall.exe" /S
  expect "the uninstaller takes the program away" within 60 not test -e "$(on_disk "$place")"
  expect "and the menu entry" not test -e "$link"
  expect "and what Windows was told" same "$(value_of DisplayVersion)" ''
  expect "and leaves the vault" same "$(hashes "$local_data/PestDesk")" "$before"
  rm -rf "$local_data/PestDesk"
}

windows_path() { winepath --windows "$1" 2>/dev/null; }

# The new program opens the vault that the old one made: it holds the vault, shows it, and makes its backup of today.
check_vault_opens() {
  local place=$1 vault=$local_data/PestDesk/kluis
  start_program "$place"
  photograph unlock 100
  xdotool windowfocus --sync "$(window '^PestDesk')" || true
  xdotool type --delay 60 "$(passphrase)"
  xdotool key Return
  expect "the passphrase opens the vault" within 30 test -e "$vault/vault.db-wal"
  expect "and a backup is made of it" within 90 has_backup "$vault/backups"
  photograph opened 100
}

has_backup() { [[ -n $(find "$1" -name '*.pestdesk') ]]; }

passphrase() { sed -n 's/^PASSPHRASE = "\(.*\)"$/\1/p' "$root/pestdesk/desk/demo.py"; }

# Here, by the sources: every case of the vault and of its new backup can be read.
read_vault() { uv run --quiet --project "$root" python "$here/windows/read_vault.py" "$local_data/PestDesk/kluis"; }

check_refuses_while_open() {
  local setup=$1 place=$2 before
  before=$(hashes "$(on_disk "$place")")
  in_wine 60 "$setup" /S
  expect "while it is open, nothing of it is replaced" same "$(hashes "$(on_disk "$place")")" "$before"
}

# -- the MSI ---------------------------------------------------------------------------------------------------------

check_msi() {
  local new=$1 old=$2 number=$3 place="$own_place\\msi" link
  echo "MSI:"
  in_wine 180 msiexec /i "$(windows_path "$old/PestDesk-$old_number.msi")" /qn "INSTALLDIR=$place"
  expect "version $old_number is installed whole" holds "$place" "$work/old"
  in_wine 180 msiexec /i "$(windows_path "$new/PestDesk-$number.msi")" /qn "INSTALLDIR=$place"
  expect "the upgrade leaves all of $number and nothing of $old_number" holds "$place" "$work/new"
  link=$(find "$drive/users" "$drive/ProgramData" -name PestDesk.lnk)
  expect "the menu Start has it" test -n "$link"
  self_test "$place" "$number" msi
  in_wine 180 msiexec /x "$(windows_path "$new/PestDesk-$number.msi")" /qn
  expect "it is taken away" not test -e "$(on_disk "$place")/PestDesk.exe"
  expect "with its menu entry" not test -e "$link"
}

# -- the portable zip ------------------------------------------------------------------------------------------------

check_zip() {
  local new=$1 number=$2 place="$own_place\\stick" data
  echo "portable zip:"
  unzip -q "$new/PestDesk-$number-windows-portable.zip" -d "$(on_disk "$place")"
  expect "it holds version $number whole" holds "$place\\PestDesk" "$work/new"
  self_test "$place\\PestDesk" "$number" zip
  # A computer without a vault.
  data="$own_place\\gegevens"
  start_program "$place\\PestDesk" --data-dir "$data"
  photograph first-start 100
  close_program
  # Practice: many cases in the whole window, without a passphrase.
  start_program "$place\\PestDesk" --demo
  expect "the practice window comes" within 60 has_window 'oefen'
  sleep 6
  photograph practice 300
  # The only page that needs NumPy, of which mtrand comes last.
  xdotool windowfocus "$(window oefen)" key ctrl+shift+r
  expect "the picture of the relations is laid out" within 60 has_loaded "$(on_disk "$place")" mtrand
  sleep 4
  photograph relations 300
  close_program
}
