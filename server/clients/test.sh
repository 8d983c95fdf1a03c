#!/usr/bin/env bash
# Runs the clients that others wrote against the real server. What cannot run here is named
# in one line; in CI (the variable CI is set) it is a failure.
set -euo pipefail
cd "$(dirname "$0")"

left_out() {
  echo "Left out: $1"
  [ -z "${CI:-}" ] || { echo "In CI nothing may be left out."; exit 1; }
}

node_fits() { command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; }

# venv makes the Python of the tests, in a cache folder named for what stands in it.
venv() {
  local folder
  folder=${XDG_CACHE_HOME:-$HOME/.cache}/habeas/clients-$(cksum <python/requirements.txt | cut -d ' ' -f 1)
  export HABEAS_TEST_PYTHON=$folder/bin/python
  [ ! -f "$folder/complete" ] || return 0
  python3 -m venv --clear "$folder" && "$HABEAS_TEST_PYTHON" -m pip install --quiet --disable-pip-version-check -r python/requirements.txt && touch "$folder/complete"
}

if ! node_fits; then
  left_out "all clients, which need Node.js 20 or newer and npm (node, npm)."
  exit 0
fi

npm ci --no-audit --no-fund --loglevel=error
tests=(*.test.js specification/*.test.js)
if ! venv; then
  left_out "the Python client and the failing fields, which need Python 3 with venv (python3)."
  tests=($(printf '%s\n' "${tests[@]}" | grep -v -e '^python\.' -e '^specification/errors\.'))
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HABEAS_TEST_BINARY=$work/habeas
(cd ../.. && go build -o "$HABEAS_TEST_BINARY" ./server)
node --test --test-reporter=spec "${tests[@]}"
