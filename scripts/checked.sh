#!/usr/bin/env bash
# checked.sh COMMAND [ARGUMENTS...]: cargo with a compiler that lints what it compiles; a warning is an error.
#
# Checks, tests and the API description share one build this way. It is always of the whole workspace with all targets:
# for a part of it cargo chooses other features of the dependencies and compiles them once more, which takes many minutes.
source "$(dirname "$0")/env.sh"
lint_while_compiling
exec "$root/scripts/cargo.sh" "$@"
