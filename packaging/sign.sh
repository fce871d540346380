#!/usr/bin/env bash
# Signs files, when there is something to sign with; otherwise says that they are unsigned and changes nothing.
#
# usage: packaging/sign.sh FILE...
#   PESTDESK_SIGN_PFX            a certificate for programs of Windows (.exe, .msi), with
#   PESTDESK_SIGN_PASSWORD_FILE  the file that holds its password, and
#   PESTDESK_SIGN_TIMESTAMP      the address of a time stamp service, if wanted: the only thing that uses the network
#   PESTDESK_SIGN_KEY            a key of gpg, for any other file: the signature comes beside it, as FILE.asc
# A certificate that is made by oneself tells a user nothing; leave these empty then.
set -euo pipefail

sign_program() {
  local file=$1 options=(-pkcs12 "$PESTDESK_SIGN_PFX" -n PestDesk -h sha256)
  [[ -z ${PESTDESK_SIGN_PASSWORD_FILE:-} ]] || options+=(-readpass "$PESTDESK_SIGN_PASSWORD_FILE")
  [[ -z ${PESTDESK_SIGN_TIMESTAMP:-} ]] || options+=(-ts "$PESTDESK_SIGN_TIMESTAMP")
  osslsigncode sign "${options[@]}" -in "$file" -out "$file.signed" >/dev/null
  mv "$file.signed" "$file"
  echo "signed: ${file##*/}"
}

sign_beside() {
  gpg --batch --yes --local-user "$PESTDESK_SIGN_KEY" --armor --detach-sign --output "$1.asc" "$1"
  echo "signed: ${1##*/} (${1##*/}.asc)"
}

for file in "$@"; do
  case $file in
    *.exe | *.msi | *.dll | *.pyd)
      if [[ -n ${PESTDESK_SIGN_PFX:-} ]]; then sign_program "$file"; else echo "unsigned: ${file##*/} (no certificate)"; fi
      ;;
    *)
      if [[ -n ${PESTDESK_SIGN_KEY:-} ]]; then sign_beside "$file"; else echo "unsigned: ${file##*/} (no key)"; fi
      ;;
  esac
done
