"""First page of a TIFF file: what it holds, whether all of it is there, and its alpha set aside."""

from __future__ import annotations

from dataclasses import dataclass

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.imaging.exif import ORIENTATION, Directory, cut_short, read_directory

_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRIC, _SAMPLES = 256, 257, 258, 259, 262, 277
_STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES = 273, 279, 324, 325
_PLANAR, _EXTRA_SAMPLES, _SAMPLE_FORMAT = 284, 338, 339
_BLACK_IS_ZERO, _RGB, _PALETTE, _YCBCR = 1, 2, 3, 6
_UNASSOCIATED_ALPHA = 2


@dataclass(frozen=True, slots=True)
class TiffFacts:
    """Stored size in pixels (before orientation), bits and samples a pixel."""

    width: int
    height: int
    bits: int
    samples: int
    palette: bool
    orientation: int


def read_facts(data: memoryview) -> TiffFacts:
    """Facts of the first page. Raises ImageUnreadable for kinds that would be decoded wrongly."""
    page = read_directory(data)
    depths = set(page.numbers(_BITS)) or {1}
    bits, samples = max(depths), page.number(_SAMPLES, 1)
    photometric = page.number(_PHOTOMETRIC, _BLACK_IS_ZERO)
    plain = len(depths) == 1 and bits in (1, 8, 16) and page.number(_SAMPLE_FORMAT, 1) == 1
    if bits == 16:  # inverted, planar and grey-with-alpha 16-bit pages come out wrong from the decoder
        plain = plain and (photometric, samples) in ((_BLACK_IS_ZERO, 1), (_RGB, 3), (_RGB, 4))
        plain = plain and (samples == 1 or page.number(_PLANAR, 1) == 1)
    if not plain:
        raise ImageUnreadable(
            f"this kind of TIFF ({bits} bits, {samples} samples a pixel) cannot be read",
            remedy="Save it as an 8- or 16-bit grey or RGB image",
        )
    orientation = page.number(ORIENTATION, 1)
    return TiffFacts(
        page.number(_WIDTH, 0),
        page.number(_HEIGHT, 0),
        16 if bits == 16 else 8,
        samples,
        photometric == _PALETTE,
        orientation if 1 <= orientation <= 8 else 1,
    )


def require_complete(data: memoryview) -> None:
    """Pass if every value, strip and tile of the first page lies in the file, else raise ImageUnreadable."""
    page = read_directory(data)
    if any(field.at + field.size > len(data) for field in page.fields.values()):
        raise cut_short()
    places, lengths = _pieces(page)
    ends = (at + length for at, length in zip(places, lengths, strict=True))
    if not places or any(end > len(data) for end in ends):
        raise cut_short()
    facts = read_facts(data)
    stored = facts.height * (facts.width * max(page.numbers(_BITS) or (1,)) * facts.samples // 8)
    packed = page.number(_COMPRESSION, 1) != 1 or page.number(_PHOTOMETRIC, 1) == _YCBCR
    if not packed and sum(lengths) < stored:
        raise cut_short()


def without_alpha(data: bytes) -> bytes:
    """The same file with its alpha declared an unspecified sample, so that the stored colours come through.

    The decoder multiplies 8-bit colours by unassociated alpha, which no other format does here.
    """
    page = read_directory(memoryview(data))
    if page.number(_EXTRA_SAMPLES, 0) != _UNASSOCIATED_ALPHA:
        return data
    at = page.fields[_EXTRA_SAMPLES].at
    return data[:at] + b"\0\0" + data[at + 2 :]


def _pieces(page: Directory) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Offsets and byte counts of the strips or tiles."""
    places, lengths = page.numbers(_STRIPS), page.numbers(_STRIP_BYTES)
    if not places:
        places, lengths = page.numbers(_TILES), page.numbers(_TILE_BYTES)
    if len(places) != len(lengths):
        raise cut_short()
    return places, lengths
