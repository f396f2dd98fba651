#!/usr/bin/env bash
# api-tests.sh [ARGUMENTS of the test program]: the API tests from the build that checks and tests share.
# On SQLite, or on PostgreSQL with PAMONG_TEST_DB=postgres. A word narrows them to the tests with that word in their name.
source "$(dirname "$0")/env.sh"
cd "$root"
# The tests start the server and build it for that: with the same compiler, it is there already. The whole workspace is
# named, so that the dependencies are those of the shared build; the other tests are not built.
lint_while_compiling
program=$(scripts/cargo.sh build --quiet --locked --workspace --bins --lib --test api --message-format=json | node -e '
  const lines = require("fs").readFileSync(0, "utf8").split("\n").filter(Boolean)
  const built = lines.map((line) => JSON.parse(line))
  const api = built.find(({ target, executable }) => executable && target.name === "api" && target.kind.includes("test"))
  if (!api) throw new Error("cargo built no test program named api")
  console.log(api.executable)')
cd tests
exec "$program" "$@"
