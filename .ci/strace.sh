#!/usr/bin/env bash
# The system itself fails: the Nth call of each kind that a small run makes, for every N, and the same with kill -9 there.
# Whatever happens, every file is wholly old or wholly new, and the next run completes and leaves nothing. How the program
# ends is its own affair here (its words are tests of the suite), only it must not crash: a loader that cannot open its
# libraries ends with 127, and that is the system's.
#
#   usage: .ci/strace.sh NASKAH
set -euo pipefail

NASKAH=$(realpath "$1")
AWAL=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../tests/suite/fixtures/ringkas/data")
TMP=$(mktemp -d)
trap 'rm -rf "$TMP"' EXIT

fail() { echo "SALAH: $*" >&2; exit 1; }

if ! strace -f -e trace=none true 2>"$TMP/galat"; then
  cat "$TMP/galat" >&2
  echo 'mesin ini tidak mengizinkan ptrace: gangguan sistem tidak diuji di sini'
  exit 0
fi

# results DIR: what a user would find, with its check sums, sorted.
results() { (cd "$1" && find output -name .naskah -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0r sha256sum); }

# The workspace with the results of an earlier run, and its decree changed since; and what a run makes of it.
mkdir "$TMP/lama" "$TMP/baru"
cp -r "$AWAL" "$TMP/lama/data"
sed -i 's/sebagai acuan/sebagai pegangan/' "$TMP/lama/data/ringkas/keputusan.json"
(cd "$TMP/lama" && "$NASKAH" buat --diam)
cp -r "$AWAL" "$TMP/baru/data"
(cd "$TMP/baru" && "$NASKAH" buat --diam)
results "$TMP/lama" >"$TMP/lama.sha256"
results "$TMP/baru" >"$TMP/baru.sha256"
sort "$TMP/lama.sha256" "$TMP/baru.sha256" >"$TMP/boleh"
JUMLAH=$(wc -l <"$TMP/baru.sha256")
[ "$JUMLAH" -ge 2 ] || fail "hanya $JUMLAH hasil"
cmp -s "$TMP/lama.sha256" "$TMP/baru.sha256" && fail 'yang lama sama dengan yang baru'

# once CALL FAULT N: one run of which the Nth CALL goes wrong; 1 when there was none that could.
once() {
  local call=$1 fault=$2 nth=$3 rc=0 dir=$TMP/kerja
  rm -rf "$dir"
  cp -r "$TMP/lama" "$dir"
  rm -r "$dir/data"
  cp -r "$AWAL" "$dir/data"
  {
    (cd "$dir" && exec strace -f -qq -o "$TMP/jejak" -e trace="$call" -e inject="$call:$fault:when=$nth" \
      "$NASKAH" buat --diam) >"$TMP/kata" 2>&1 || rc=$?
  } 2>/dev/null # bash's own remark that it was killed
  case $rc in 101 | 134 | 139) fail "$call $fault $nth: kode $rc: $(cat "$TMP/kata")" ;; esac
  KODE[$rc]=$((${KODE[$rc]:-0} + 1))
  results "$dir" | { grep -v '/\.naskah-[^/]*\.tmp$' || true; } | sort >"$TMP/ini"
  [ -z "$(comm -23 "$TMP/ini" "$TMP/boleh")" ] || fail "$call $fault $nth: $(comm -23 "$TMP/ini" "$TMP/boleh")"
  [ "$(wc -l <"$TMP/ini")" -eq "$JUMLAH" ] || fail "$call $fault $nth: ada hasil yang hilang"
  # Who says that all went well has made all of it.
  [ "$rc" -ne 0 ] || results "$dir" | cmp -s - "$TMP/baru.sha256" || fail "$call $fault $nth: kode 0, tetapi tidak lengkap"
  # Untouched: what there is to fail has failed before.
  [ "$rc" -ne 0 ] || grep -qE 'INJECTED|killed by' "$TMP/jejak" || return 1
  (cd "$dir" && "$NASKAH" buat --diam) || fail "$call $fault $nth: pembuatan berikutnya gagal"
  results "$dir" | cmp -s - "$TMP/baru.sha256" || fail "$call $fault $nth: pembuatan berikutnya tidak lengkap"
  [ -z "$(find "$dir/output" -name '.naskah-*.tmp')" ] || fail "$call $fault $nth: ada sisa"
}

declare -A KODE=()
BANYAK=0
for kind in \
  mkdir:error=ENOSPC openat:error=EIO openat:error=ENOSPC openat:signal=KILL flock:error=EIO getdents64:error=EIO \
  write:error=EIO write:error=ENOSPC write:signal=KILL fchmod:error=EIO fsync:error=EIO fsync:signal=KILL \
  renameat:error=EIO renameat:signal=KILL unlink:error=EIO unlink:signal=KILL; do
  nth=1
  while once "${kind%%:*}" "${kind#*:}" "$nth"; do nth=$((nth + 1)); done
  [ "$nth" -gt 1 ] || fail "${kind%%:*}: program tidak memanggilnya; sesuaikan daftar ini"
  printf '%s: %d\n' "$kind" $((nth - 1))
  BANYAK=$((BANYAK + nth - 1))
done
[ "$BANYAK" -ge 80 ] || fail "hanya $BANYAK gangguan"
printf '%d gangguan: semua berkas utuh, semua pembuatan berikutnya lengkap; kode keluar' "$BANYAK"
for rc in "${!KODE[@]}"; do printf ' %s (%d)' "$rc" "${KODE[$rc]}"; done
echo
