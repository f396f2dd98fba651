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

apt_install "they check the PDF files that the tests sign" "${packages[@]}"

# An independent implementation of PAdES. The versions are fixed, so that its judgement changes only when we ask.
pip_venv "$cache/pyhanko" pyhanko==0.38.0 pyhanko-cli==0.6.0 pyhanko-certvalidator==0.33.0
