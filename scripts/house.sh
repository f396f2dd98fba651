#!/usr/bin/env bash
# The house rules of tests/api/house.rs alone, without building the server: that file needs
# nothing but the standard library, so it compiles in about a second.
source "$(dirname "$0")/env.sh"
cd "$root"
mkdir -p "$CARGO_TARGET_DIR"
program=$(mktemp "$CARGO_TARGET_DIR/house.XXXXXX")
trap 'rm -f "$program"' EXIT
# a red rule speaks for itself
export RUST_BACKTRACE=0
rustc --edition 2024 --test tests/api/house.rs -o "$program"
"$program" --quiet
