#!/usr/bin/env bash
# Installs what `make run` (no argument) or `make test` (argument: test) needs beside
# git, make, a C compiler, cargo and Node. Does nothing where everything is there.
source "$(dirname "$0")/env.sh"

at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }
command -v cc >/dev/null || fail "no C compiler: install one first (Debian: apt-get install gcc libc6-dev)"
command -v cargo >/dev/null || fail "no cargo: install Rust 1.95 or newer first"
command -v npx >/dev/null || fail "no Node.js: install Node 20 or newer with npm first"
rust=$(rustc --version | cut -d' ' -f2)
at_least "$rust" 1.95 || fail "Rust $rust is too old: 1.95 or newer is needed"
node=$(node --version)
at_least "${node#v}" 20 || fail "Node $node is too old: 20 or newer is needed"

[ "${1:-run}" = test ] || exit 0

packages=()
command -v chromium >/dev/null || packages+=(chromium fonts-liberation)
command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || packages+=(postgresql-15)
[ -x /usr/sbin/dovecot ] || [ -x /usr/local/sbin/dovecot ] || packages+=(dovecot-imapd)
command -v tesseract >/dev/null || packages+=(tesseract-ocr)
tesseract --list-langs 2>/dev/null | grep -qx ind || packages+=(tesseract-ocr-ind)
command -v pdftoppm >/dev/null || packages+=(poppler-utils)
[ ${#packages[@]} -gt 0 ] || exit 0

# The tests start a private IMAP server of their own as well: the package's service is masked before it comes.
if [[ " ${packages[*]} " == *" dovecot-imapd "* ]] && [ ! -e /etc/dovecot ]; then
    as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    "${as_root[@]}" mkdir -p /etc/systemd/system
    for unit in dovecot.service dovecot.socket; do
        [ -e "/etc/systemd/system/$unit" ] || "${as_root[@]}" ln -s /dev/null "/etc/systemd/system/$unit"
    done
    # where the machine starts services by scripts
    [ -e /etc/default/dovecot ] || echo "ENABLED=0" | "${as_root[@]}" tee /etc/default/dovecot >/dev/null
fi

# The tests start a private PostgreSQL of their own: no system-wide server is wanted.
settings=/etc/postgresql-common/createcluster.conf
if [ ! -e "$settings" ]; then
    as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    "${as_root[@]}" mkdir -p "$(dirname "$settings")"
    echo "create_main_cluster = false" | "${as_root[@]}" tee "$settings" >/dev/null
fi
apt_install "the browser, the database and the programs for scans that the tests run" "${packages[@]}"
