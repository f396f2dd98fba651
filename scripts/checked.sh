#!/usr/bin/env bash
# checked.sh ARGUMENTS...: cargo with a compiler that lints what it compiles; a warning is an error.
#
# Checks, tests and the API description share one build this way. It is always of the whole workspace with all targets:
# for a part of it cargo chooses other features of the dependencies and compiles them once more, which takes many minutes.
source "$(dirname "$0")/env.sh"
command -v clippy-driver >/dev/null || fail "clippy is missing: rustup component add clippy"
export RUSTC_WORKSPACE_WRAPPER=clippy-driver
# How cargo hands arguments over to clippy.
export CLIPPY_ARGS=-Dwarnings__CLIPPY_HACKERY__
exec "$root/scripts/cargo.sh" "$@"
