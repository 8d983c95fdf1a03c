#!/usr/bin/env bash
# Runs readers' journeys through the explorer in a real browser. What cannot run here is
# named in one line; in CI (the variable CI is set) it is a failure.
set -euo pipefail
cd "$(dirname "$0")"

left_out() {
  echo "Left out: $1"
  [ -z "${CI:-}" ] || { echo "In CI nothing may be left out."; exit 1; }
  exit 0
}

node_fits() { command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; }

node_fits || left_out "the explorer in a browser, which needs Node.js 20 or newer and npm (node, npm)."
node chromium.js || left_out "the explorer in a browser, which needs Chromium (chromium, or HABEAS_TEST_CHROMIUM)."

export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
npm ci --no-audit --no-fund --loglevel=error
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HABEAS_TEST_BINARY=$work/habeas
(cd ../../.. && go build -o "$HABEAS_TEST_BINARY" ./server)
npx playwright test "$@"
