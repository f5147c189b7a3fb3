"""readme.py FILE: prints the commands of the first ```sh block after the line with the mark; there must be exactly two."""

import sys

MARK = "<!-- perintah -->"

with open(sys.argv[1], encoding="utf-8") as file:
    lines = [line.strip() for line in file]
marks = [number for number, line in enumerate(lines) if MARK in line]
if not marks:
    sys.exit(f"SALAH {sys.argv[1]}: tidak ada baris `{MARK}`")
try:
    begin = lines.index("```sh", marks[0] + 1) + 1
    end = lines.index("```", begin)
except ValueError:
    sys.exit(f"SALAH {sys.argv[1]}: tidak ada blok ```sh yang utuh sesudah `{MARK}`")
commands = [line for line in lines[begin:end] if line and not line.startswith("#")]
if len(commands) != 2:
    sys.exit(f"SALAH {sys.argv[1]}: {len(commands)} perintah, seharusnya dua")
print(*commands, sep="\n")
