#!/usr/bin/env bash
# Installs the programs that judge signed PDF files in the tests: pdfsig, pdftotext, qpdf, certutil, zbarimg
# and openssl by the system's package manager, pyHanko into the cache. Does nothing where everything is there.
source "$(dirname "$0")/env.sh"

packages=()
command -v pdfsig >/dev/null || packages+=(poppler-utils)
command -v qpdf >/dev/null || packages+=(qpdf)
command -v certutil >/dev/null || packages+=(libnss3-tools)
command -v zbarimg >/dev/null || packages+=(zbar-tools)
command -v openssl >/dev/null || packages+=(openssl)
python3 -c 'import ensurepip, venv' 2>/dev/null || packages+=(python3-venv)

if [ ${#packages[@]} -gt 0 ]; then
    as_root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || fail "missing: ${packages[*]}. Install them as root, or install sudo"
        as_root=(sudo)
    fi
    command -v apt-get >/dev/null || fail "missing: ${packages[*]}. Install them with your system's package manager"
    say "installing ${packages[*]} (they check the PDF files that the tests sign)"
    log=$(mktemp)
    { "${as_root[@]}" apt-get update -q &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${packages[@]}"; } >"$log" 2>&1 ||
        { tail -n 30 "$log" >&2; rm -f "$log"; fail "apt-get could not install ${packages[*]}"; }
    rm -f "$log"
fi

# An independent implementation of PAdES. The versions are fixed, so that its judgement changes only when we ask.
wanted="pyhanko==0.38.0 pyhanko-cli==0.6.0 pyhanko-certvalidator==0.33.0"
home=$cache/pyhanko
[ -x "$home/bin/pyhanko" ] && [ "$(cat "$home/version" 2>/dev/null)" = "$wanted" ] && exit 0
say "installing pyHanko (once)"
rm -rf "$home"
python3 -m venv "$home"
read -ra pinned <<<"$wanted"
"$home/bin/pip" install --quiet --disable-pip-version-check "${pinned[@]}" ||
    { rm -rf "$home"; fail "pip could not install ${pinned[*]}"; }
echo "$wanted" >"$home/version"
