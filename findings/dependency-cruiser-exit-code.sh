#!/usr/bin/env bash
# dependency-cruiser 18.7.2: the exit code is the number of violations of severity "error", and a process has only eight
# bits for it. 256 violations therefore end with exit code 0, as none do; 257 end with 1.
#
# One would guess: 0 without violations, a fixed number other than 0 with any, so that `depcruise … || exit 1` guards a
# build. It does until the count is a multiple of 256, as when a rule is switched on in a large code base.
# What works: read the summary of `--output-type json`, whose own exit code is always 0.
#
# Seen: "255 violations: exit 255", "256 violations: exit 0", "257 violations: exit 1".
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund dependency-cruiser@18.7.2 node@24.9.0 >/dev/null
PATH="$folder/node_modules/.bin:$PATH" # the tool wants Node 22 or newer

cat >rules.cjs <<'RULES'
module.exports = {
  forbidden: [{ name: 'no-target', severity: 'error', from: {}, to: { path: 'target\\.js$' } }],
  options: {},
};
RULES

mkdir source
echo 'export const target = 1;' >source/target.js
written=0
failed=0
check() { # number of violations, exit code expected
  while ((written < $1)); do
    written=$((written + 1))
    echo "import './target.js';" >"source/module$written.js"
  done
  local code=0 counted
  npx depcruise --config rules.cjs --output-type err source >/dev/null || code=$?
  npx depcruise --config rules.cjs --output-type json source >report.json
  counted=$(node -p 'JSON.parse(require("fs").readFileSync("report.json", "utf8")).summary.error')
  echo "$counted violations: exit $code"
  [[ $counted == "$1" && $code == "$2" ]] || failed=1
}

check 255 255
check 256 0
check 257 1
exit "$failed"
