"""How large a picture may be: what is refused before a pixel of it is allocated, and what it takes to decode it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import psutil

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.imaging.headers import Header

LARGE = 100_000_000  # px from which pictures are decoded one after the other
SPARE = 256 * 2**20  # bytes that are left to the rest of the program and of the machine
# No encoder packs a picture of a part this tightly (deflate stops at 1,032, a JPEG at 1,536): its header lies.
TIGHTEST = 4_000  # decoded bytes for a byte of the file
SUSPECT = 64_000_000  # px from which that is asked; small ones cannot hurt


@dataclass(frozen=True, slots=True)
class DecodeLimits:
    """What is refused before a pixel is allocated; bounds are inclusive. Sides in px, bytes of the file.

    ``max_decoded``: bytes of the pixels at the depth of the file, 400 million px of 8-bit colour.
    """

    max_side: int = 20_000
    max_pixels: int = 400_000_000
    max_decoded: int = 1_200_000_000
    max_bytes: int = 512 * 1024 * 1024
    min_side: int = 8


def stored_bytes(header: Header) -> int:
    """Bytes of the decoded pixels at the depth of the file: grey ones have one channel, all others three."""
    channels = 1 if header.channels == 1 else 3
    return header.width * header.height * channels * (2 if header.bits == 16 else 1)


def reduced(header: Header, divisor: int) -> Header:
    """The header of a JPEG that is decoded at a part of its size; each side is rounded up."""
    return replace(header, width=-(-header.width // divisor), height=-(-header.height // divisor))


def needed_bytes(header: Header, *, as_rgb: bool) -> int:
    """What decoding takes at its peak, the halved copies of who looks at the picture included.

    ``as_rgb``: 8-bit colour is made of what is stored, beside it where that is grey or of 16 bits.
    """
    pixels, stored = header.width * header.height, stored_bytes(header)
    steps = [2 * stored]  # the decoder's array is copied into numpy's; turned, it is copied once it is gone
    if header.progressive:  # the decoder keeps the coefficients of the whole picture
        steps.append(stored + 2 * pixels * header.channels)
    kept = stored
    if as_rgb and (header.channels == 1 or header.bits == 16):
        kept = 3 * pixels
        between = pixels if header.channels == 1 and header.bits == 16 else 0
        steps.append(stored + between + kept)
    steps.append(kept + kept // 3)
    return max(steps)


def free_bytes() -> int:
    """Memory that can be had without swapping."""
    return int(psutil.virtual_memory().available)


def require_size(header: Header, limits: DecodeLimits) -> None:
    """Pass if a picture lies within the limits. Raises ImageUnreadable."""
    size = f"{header.width}×{header.height} px"
    if min(header.width, header.height) < limits.min_side:
        raise ImageUnreadable(
            f"too small to inspect ({size}, needs at least {limits.min_side}×{limits.min_side})",
            remedy="Check that the file is the picture of a part",
        )
    smaller = "Crop the picture to the part, or split it"
    if max(header.width, header.height) > limits.max_side:
        raise ImageUnreadable(
            f"too large to inspect ({size}, at most {limits.max_side} px a side)", remedy=smaller
        )
    pixels, decoded = header.width * header.height, stored_bytes(header)
    if pixels > limits.max_pixels:
        raise ImageUnreadable(
            f"too large to inspect ({size}, at most {limits.max_pixels / 1e6:.0f} million px)", remedy=smaller
        )
    if decoded > limits.max_decoded:
        raise ImageUnreadable(
            f"too large to inspect ({size} of {header.bits} bits, {_mb(decoded)} MB decoded, at most"
            f" {_mb(limits.max_decoded)})",
            remedy="Save it with 8 bits a channel, or crop it to the part",
        )


def require_plausible(header: Header, size_of_file: int) -> None:
    """Pass if a file of this many bytes can hold a picture of this size. Raises ImageUnreadable."""
    large = header.width * header.height > SUSPECT
    if large and stored_bytes(header) > TIGHTEST * size_of_file:
        raise ImageUnreadable(
            f"the file of {size_of_file:,} bytes claims {header.width}×{header.height} px, more than it can hold",
            remedy="Copy or record the image again",
        )


def require_memory(header: Header, *, as_rgb: bool) -> None:
    """Pass if there is room to decode a picture now. Raises ImageUnreadable with what is lacking."""
    needed = needed_bytes(header, as_rgb=as_rgb)
    if needed <= SPARE:
        return  # what an ordinary picture takes is not asked about
    free = free_bytes()
    if needed + SPARE > free:
        raise ImageUnreadable(
            f"too large for the memory that is free ({header.width}×{header.height} px take"
            f" {_mb(needed + SPARE)} MB, {_mb(free)} MB are free)",
            remedy="Close other programs and try again, or crop the picture to the part",
        )


def _mb(size: int) -> str:
    return f"{size / 1e6:,.0f}"
