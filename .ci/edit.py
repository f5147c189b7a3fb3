"""edit.py OLD NEW <IN >OUT: replaces the first occurrence of OLD by NEW, of the same length, so that offsets still hold."""

import sys

old, new = (word.encode() for word in sys.argv[1:])
data = sys.stdin.buffer.read()
if len(old) != len(new) or old not in data:
    sys.exit(f"SALAH `{sys.argv[1]}` tidak ada, atau penggantinya tidak sama panjang")
sys.stdout.buffer.write(data.replace(old, new, 1))
