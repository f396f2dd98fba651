# Sourced by the other scripts: where the project is and where its caches are.
# The caches live outside the clone, so that a second clone builds fast too.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${PAMONG_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/pamong}
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/target}
tools=$cache/tools
export PATH="$tools/bin:$PATH"
say() { printf '· %s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }
