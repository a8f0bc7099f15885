#!/bin/sh
# Installs what the browser tests need, if it is missing: Debian's Chromium, and fonts that hold Japanese and Latin
# letters. Needs root or sudo; says what it does. CHROMIUM names another Chromium to use instead.
set -eu
if command -v "${CHROMIUM:-chromium}" >/dev/null && fc-list 2>/dev/null | grep -qi 'NotoSansCJK'; then
  exit 0
fi
if ! command -v apt-get >/dev/null; then
  echo "The browser tests need Chromium and the Noto CJK fonts. This is no Debian: install them and set CHROMIUM." >&2
  exit 1
fi
sudo=""
[ "$(id -u)" -eq 0 ] || sudo=sudo
echo "Installing chromium, fontconfig and fonts-noto-cjk with apt-get." >&2
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends chromium fontconfig fonts-noto-cjk >/dev/null
