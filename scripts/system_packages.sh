# shellcheck shell=bash disable=SC2034
# Debian packages of the portal: sourced by setup.sh.

readonly VENV_PACKAGES=(python3-venv)
readonly RUN_PACKAGES=(
    libpango-1.0-0 libpangoft2-1.0-0 # WeasyPrint
    libharfbuzz-subset0              # makes each PDF 120-190 ms quicker
    fonts-croscore                   # Tinos, the face of the papers
)
readonly TEST_PACKAGES=(
    chromium
    libatomic1      # the engine of Playwright
    fonts-noto-core # the screen's letters in screenshots
    postgresql
)

is_installed() {
    case $1 in
    # Another Python than Debian's brings it along.
    python3-venv) python3 -c 'import ensurepip, venv' 2>/dev/null ;;
    *) dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed ;;
    esac
}

missing_packages() {
    local package
    for package in "$@"; do
        is_installed "$package" || echo "$package"
    done
}

as_root() {
    if [[ $(id -u) == 0 ]]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    [[ $(id -u) == 0 ]] || sudo -n true 2>/dev/null
}

install_packages() {
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
    say "Installing system packages: $*"
    as_root "${apt[@]}" update
    as_root "${apt[@]}" install --yes --no-install-recommends "$@"
}

# ensure_packages PACKAGE…: install what is missing, or name it and stop.
ensure_packages() {
    local missing
    if ! command -v dpkg-query >/dev/null; then
        say "This is no Debian; the portal needs what Debian calls: $*"
        return
    fi
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} == 0)); then return; fi
    if may_install; then
        install_packages "${missing[@]}"
        return
    fi
    fail "These system packages are missing, and this user may not install them: ${missing[*]}" \
        "Ask an administrator to run, then try again:" \
        "  sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}"
}
