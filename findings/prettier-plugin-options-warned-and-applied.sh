#!/usr/bin/env bash
# prettier 3.10.1 with @prettier/plugin-xml 3.4.2: an option of a plug-in that only .prettierrc names is given on the
# command line. Prettier warns "Ignored unknown option" and applies it. With `--plugin` on the command line as well, it is
# applied without the warning.
#
# One would guess: what is reported as ignored is ignored. Who then takes the option away changes the output, and who sees
# the warning in a log looks for the fault elsewhere. The options of prettier-plugin-apex, its parser's port among them,
# behave the same.
#
# Seen: a warning, and the same output in single quotes both times; double quotes without the option.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund prettier@3.10.1 @prettier/plugin-xml@3.4.2 >/dev/null

echo '{ "plugins": ["@prettier/plugin-xml"] }' >.prettierrc
echo '<a b="1"/>' >a.xml
failed=0
check() { # what, output expected, warnings expected, options
  local what=$1 expected=$2 warnings=$3 output
  shift 3
  output=$(npx prettier "$@" a.xml 2>warnings.txt)
  local warned
  warned=$(grep -c 'Ignored unknown option' warnings.txt || true)
  echo "$what: $output, $warned warnings"
  [[ $output == "$expected" && $warned == "$warnings" ]] || failed=1
}
check 'without the option' '<a b="1" />' 0
check 'plug-in in .prettierrc only' "<a b='1' />" 1 --xml-quote-attributes=single
check 'plug-in on the command line' "<a b='1' />" 0 --plugin=@prettier/plugin-xml --xml-quote-attributes=single
exit $failed
