"""lang.py <QDF: the document's language is Indonesian.

Only the catalogue counts. A /Lang elsewhere names the language of one passage, and without one from the author Typst
writes English there, which every validator accepts.
"""

import re
import sys

catalogues = [
    body
    for body in re.findall(rb"\n\d+ \d+ obj\n(<<\n.*?)\nendobj\n", sys.stdin.buffer.read(), re.DOTALL)
    if re.search(rb"^  /Type /Catalog$", body, re.MULTILINE)
]
if len(catalogues) != 1:
    print(f"SALAH {len(catalogues)} katalog, seharusnya satu")
    sys.exit(1)
if not re.search(rb"^  /Lang \(id\)$", catalogues[0], re.MULTILINE):
    print("SALAH katalog tanpa `/Lang (id)`")
    sys.exit(1)
