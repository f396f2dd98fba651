#!/usr/bin/env bash
# frontend.sh deps   installs the npm packages when package-lock.json changed
# frontend.sh build  also builds frontend/dist when its sources changed
source "$(dirname "$0")/env.sh"
cd "$root/frontend"
mkdir -p node_modules

stamp=node_modules/.pamong-packages
lock=$(sha256sum package-lock.json)
if [ "$(cat "$stamp" 2>/dev/null)" != "$lock" ]; then
    say "installing the npm packages (a minute or two)"
    # npm 11 refuses a lock file whose packages for other systems are not all in the registry.
    npm=(npx --yes npm@10)
    case $(npm --version) in 10.*) npm=(npm) ;; esac
    log=$(mktemp)
    "${npm[@]}" ci --no-audit --no-fund >"$log" 2>&1 || { tail -n 40 "$log" >&2; rm -f "$log"; fail "npm ci failed"; }
    rm -f "$log"
    echo "$lock" >"$stamp"
fi
[ "${1:-deps}" = build ] || exit 0

stamp=node_modules/.pamong-dist
sources=$(find . \( -name node_modules -o -name dist -o -name test-results -o -name playwright-report \) -prune -o \
    -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
if [ "$(cat "$stamp" 2>/dev/null)" != "$sources" ] || [ ! -e dist/index.html ]; then
    say "building the web pages into frontend/dist"
    log=$(mktemp)
    npm run --silent build >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; fail "the web pages do not build"; }
    rm -f "$log"
    echo "$sources" >"$stamp"
fi
