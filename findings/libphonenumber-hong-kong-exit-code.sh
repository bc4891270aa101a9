#!/usr/bin/env bash
# google-libphonenumber 3.2.47: what formatOutOfCountryCallingNumber writes for somebody in Hong Kong, parse doesn't read
# back there. The exit code of Hong Kong is "00(?:30|5[09]|[126-9]?)" in the metadata: a carrier's digit may follow 00. The
# number is written with the bare 00, and the first digit of the country code behind it is then taken for the carrier's.
#
# One would guess: a number that the library formats for a region is the same number when it is parsed in that region. For
# countries whose code begins with 1, 2, 6, 7, 8 or 9 it is none, or the number of another country.
# What works: read the bare 00 as the exit code where the result is a number in use.
#
# Seen: "00 49 1512 3456789: +4915123456789", "00 1 787-234-5678: +7872345678", "184 regions whose example isn't read back".
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund google-libphonenumber@3.2.47 >/dev/null

cat >read.cjs <<'READ'
const { PhoneNumberUtil, PhoneNumberFormat } = require('google-libphonenumber');
const library = PhoneNumberUtil.getInstance();
let otherNumbers = 0;
for (const region of library.getSupportedRegions()) {
  const number = library.getExampleNumberForType(region, 1);
  if (!number) continue;
  const text = library.formatOutOfCountryCallingNumber(number, 'HK');
  const expected = library.format(number, PhoneNumberFormat.E164);
  let read;
  try {
    read = library.format(library.parse(text, 'HK'), PhoneNumberFormat.E164);
  } catch (error) {
    read = error.message;
  }
  if (read !== expected) otherNumbers++;
  if (region === 'PR' || region === 'DE') console.log(`${text}: ${read}`);
}
console.log(`${otherNumbers} regions whose example isn't read back`);
process.exit(otherNumbers > 0 ? 0 : 1);
READ
node read.cjs
