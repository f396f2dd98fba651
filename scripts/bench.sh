#!/usr/bin/env bash
# bench.sh NAME: measures the requests of one benchmark of tests/benches, on SQLite and on PostgreSQL.
# Fails where a goal of it does not hold.
source "$(dirname "$0")/env.sh"
name=${1:?"which benchmark: letters or permits"}

say "building the server and the benchmark for release (once some minutes)"
cd "$root"
scripts/cargo.sh build --quiet --locked --release -p pamong -p pamong-tests --bin pamong --bench "$name"
status=0
for database in ${PAMONG_TEST_DB:-sqlite postgres}; do
    PAMONG_TEST_DB=$database scripts/cargo.sh bench --quiet --locked -p pamong -p pamong-tests --bench "$name" -- \
        "$CARGO_TARGET_DIR/release/pamong" || status=1
done
exit $status
