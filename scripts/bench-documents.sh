#!/usr/bin/env bash
# Measures how fast letters are rendered and signed, and how fast WeasyPrint renders the same letter.
# Fails where a limit of api/sign/examples/bench_documents.rs does not hold.
source "$(dirname "$0")/env.sh"

packages=()
for library in libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; do
    ldconfig -p | grep -q "${library%-0}\(-0\)\?\.so\.0\|${library%0}.so.0" || dpkg -s "$library" >/dev/null 2>&1 || packages+=("$library")
done
python3 -c 'import ensurepip, venv' 2>/dev/null || packages+=(python3-venv)
if [ ${#packages[@]} -gt 0 ]; then
    as_root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || fail "missing: ${packages[*]}. Install them as root, or install sudo"
        as_root=(sudo)
    fi
    command -v apt-get >/dev/null || fail "missing: ${packages[*]}. Install them with your system's package manager"
    say "installing ${packages[*]} (WeasyPrint sets text with them)"
    log=$(mktemp)
    { "${as_root[@]}" apt-get update -q &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${packages[@]}"; } >"$log" 2>&1 ||
        { tail -n 30 "$log" >&2; rm -f "$log"; fail "apt-get could not install ${packages[*]}"; }
    rm -f "$log"
fi

wanted="weasyprint==70.0"
home=$cache/weasyprint
if ! [ -x "$home/bin/python" ] || [ "$(cat "$home/version" 2>/dev/null)" != "$wanted" ]; then
    say "installing WeasyPrint (once)"
    rm -rf "$home"
    python3 -m venv "$home"
    "$home/bin/pip" install --quiet --disable-pip-version-check "$wanted" ||
        { rm -rf "$home"; fail "pip could not install $wanted"; }
    echo "$wanted" >"$home/version"
fi

say "building the benchmark for release (once some minutes)"
cd "$root"
scripts/cargo.sh build --quiet --locked --release -p pamong-sign --example bench_documents
"$CARGO_TARGET_DIR/release/examples/bench_documents" "$home/bin/python" "$root/scripts/bench-weasyprint.py"
