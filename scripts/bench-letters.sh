#!/usr/bin/env bash
# Measures lists, letters, searches and entries with 300,000 letters, on SQLite and on PostgreSQL.
# Fails where a goal of tests/benches/letters does not hold.
source "$(dirname "$0")/env.sh"

say "building the server and the benchmark for release (once some minutes)"
cd "$root"
scripts/cargo.sh build --quiet --locked --release -p pamong -p pamong-tests --bin pamong --bench letters
status=0
for database in ${PAMONG_TEST_DB:-sqlite postgres}; do
    PAMONG_TEST_DB=$database scripts/cargo.sh bench --quiet --locked -p pamong -p pamong-tests --bench letters -- \
        "$CARGO_TARGET_DIR/release/pamong" || status=1
done
exit $status
