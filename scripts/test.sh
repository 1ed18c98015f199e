#!/usr/bin/env bash
# test.sh quick|all|lint: run the steps one after another, each with its name and time.
# A failed step does not stop the others; the last lines say which failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export PATH=$PWD/.venv/bin:$PATH
# The tests do not follow a developer's own environment or .env file.
export DATABASE_URL=sqlite:///var/test.sqlite3 DEBUG=true DEMO_TODAY="" SECRET_KEY=for-tests
export ALLOWED_HOSTS=localhost,127.0.0.1 SITE_URL=http://127.0.0.1:8000 BEHIND_TLS_PROXY=false
unset DJANGO_SETTINGS_MODULE

failed=()

step() {
    local name=$1 start=$SECONDS result=passed
    shift
    printf '\n\033[1m== %s\033[0m\n' "$name"
    "$@" || result=FAILED
    [[ $result == passed ]] || failed+=("$name")
    printf '== %s: %s, %d s\n' "$name" "$result" "$((SECONDS - start))"
}

sqlite_tests() { pytest -q -n auto --dist worksteal -m "not browser"; }
postgres_tests() { scripts/with_postgres.py pytest -q -n auto --dist worksteal -m "$1"; }
# browser_tests MARKS [COMMAND…]: what stands before pytest, if anything.
browser_tests() {
    local marks=$1
    shift
    "$@" pytest -q -n auto --dist worksteal -m "$marks" --output test-results --screenshot only-on-failure
}

template_lint() { djlint --lint --quiet templates; }
no_missing_migration() { python manage.py makemigrations --check --dry-run; }

production_check() {
    local key
    key=$(python -c 'import secrets; print(secrets.token_urlsafe(64))')
    DEBUG=false SECRET_KEY=$key ALLOWED_HOSTS=portal.invalid SITE_URL=https://portal.invalid \
        BEHIND_TLS_PROXY=true HSTS_WHOLE_DOMAIN=true python manage.py check --deploy --fail-level WARNING
}

lint() {
    step "ruff: rules" ruff check .
    step "ruff: format" ruff format --check --quiet .
    step "import-linter: floors" lint-imports --no-logo
    step "djlint: templates" template_lint
}

quick() {
    lint
    step "Migrations are complete" no_missing_migration
    step "Check under production settings" production_check
    step "Tests on SQLite" sqlite_tests
    step "Tests on PostgreSQL: services, selectors, constraints, races" postgres_tests postgres
    step "Journeys in the browser" browser_tests "browser and not slow"
}

all() {
    quick
    step "Long journeys in the browser" browser_tests "browser and slow"
    step "All other tests on PostgreSQL" postgres_tests "not browser and not postgres"
    step "Journeys in the browser on PostgreSQL" browser_tests browser scripts/with_postgres.py
}

verdict() {
    if ((${#failed[@]} == 0)); then
        printf '\nAll passed, %d s.\n' "$SECONDS"
        return
    fi
    printf '\nFailed after %d s:\n' "$SECONDS" >&2
    printf '  %s\n' "${failed[@]}" >&2
    exit 1
}

case ${1:-} in
quick | all | lint) "$1" && verdict ;;
*) printf 'Usage: %s quick|all|lint\n' "$0" >&2 && exit 1 ;;
esac
