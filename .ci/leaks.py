"""leaks.py FILE...: nothing in the files tells on which machine they were made.

Looked for: the home folder, the working folder and the host's name, as bytes and as the UTF-16 that PDF strings may use.
"""

import os
import platform
import re
import sys

# A name of three letters or fewer turns up by chance in the compressed data of fonts and pictures.
SHORTEST = 4

# The program signs its files with its own name, so a host of that name betrays nothing.
HARMLESS = {"naskah", "localhost"}

places = {os.path.expanduser("~"), os.getcwd(), os.environ.get("PWD", ""), platform.node()} - HARMLESS
rc = 0
for name in sys.argv[1:]:
    with open(name, "rb") as file:
        data = file.read()
    for place in sorted(place.rstrip("/") for place in places):
        if len(place) < SHORTEST:
            continue
        # Not as a part of a longer word: `/root` is a folder, the name /RootX is not.
        plain = rb"(?<![A-Za-z0-9])" + re.escape(os.fsencode(place)) + rb"(?![A-Za-z0-9])"
        if re.search(plain, data) or place.encode("utf-16-be", "surrogateescape") in data:
            print(f"SALAH berkas memuat `{place}`")
            rc = 1
sys.exit(rc)
