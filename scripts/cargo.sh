#!/usr/bin/env bash
# cargo with the project's build cache, and with limits: a compiler that runs away
# after a type error in a long query ends here, not when the machine is out of memory.
source "$(dirname "$0")/env.sh"
cd "$root"
ulimit -v "${PAMONG_BUILD_KIB:-12000000}" 2>/dev/null || true
exec timeout "${PAMONG_BUILD_SECONDS:-3000}" cargo "$@"
