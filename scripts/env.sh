# Sourced by the other scripts: where the project is and where its caches are.
# The caches live outside the clone, so that a second clone builds fast too.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${PAMONG_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/pamong}
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/target}
tools=$cache/tools
export PATH="$tools/bin:$PATH"
# A test of the API waits for the server that it started, and for its database: one more than there are cores keeps them busy.
export RUST_TEST_THREADS=${RUST_TEST_THREADS:-$(($(nproc) + 1))}
say() { printf '· %s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

# lint_while_compiling: from here on cargo's compiler lints the project's own code, and a warning is an error.
lint_while_compiling() {
    command -v clippy-driver >/dev/null || fail "clippy is missing: rustup component add clippy"
    export RUSTC_WORKSPACE_WRAPPER=clippy-driver
    # How cargo hands arguments over to clippy.
    export CLIPPY_ARGS=-Dwarnings__CLIPPY_HACKERY__
}

# apt_install WHY PACKAGE...: installs packages of the system, quietly unless it fails. Without packages it does nothing.
apt_install() {
    local why=$1 as_root=() log
    shift
    [ $# -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || fail "missing: $*. Install them as root, or install sudo"
        as_root=(sudo)
    fi
    command -v apt-get >/dev/null || fail "missing: $*. Install them with your system's package manager"
    say "installing $* ($why)"
    log=$(mktemp)
    # A setting that is there already stays as it is, without a question.
    { "${as_root[@]}" apt-get update -q &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
            -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@"; } >"$log" 2>&1 ||
        { tail -n 30 "$log" >&2; rm -f "$log"; fail "apt-get could not install $*"; }
    rm -f "$log"
}

# pip_venv HOME PACKAGE...: a Python of its own with these packages, made anew when their versions change.
pip_venv() {
    local home=$1
    shift
    [ -x "$home/bin/python" ] && [ "$(cat "$home/version" 2>/dev/null)" = "$*" ] && return 0
    say "installing $* (once)"
    rm -rf "$home"
    python3 -m venv "$home"
    "$home/bin/pip" install --quiet --disable-pip-version-check "$@" ||
        { rm -rf "$home"; fail "pip could not install $*"; }
    echo "$*" >"$home/version"
}
