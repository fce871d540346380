#!/usr/bin/env bash
# Writes wheels.txt again: the Windows wheels that pyproject.toml asks for, each with its SHA-256.
#
# usage: packaging/windows/lock_wheels.sh
# Versions follow the environment of this checkout (`uv sync`), in which the tests ran.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

readonly PYTHON=3.13
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export UV_PYTHON_DOWNLOADS=never

python3 -m uv pip freeze --exclude-editable >"$work/tested.txt"
# uv weighs the markers as Windows would; pip would weigh them as this system.
python3 -m uv pip compile --quiet pyproject.toml --group packaging --python-platform x86_64-pc-windows-msvc \
  --python-version "$PYTHON" --no-header --no-annotate --no-emit-index-url --constraint "$work/tested.txt" \
  --output-file "$work/wanted.txt"
python3 -m pip download --quiet --no-deps --only-binary :all: --platform win_amd64 --python-version "$PYTHON" \
  --dest "$work/wheels" --requirement "$work/wanted.txt"
{
  echo "# Made by lock_wheels.sh: what the Windows build is made of, for CPython $PYTHON on win_amd64."
  while IFS= read -r requirement; do
    name=${requirement%%==*}
    wheel=$(find "$work/wheels" -iname "${name//-/_}-${requirement##*==}-*.whl")
    printf '%s \\\n    --hash=sha256:%s\n' "$requirement" "$(sha256sum "$wheel" | cut -d ' ' -f 1)"
  done <"$work/wanted.txt"
} >packaging/windows/wheels.txt
