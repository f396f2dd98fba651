#!/usr/bin/env bash
# Measures how fast letters are rendered and signed, and how fast WeasyPrint renders the same letter.
# Fails where a limit of api/sign/examples/bench_documents.rs does not hold.
source "$(dirname "$0")/env.sh"

packages=()
for library in libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; do
    ldconfig -p | grep -q "${library%-0}\(-0\)\?\.so\.0\|${library%0}.so.0" || dpkg -s "$library" >/dev/null 2>&1 || packages+=("$library")
done
python3 -c 'import ensurepip, venv' 2>/dev/null || packages+=(python3-venv)
apt_install "WeasyPrint sets text with them" "${packages[@]}"
home=$cache/weasyprint
pip_venv "$home" weasyprint==70.0

say "building the benchmark for release (once some minutes)"
cd "$root"
scripts/cargo.sh build --quiet --locked --release -p pamong-sign --example bench_documents
"$CARGO_TARGET_DIR/release/examples/bench_documents" "$home/bin/python" "$root/scripts/bench-weasyprint.py"
