#!/usr/bin/env bash
# The end-to-end tests: the real server, as the other tests built it, on a free port, with the demo data in a directory
# that is thrown away, and the browser tests against it.
# The server's log stays in test-results/, the browser's pictures in frontend/test-results/.
source "$(dirname "$0")/env.sh"
cd "$root"
results=$root/test-results
mkdir -p "$results"
var=$(mktemp -d)
server=
mail=
post=
gateway=
stop() {
    [ -z "$mail" ] || kill "$mail" 2>/dev/null || true
    [ -z "$post" ] || kill "$post" 2>/dev/null || true
    [ -z "$gateway" ] || kill "$gateway" 2>/dev/null || true
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    rm -rf "$var"
}
trap stop EXIT

free='const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
port=$(node -e "$free")
PAMONG_E2E_IMAP_PORT=$(node -e "$free")
export PAMONG_E2E_IMAP_PORT
smtp_port=$(node -e "$free")
gateway_port=$(node -e "$free")
# what the tests' own mail server was given
export PAMONG_E2E_MAILS=$var/mails.jsonl
# and what their gateway to telephones was given
export PAMONG_E2E_MESSAGES=$var/messages.jsonl
# the tests sign in as the same few people far more often than people do
export PAMONG_LOGINS_PER_MINUTE=1000
# a mail server of the tests' own, on this machine
export PAMONG_MAILBOX_MINUTES=1 PAMONG_MAILBOX_PRIVATE_ADDRESSES=on PAMONG_MAILBOX_PORTS=143,993,$PAMONG_E2E_IMAP_PORT
export PAMONG_SMTP_URL=smtp://127.0.0.1:$smtp_port PAMONG_MAIL_FROM="Pamong <surat@contoh.go.id>"
export PAMONG_MESSAGE_WEBHOOK=http://127.0.0.1:$gateway_port/ PAMONG_MESSAGE_WEBHOOK_SECRET=uji PAMONG_CITIZEN_CODES=offered
export PAMONG_VAR=$var PAMONG_WEB_ROOT=$root/frontend/dist PAMONG_LISTEN=127.0.0.1:$port
pamong=$CARGO_TARGET_DIR/debug/pamong
say "end to end: simulating two months of office work"
"$pamong" demo >"$results/demo.log" 2>&1 || { tail -n 30 "$results/demo.log" >&2; fail "pamong demo failed"; }
node tests/e2e/imap-server.mjs "$PAMONG_E2E_IMAP_PORT" &
mail=$!
node tests/e2e/smtp-server.mjs "$smtp_port" "$PAMONG_E2E_MAILS" &
post=$!
node tests/e2e/gateway-server.mjs "$gateway_port" "$PAMONG_E2E_MESSAGES" &
gateway=$!
"$pamong" serve >"$results/server.log" 2>&1 &
server=$!

export PAMONG_E2E_URL=http://localhost:$port PAMONG_E2E_ACCOUNTS=$var/demo-accounts.json
ready='fetch(process.argv[1] + "/readyz").then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))'
for _ in $(seq 120); do
    kill -0 "$server" 2>/dev/null || { cat "$results/server.log" >&2; server=; fail "the server ended"; }
    node -e "$ready" "$PAMONG_E2E_URL" && break
    sleep 0.25
done
node -e "$ready" "$PAMONG_E2E_URL" || { tail -n 30 "$results/server.log" >&2; fail "the server is not ready after 30 seconds"; }

say "end to end: browser tests against $PAMONG_E2E_URL"
npm --prefix frontend run --silent e2e -- "$@"
