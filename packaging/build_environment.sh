# Sourced by the build scripts: what makes two builds of one commit the same, and the environments they run in.
# shellcheck shell=bash
# shellcheck disable=SC2034 # the scripts that read this use them

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build
dist=$root/dist

# The time of the commit stands for the time of the build. Outside git it must be given.
if [[ -z ${SOURCE_DATE_EPOCH:-} ]]; then
  SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct)
fi
export SOURCE_DATE_EPOCH
# One order of every set, one zone, one language, and the same rights whatever the user's are.
export PYTHONHASHSEED=0 TZ=UTC LC_ALL=C.UTF-8
umask 022
# The archive packs the modules better than PyInstaller does each by itself; see pestdesk.spec.
export PYINSTALLER_ZLIB_COMPRESSION_LEVEL=0
# Icons are drawn without a screen.
export QT_QPA_PLATFORM=offscreen

version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$root/pestdesk/__init__.py")

# Install what this Debian lacks of the packages named; say which.
need_packages() {
  local package missing=()
  for package in "$@"; do
    dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  echo "installing: ${missing[*]}"
  DEBIAN_FRONTEND=noninteractive apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

need_uv() {
  command -v uv >/dev/null || python -m uv --version >/dev/null 2>&1 || python -m pip install --quiet --root-user-action=ignore uv
}

uv() {
  if command -v uv >/dev/null; then command uv "$@"; else python -m uv "$@"; fi
}

# Make an environment in FOLDER with the program and these groups besides, and nothing of a developer's.
# PESTDESK_REQUIREMENTS, a list that a release wrote, pins each distribution with its hash: the same build once more,
# also when newer ones have come out since.
make_environment() {
  local folder=$1 group groups=()
  shift
  for group in "$@"; do groups+=(--group "$group"); done
  if [[ -n ${PESTDESK_REQUIREMENTS:-} ]]; then
    uv venv --quiet --clear "$folder"
    VIRTUAL_ENV=$folder uv pip sync --quiet --require-hashes "$PESTDESK_REQUIREMENTS"
    VIRTUAL_ENV=$folder uv pip install --quiet --no-deps "$root"
    return
  fi
  # Not the checkout itself: what is frozen is what a wheel would hold.
  UV_PROJECT_ENVIRONMENT=$folder uv sync --quiet --project "$root" --no-default-groups "${groups[@]}" --no-editable \
    --reinstall-package pestdesk
}
