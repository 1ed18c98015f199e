# shellcheck shell=bash
# The virtual environment and its pinned packages: sourced by setup.sh.

readonly UV_VERSION=0.13.8
readonly VENV=.venv
readonly VENV_PYTHON=$VENV/bin/python

check_python() {
    command -v python3 >/dev/null || fail "python3 is missing: install Python 3.11 or later."
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "Python 3.11 or later is needed; python3 here is $(python3 --version)."
}

# A virtual environment that was moved or lost its Python is made anew.
ensure_venv() {
    if "$VENV_PYTHON" -c '' 2>/dev/null && venv_is_ours; then return; fi
    say "Making $VENV"
    python3 -m venv --clear "$VENV"
}

venv_is_ours() {
    [[ $("$VENV_PYTHON" -c 'import sys; print(sys.prefix)') -ef $VENV ]]
}

pip() {
    "$VENV_PYTHON" -m pip --disable-pip-version-check "$@"
}

ensure_pip() {
    pip --version >/dev/null 2>&1 || "$VENV_PYTHON" -m ensurepip >/dev/null
}

ensure_uv() {
    [[ $("$VENV/bin/uv" --version 2>/dev/null) == "uv $UV_VERSION"* ]] && return
    ensure_pip
    pip install --quiet "uv==$UV_VERSION"
}

# pip_setting NAME: the value of an option of pip, from its environment or its files.
pip_setting() {
    pip config list 2>/dev/null |
        sed -n "s/^[a-z:]*\.$1='\(.*\)'\$/\1/p" | head -n 1 | sed 's/\\n/ /g'
}

# take_over VARIABLE NAME: give uv an option that is set for pip, unless uv has its own.
take_over() {
    local value
    [[ -z ${!1:-} ]] || return 0
    value=$(pip_setting "$2")
    [[ -z $value ]] || export "$1=$value"
}

# uv reads no configuration of pip: a house with an own package index has it there.
follow_pip_settings() {
    ensure_pip
    take_over UV_DEFAULT_INDEX index-url
    take_over UV_INDEX extra-index-url
    take_over UV_FIND_LINKS find-links
    [[ -z ${UV_FIND_LINKS:-} ]] || export UV_FIND_LINKS=${UV_FIND_LINKS// /,}
    take_over UV_INSECURE_HOST trusted-host
    take_over UV_HTTP_TIMEOUT default-timeout
    take_over SSL_CERT_FILE cert
    trust_the_system
    # As pip does: the pinned version may lie in any of the indexes.
    export UV_INDEX_STRATEGY=${UV_INDEX_STRATEGY:-unsafe-best-match}
}

# uv trusts its own list of authorities; an office's network may have one of its own.
trust_the_system() {
    [[ -s /etc/ssl/certs/ca-certificates.crt ]] || return 0
    export UV_SYSTEM_CERTS=${UV_SYSTEM_CERTS:-true}
}

install_with_uv() {
    ensure_uv || return
    follow_pip_settings
    "$VENV/bin/uv" pip install --quiet --python "$VENV_PYTHON" --requirement "$1"
}

install_with_pip() {
    ensure_pip
    pip install --quiet --requirement "$1"
}

install_requirements() {
    install_with_uv "$1" && return
    say "uv could not do it; pip tries, more slowly"
    install_with_pip "$1"
}

# ensure_requirements FILE: nothing to do while the file is the one installed last.
ensure_requirements() {
    local stamp=$VENV/$1.stamp
    sha256sum --status --check "$stamp" 2>/dev/null && return
    say "Installing the Python packages of $1"
    install_requirements "$1"
    sha256sum "$1" >"$stamp"
}
