#!/usr/bin/env bash
# test.sh quick|all|lint: run the steps one after another, each with its name and time.
# "quick" runs every test that is not slow once, on the database that asks most of it; "all" runs
# every test on both.
# A failed step does not stop the others; the last lines say which failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export PATH=$PWD/.venv/bin:$PATH
# The tests do not follow a developer's own environment or .env file.
export DATABASE_URL=sqlite:///var/test.sqlite3 DEBUG=true DEMO_TODAY="" SECRET_KEY=for-tests
export ALLOWED_HOSTS=localhost,127.0.0.1 SITE_URL=http://127.0.0.1:8000 BEHIND_TLS_PROXY=false
# Several processes load the same modules: the first one keeps them compiled for the others.
unset DJANGO_SETTINGS_MODULE PYTHONDONTWRITEBYTECODE

failed=()

step() {
    local name=$1 start=$SECONDS result=passed
    shift
    printf '\n\033[1m== %s\033[0m\n' "$name"
    "$@" || result=FAILED
    [[ $result == passed ]] || failed+=("$name")
    printf '== %s: %s, %d s\n' "$name" "$result" "$((SECONDS - start))"
}

# The tables are made by migrations on PostgreSQL and in the step of their own, elsewhere at once.
sqlite_tests() { pytest -q -n auto --dist worksteal --nomigrations -m "$1"; }
# postgres_tests MARKS [FILE…]
postgres_tests() {
    local marks=$1
    shift
    migrated_postgres pytest -q -n auto --dist worksteal -m "$marks" "$@"
}
# Every worker copies the tables that are migrated here once.
migrated_postgres() {
    MIGRATED_DATABASE=portal scripts/with_postgres.py \
        bash -c 'python manage.py migrate --verbosity 0 && exec "$@"' bash "$@"
}
# browser_tests MARKS [COMMAND…]: what stands before pytest, if anything.
# A journey waits half of its time: three share two processors.
browser_tests() {
    local marks=$1 workers=$((($(nproc) * 3 + 1) / 2)) files
    shift
    mapfile -t files < <(files_marked browser)
    "$@" pytest -q -n "$workers" --dist worksteal --nomigrations -m "$marks" \
        --output test-results --screenshot only-on-failure "${files[@]}"
}
# Only these are worth collecting for a mark that few tests have.
files_marked() { grep -rlw --include='test_*.py' "mark\.$1" tests | sort; }

template_lint() { djlint --lint --quiet templates; }
migrations() {
    python manage.py makemigrations --check --dry-run &&
        DATABASE_URL=sqlite://:memory: python manage.py migrate --verbosity 0
}

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
    step "Migrations are complete and run on SQLite" migrations
    step "Check under production settings" production_check
    step "Tests on SQLite: rules, papers, pages" \
        sqlite_tests "not browser and not slow and not postgres"
    mapfile -t for_postgres < <(files_marked postgres)
    step "Tests on PostgreSQL: services, selectors, constraints, races" \
        postgres_tests "postgres and not slow" "${for_postgres[@]}"
    step "Journeys in the browser" browser_tests "browser and not slow"
}

all() {
    quick
    step "Long tests, and those of PostgreSQL, on SQLite" \
        sqlite_tests "not browser and (slow or postgres)"
    step "Long journeys in the browser" browser_tests "browser and slow"
    step "All other tests on PostgreSQL" postgres_tests "not browser and (slow or not postgres)"
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
