#!/usr/bin/env bash
# openapi.sh          writes openapi.yaml from the server's code, and the SPA's types from it
# openapi.sh --check  fails when the committed openapi.yaml is not what the server prints
source "$(dirname "$0")/env.sh"
cd "$root"
printed=$(mktemp)
trap 'rm -f "$printed"' EXIT
scripts/checked.sh build --quiet --locked --workspace --all-targets
"$CARGO_TARGET_DIR/debug/pamong" openapi >"$printed"
if [ "${1:-}" = --check ]; then
    diff -u openapi.yaml "$printed" >&2 || fail "openapi.yaml is not what the server prints: run 'make openapi' and commit the result"
else
    cat "$printed" >openapi.yaml
    npm --prefix frontend run --silent api
    say "wrote openapi.yaml and frontend/src/api/schema.d.ts"
fi
