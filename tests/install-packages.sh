#!/bin/sh
# Installs what the tests need of the system, if it is missing: Debian's Chromium and fonts that hold Japanese and Latin
# letters for the browser tests; curl and jq, which the workflows' steps use. Needs root or sudo; says what it does.
# CHROMIUM names another Chromium to use instead.
set -eu
if command -v "${CHROMIUM:-chromium}" >/dev/null && fc-list 2>/dev/null | grep -qi 'NotoSansCJK' &&
  command -v curl >/dev/null && command -v jq >/dev/null; then
  exit 0
fi
packages="chromium fontconfig fonts-noto-cjk curl jq"
if ! command -v apt-get >/dev/null; then
  echo "The tests need Chromium, the Noto CJK fonts, curl and jq. This is no Debian: install them and set CHROMIUM." >&2
  exit 1
fi
sudo=""
[ "$(id -u)" -eq 0 ] || sudo=sudo
echo "Installing $packages with apt-get." >&2
$sudo apt-get update -qq
# shellcheck disable=SC2086  # words on purpose
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $packages >/dev/null
