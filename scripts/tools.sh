#!/usr/bin/env bash
# Installs the two cargo tools of `make check` into the cache, once for each version.
source "$(dirname "$0")/env.sh"
install() {
    [ -x "$tools/bin/$1" ] && [ "$(cat "$tools/$1.version" 2>/dev/null)" = "$2" ] && return
    say "installing $1 $2 (once)"
    # A debug build runs fast enough here and compiles in half the time.
    CARGO_TARGET_DIR="$cache/tools-target" "$root/scripts/cargo.sh" install --quiet --locked --debug --force \
        --root "$tools" --version "$2" "$1"
    echo "$2" >"$tools/$1.version"
}
install cargo-machete 0.9.1
install cargo-deny 0.20.2
rm -rf "$cache/tools-target"
