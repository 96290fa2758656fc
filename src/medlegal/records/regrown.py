"""A PDF whose tree of pages is lost: another is grown from every page that still lies about in it."""

from __future__ import annotations

import re
from pathlib import Path

_OBJECT = re.compile(rb"\b(\d{1,9}) (\d{1,5}) obj\b(.{0,4000}?)(?:endobj|stream\b)", re.DOTALL)
_PAGE = re.compile(rb"/Type\s*/Page\b")
_CATALOG = re.compile(rb"/Type\s*/Catalog\b")
_ROOT = re.compile(rb"/Pages\s+(\d{1,9})\s+\d{1,5}\s+R")
_LARGEST = 200_000_000  # bytes
_SHEET = b"/MediaBox [0 0 612 792]"  # of pages that had their size from the tree


def regrown(path: Path) -> bytes | None:
    """The file with a new tree behind its end; none where no page or no catalog lies open."""
    if path.stat().st_size > _LARGEST:
        return None
    held = path.read_bytes()
    pages, catalog, root = list[bytes](), b"", b""
    for found in _OBJECT.finditer(held):
        name = b"%b %b R" % (found[1], found[2])
        if _PAGE.search(found[3]) and b"/Contents" in found[3] and name not in pages:
            pages.append(name)
        elif _CATALOG.search(found[3]) and (tree := _ROOT.search(found[3])):
            catalog, root = name, tree[1]
    if not pages or not catalog or b"/Encrypt" in held:
        return None
    tree_told = b"<</Type /Pages /Count %d /Kids [%b] %b>>" % (len(pages), b" ".join(pages), _SHEET)
    lost = held.replace(b"startxref", b"startlost")  # so that every object is looked for anew
    return lost + b"\n%b 0 obj\n%b\nendobj\ntrailer\n<</Root %b>>\n" % (root, tree_told, catalog)
