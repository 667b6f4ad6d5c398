#!/usr/bin/env bash
# Make this checkout ready for work:  scripts/set_up.sh demo|code|test
#
#   demo   .venv with what the lab and the workbench need
#   code   .venv with everything the checks and tests need
#   test   the same, and the system packages that the tests need: a browser, fonts, hledger, gettext
#
# Says what it does, does nothing twice, and changes nothing outside this folder except the Debian packages
# it names, and those only when run as root.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Kept apart from uv.lock because uv reads the lock; it can't be locked by it.
UV="uv>=0.9,<1"
OLDEST="3.11"
# tests/conftest.py looks for the same names.
BROWSERS=(chromium chromium-browser google-chrome google-chrome-stable)

say() { printf 'set-up: %s\n' "$*"; }

stop() {
  printf 'set-up: %s\n' "$@" >&2
  exit 1
}

may_install() { [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; }

# Debian packages, by name. Standard input is closed and debconf silenced because CI has nobody to answer.
install_packages() {
  say "installing system packages: $*"
  export DEBIAN_FRONTEND=noninteractive
  local apt=(apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3) log
  log="$(mktemp)"
  # A stale third-party source must not stop us: what counts is whether the install below works.
  "${apt[@]}" update </dev/null &>"$log" || say "apt-get update had trouble; going on with the package lists at hand"
  if ! "${apt[@]}" install -y --no-install-recommends "$@" </dev/null &>>"$log"; then
    tail -n 20 "$log" >&2
    say "apt-get could not install $*"
    return 1
  fi
  rm -f "$log"
}

# --- Python -------------------------------------------------------------------------------------------------

new_enough() { "$1" -c "import sys; sys.exit(sys.version_info < tuple(map(int, '$OLDEST'.split('.'))))" 2>/dev/null; }
makes_venvs() { "$1" -c "import ensurepip, venv" 2>/dev/null; }

# The first Python that is new enough and can make a virtual environment; failing that, the first new enough.
find_python() {
  local name first=""
  for name in python3.11 python3.12 python3.13 python3 /usr/bin/python3; do
    new_enough "$name" || continue
    if makes_venvs "$name"; then
      command -v "$name"
      return
    fi
    [ -n "$first" ] || first="$(command -v "$name")"
  done
  [ -n "$first" ] && printf '%s\n' "$first"
}

# Sets `python` to one that can make a virtual environment, or stops with what to do about it.
need_python() {
  if ! python="$(find_python)"; then
    may_install || stop "no Python $OLDEST or newer was found." "On Debian or Ubuntu: sudo apt-get install python3 python3-venv"
    install_packages python3 python3-venv
    python="$(find_python)" || stop "this system's Python is older than $OLDEST; install a newer one and try again."
  fi
  makes_venvs "$python" && return
  # Debian keeps ensurepip apart from Python, in a package named after the version.
  local package
  package="$("$python" -c "import sys; print('python%d.%d-venv' % sys.version_info[:2])")"
  may_install || stop "$python cannot make a virtual environment: its ensurepip is missing." \
    "On Debian or Ubuntu: sudo apt-get install $package"
  install_packages "$package"
  makes_venvs "$python" || stop "$python still cannot make a virtual environment after installing $package."
}

# --- The virtual environment --------------------------------------------------------------------------------

# What the environment depends on; the path too, for it cannot be moved.
fingerprint() { { cat pyproject.toml uv.lock && printf '%s %s %s' "$PWD" "$UV" "$1"; } | cksum; }

stamp() { printf '.venv/.set-up-%s' "$1"; }

is_done() {
  [ -f "$(stamp "$1")" ] && [ "$(cat "$(stamp "$1")")" = "$(fingerprint "$1")" ] && .venv/bin/python -c "" 2>/dev/null
}

# A virtual environment has its own path written into its programs, so one that was moved is made anew.
usable_venv() { new_enough .venv/bin/python && grep -qF "$PWD/.venv" .venv/bin/activate; }

make_venv() {
  if [ -d .venv ] && usable_venv; then
    # An environment made by uv has no pip.
    .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null
    return
  fi
  local python
  need_python
  say "making .venv with $python ($("$python" --version))"
  "$python" -m venv --clear .venv
}

install_dependencies() {
  if is_done all || is_done "$1"; then
    say ".venv is up to date"
    return
  fi
  make_venv
  say "installing the locked dependencies into .venv (the first time takes a few minutes)"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check "$UV"
  # Adding what the demonstration needs must not take away a developer's tools: hence --inexact.
  local extras=(--extra lab --extra live --inexact)
  [ "$1" = all ] && extras=(--all-extras)
  env -u VIRTUAL_ENV UV_PROJECT_ENVIRONMENT=.venv UV_PYTHON_DOWNLOADS=never \
    .venv/bin/uv sync --quiet --frozen --python .venv/bin/python "${extras[@]}"
  fingerprint "$1" >"$(stamp "$1")"
  say "done"
}

# --- What only the tests need --------------------------------------------------------------------------------

have_browser() {
  local name
  for name in ${CHROMIUM:+"$CHROMIUM"} "${BROWSERS[@]}"; do
    command -v "$name" >/dev/null && return
  done
  return 1
}

# Without fonts of known widths a page wraps differently and a screenshot shows boxes.
have_fonts() { compgen -G "/usr/share/fonts/truetype/liberation*/*.ttf" >/dev/null; }

# Never stops: tests/conftest.py skips browser tests without a browser, and fails them in CI. hledger is another
# program's word on our sums; its test is skipped without it.
need_test_packages() {
  local missing=()
  have_browser || missing+=(chromium)
  have_fonts || missing+=(fonts-liberation)
  command -v hledger >/dev/null || missing+=(hledger)
  command -v msgfmt >/dev/null || missing+=(gettext)
  [ ${#missing[@]} -eq 0 ] && return
  if may_install && install_packages "${missing[@]}"; then
    return
  fi
  say "missing for some tests: ${missing[*]}. They will be skipped (those with a browser failed, in CI)."
  say "On Debian or Ubuntu: sudo apt-get install ${missing[*]}"
}

# The model is compiled for this machine once; doing it here keeps the wait out of what follows.
compile_model() { .venv/bin/python -m commonweal.lab.warm; }

case "${1:-}" in
  demo)
    install_dependencies demo
    compile_model
    ;;
  code) install_dependencies all ;;
  test)
    need_test_packages
    install_dependencies all
    compile_model
    ;;
  *) stop "say what for: scripts/set_up.sh demo|code|test" ;;
esac
