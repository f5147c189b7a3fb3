#!/usr/bin/env bash
# Everything about one PDF that needs no veraPDF: syntax, fonts, language, text inside the page, no traces of the machine.
#
#   usage: .ci/pdf.sh FILE       exit: 0 in order; 1 not (a line "SALAH FILE: ..." for each fault)
#   PAGE_INSET=N takes every page to be N points smaller on each side: only for the control that must fail.
set -euo pipefail

HERE=$(dirname "${BASH_SOURCE[0]}")
PDF=$1
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
rc=0

# check WHAT COMMAND...: what COMMAND says, under the name of the file.
check() {
  local what=$1 line
  shift
  if ! "$@" >"$T/kata" 2>&1; then
    rc=1
    while IFS= read -r line; do echo "SALAH $PDF: $what: ${line#SALAH }"; done <"$T/kata"
    [ -s "$T/kata" ] || echo "SALAH $PDF: $what"
  fi
}

check 'qpdf --check' qpdf --check "$PDF"
[ "$rc" -eq 0 ] || exit 1      # what follows reads what qpdf has just refused

qpdf --qdf --object-streams=disable "$PDF" "$T/baca.pdf"
pdffonts "$PDF" >"$T/huruf"

# pdftotext leaves out what lies wholly outside the page, so it is shown a copy with far wider pages.
python3 "$HERE/bbox.py" widen <"$T/baca.pdf" >"$T/lebar.qdf"
fix-qdf "$T/lebar.qdf" >"$T/lebar.pdf"
pdftotext -bbox "$T/lebar.pdf" "$T/kata.xml"

check huruf python3 "$HERE/fonts.py" <"$T/huruf"
check bahasa python3 "$HERE/lang.py" <"$T/baca.pdf"
check halaman python3 "$HERE/bbox.py" check widened "${PAGE_INSET:-0}" <"$T/kata.xml"
check jejak python3 "$HERE/leaks.py" "$T/baca.pdf" "$T/kata.xml"
[ "$rc" -ne 0 ] || echo "baik  $PDF"
exit "$rc"
