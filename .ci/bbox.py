"""Words outside the page.

bbox.py widen <QDF >QDF              every page MARGIN points wider on each side (the result needs fix-qdf)
bbox.py check 0 <XML                 the output of `pdftotext -bbox` for a file as it is
bbox.py check widened [INSET] <XML   the same for a widened file; INSET makes the page smaller than it is

Why widen: pdftotext drops every glyph that begins outside the page, so a word printed wholly beside it would not show.
"""

import re
import sys
import xml.etree.ElementTree as ET

MARGIN = 20000.0  # points: 3,000 letters in one unbreakable word run about 15,000 points past the edge
TOLERANCE = 0.5  # points
SHOWN = 5  # a page shifted as a whole would else print all its words

BOX = re.compile(rb"/MediaBox \[([\s0-9.+-]*)\]")


def widen(qdf):
    def wider(found):
        left, bottom, right, top = (float(n) for n in found[1].split())
        box = (left - MARGIN, bottom - MARGIN, right + MARGIN, top + MARGIN)
        return b"/MediaBox [ %.4f %.4f %.4f %.4f ]" % box

    wide, count = BOX.subn(wider, qdf)
    if count == 0:
        sys.exit("SALAH tidak ada /MediaBox yang terbaca")
    return wide


def outside(xml, margin):
    """One line per word that leaves its page, and one if there are no words at all."""
    faults, words = [], 0
    pages = [node for node in ET.fromstring(xml).iter() if node.tag.endswith("page")]
    for number, page in enumerate(pages, 1):
        right, bottom = (float(page.get(side)) - margin for side in ("width", "height"))
        for word in page:
            words += 1
            x0, y0, x1, y1 = (float(word.get(side)) for side in ("xMin", "yMin", "xMax", "yMax"))
            over = max(margin - x0, margin - y0, x1 - right, y1 - bottom)
            if over > TOLERANCE:
                text = (word.text or "")[:40]
                faults.append(f"halaman {number}: kata `{text}` keluar {over:.1f} pt di luar halaman")
    if words == 0:
        faults.append("tidak ada satu kata pun di halaman")
    return faults


def main(mode, margin="0", inset="0"):
    if mode == "widen":
        sys.stdout.buffer.write(widen(sys.stdin.buffer.read()))
        return
    faults = outside(sys.stdin.buffer.read(), (MARGIN if margin == "widened" else 0.0) + float(inset))
    for fault in faults[:SHOWN]:
        print(f"SALAH {fault}")
    if len(faults) > SHOWN:
        print(f"SALAH dan {len(faults) - SHOWN} kata lain di luar halaman")
    sys.exit(1 if faults else 0)


main(*sys.argv[1:])
