#!/usr/bin/env bash
# setup.sh run|test|lint: everything the command needs, on a bare Debian 12 too.
# A second run takes seconds and never touches data.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '\033[1m== %s\033[0m\n' "$1"; }
fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

source scripts/system_packages.sh
source scripts/python_packages.sh

manage() { "$VENV_PYTHON" manage.py "$@"; }

prepare_database() {
    manage migrate --verbosity 0
    manage seed_demo --if-empty
}

# Hashing and compressing takes seconds: only when a source is newer than the last time.
collect_static_files() {
    local stamp=$VENV/static.stamp
    if [[ -f $stamp && -d staticfiles && -z $(newer_static_sources "$stamp") ]]; then return; fi
    manage collectstatic --noinput --verbosity 0
    touch "$stamp"
}

newer_static_sources() {
    find static "$VENV/requirements.txt.stamp" -newer "$1" -print -quit
}

setup_run() {
    check_python
    ensure_packages "${VENV_PACKAGES[@]}" "${RUN_PACKAGES[@]}"
    ensure_venv
    ensure_requirements requirements.txt
    prepare_database
    collect_static_files
}

setup_test() {
    check_python
    ensure_packages "${VENV_PACKAGES[@]}" "${RUN_PACKAGES[@]}" "${TEST_PACKAGES[@]}"
    ensure_venv
    ensure_requirements requirements-dev.txt
}

setup_lint() {
    check_python
    ensure_packages "${VENV_PACKAGES[@]}"
    ensure_venv
    ensure_requirements requirements-dev.txt
}

case ${1:-} in
run | test | lint) "setup_$1" ;;
*) fail "Usage: $0 run|test|lint" ;;
esac
