#!/usr/bin/env bash
# serve.sh PORT: the portal with the demonstration, on this machine only.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

port=${1:-8000}
export SITE_URL=${SITE_URL:-http://127.0.0.1:$port}

.venv/bin/python manage.py demo_people
printf '\nhttp://127.0.0.1:%s  (Ctrl+C: dừng)\n\n' "$port"
exec .venv/bin/gunicorn emulation.wsgi --bind "127.0.0.1:$port" --workers 2 \
    --log-level warning
