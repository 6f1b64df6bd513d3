"""Makes ``blocks.ttf``: a font whose letters are patterns of squares, the same on every machine.

    pip install fonttools && python tests/ui/snapshots/blocks.py

Snapshots show where words stand and which they are without depending on the fonts that a machine happens to have.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

UNIT, ADVANCE = 1000, 560
CHARACTERS = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x2013, 0x2026, 0x25B2]


def glyph(code: int) -> Glyph:
    """The bits of the code as squares in two columns of four rows, over a bar."""
    pen = TTGlyphPen(None)
    squares = [(60, 0, 500, 70)] if code != 0x20 else []
    for bit in range(8):
        if code != 0x20 and code >> bit & 1:
            x, y = 60 + 240 * (bit % 2), 130 + 150 * (bit // 2)
            squares.append((x, y, x + 200, y + 120))
    for left, bottom, right, top in squares:
        pen.moveTo((left, bottom))
        for point in ((left, top), (right, top), (right, bottom)):
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def main() -> None:
    names = {code: f"u{code:04x}" for code in CHARACTERS}
    order = [".notdef", *names.values()]
    builder = FontBuilder(UNIT, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf({".notdef": glyph(0xFF), **{name: glyph(code) for code, name in names.items()}})
    builder.setupHorizontalMetrics({name: (ADVANCE, 60) for name in order})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupNameTable({"familyName": "Inspector Blocks", "styleName": "Regular"})
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.save(Path(__file__).with_name("blocks.ttf"))


if __name__ == "__main__":
    main()
