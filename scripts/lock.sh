#!/usr/bin/env bash
# lock.sh: write requirements.txt (what runs) and requirements-dev.txt (that and the tests' tools).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() { printf '%s\n' "$@" >&2 && exit 1; }
say() { printf '%s\n' "$1"; }
source scripts/python_packages.sh

compile() {
    "$VENV/bin/uv" pip compile --quiet --upgrade --python-version 3.11 --no-annotate \
        --custom-compile-command "make lock" --no-emit-index-url --no-emit-find-links \
        pyproject.toml "$@"
}

ensure_uv
follow_pip_settings
compile --output-file requirements.txt
compile --group dev --constraints requirements.txt --output-file requirements-dev.txt
