"""fonts.py <LISTING: every font in the output of `pdffonts` is embedded, a subset, maps to Unicode and is not Type 3.

A file without any font is a fault too: text in a font that was not found vanishes without an error.
"""

import re
import sys

# The name may be longer than its column, so the row is read from its end.
ROW = re.compile(r"(?P<head>.*\S)\s+(?P<emb>yes|no)\s+(?P<sub>yes|no)\s+(?P<uni>yes|no)\s+(\d+\s+\d+|\[none\])\s*")


def faults(listing):
    header, rule, *rows = listing.splitlines() or ["", ""]
    if not header.startswith("name ") or not rule.startswith("---"):
        yield "daftar pdffonts tidak dikenal"
        return
    if not rows:
        yield "tidak ada huruf sama sekali"
    for row in rows:
        found = ROW.fullmatch(row)
        if not found:
            yield f"baris pdffonts tidak dikenal: `{row}`"
            continue
        if re.search(r"\sType 3(\s|$)", found["head"]):
            yield f"huruf Type 3: `{row}`"
        for flag in ("emb", "sub", "uni"):
            if found[flag] != "yes":
                yield f"{flag}={found[flag]}: `{row}`"


found = [f"SALAH {fault}" for fault in faults(sys.stdin.read())]
print(*found, sep="\n", end="\n" if found else "")
sys.exit(1 if found else 0)
