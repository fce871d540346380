#!/usr/bin/env bash
# Makes a release of the commit that is checked out, in dist/release: the artefacts of Linux, those of Windows when they
# were built (packaging/build-windows.sh leaves them in dist/), what is in them, their licences, and their hashes.
#
# usage: packaging/release.sh [--twice | --built]
#   --twice   build Linux once more from a clone elsewhere on the disk, and fail unless every hash is the same
#   --built   take what lies in dist/ from an earlier build of this same commit
set -euo pipefail
# shellcheck source=packaging/build_environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/build_environment.sh"

here=$root/packaging
release=$dist/release
name=pestdesk-$version

# A release tells which commit it is of; what is not in that commit must not be in it.
must_be_a_commit() {
  if [[ -n $(git -C "$root" status --porcelain --untracked-files=normal) ]]; then
    echo "There are changes that are in no commit. Commit them first." >&2
    return 1
  fi
  commit=$(git -C "$root" rev-parse HEAD)
  echo "PestDesk $version, commit $commit"
}

linux_artefacts() {
  find "$dist" -maxdepth 1 -type f \( -name '*.tar.xz' -o -name '*.deb' -o -name '*.whl' \) | sort
}

windows_artefacts() {
  find "$dist" -maxdepth 1 -type f \( -iname 'pestdesk*.exe' -o -iname 'pestdesk*.msi' -o -iname 'pestdesk*.zip' \) | sort
}

collect() {
  local file
  rm -rf "$release" && mkdir -p "$release"
  while IFS= read -r file; do cp -p "$file" "$release/"; done < <(linux_artefacts; windows_artefacts)
  [[ -n $(windows_artefacts) ]] || echo "Windows: nothing in dist/, so nothing in this release"
  cp "$here/CHANGELOG.md" "$release/CHANGELOG.md"
  # Each distribution with its hash: with PESTDESK_REQUIREMENTS this release can be built once more.
  uv export --quiet --frozen --project "$root" --no-default-groups --group packaging --no-emit-project --no-header \
    --format requirements-txt --output-file "$release/$name-requirements.txt" >/dev/null
}

# In an environment that holds what is frozen and no tool: else the bill would name those too.
bill_of_materials() {
  make_environment "$build/release/runtime"
  make_environment "$build/release/sbom" sbom
  "$build/release/sbom/bin/cyclonedx-py" environment "$build/release/runtime/bin/python" --output-reproducible \
    --output-file "$build/release/environment.json" >/dev/null
  "$build/release/runtime/bin/python" "$here/sbom.py" "$build/release/environment.json" "$release/$name.cdx.json"
}

licences() {
  "$build/linux/venv/bin/python" "$here/licences.py" "$build/release/licenties"
  tar --create --directory "$build/release" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 \
    --numeric-owner --format=gnu licenties | xz -9 >"$release/$name-licenties.tar.xz"
}

# Windows programs inside the installer were signed by its own build, before they were packed.
sign_and_sum() {
  find "$release" -maxdepth 1 -type f \( -name '*.exe' -o -name '*.msi' \) -exec "$here/sign.sh" {} +
  (cd "$release" && find . -type f -not -name 'SHA256SUMS*' -printf '%P\n' | sort | xargs sha256sum >SHA256SUMS)
  "$here/sign.sh" "$release/SHA256SUMS"
}

# Elsewhere, so that a path of this build that got into a file is noticed too.
build_again() {
  local other file is_same=0
  other=$(mktemp -d "${TMPDIR:-/tmp}/pestdesk-again.XXXXXX")
  git clone --quiet --no-hardlinks "$root" "$other/source"
  git -C "$other/source" checkout --quiet "$commit"
  # The same distributions: between two builds a newer one may come out.
  cp "$root/uv.lock" "$other/source/uv.lock"
  "$other/source/packaging/build-linux.sh" >"$other/log" 2>&1 || { tail -20 "$other/log" >&2; return 1; }
  while IFS= read -r file; do
    if cmp --quiet "$file" "$other/source/dist/${file##*/}"; then
      echo "the same bytes in a second build: ${file##*/}"
    else
      echo "other bytes in a second build: ${file##*/}" >&2
      is_same=1
    fi
  done < <(linux_artefacts)
  # What differs is kept, to be looked at.
  if ((is_same == 0)); then rm -rf "$other"; else echo "kept: $other" >&2; fi
  return "$is_same"
}

main() {
  [[ $# -eq 0 || $* == --twice || $* == --built ]] || { sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2; }
  must_be_a_commit
  if [[ ${1:-} != --built ]]; then
    rm -f "$dist"/*.tar.xz "$dist"/*.deb "$dist"/*.whl
    "$here/build-linux.sh"
  fi
  [[ ${1:-} != --twice ]] || build_again
  collect
  bill_of_materials
  licences
  sign_and_sum
  cat "$release/SHA256SUMS"
}

main "$@"
