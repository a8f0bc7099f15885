"""The picture that a link to a site is shown with elsewhere: the mark of `matome.svg`, large. No words, no language.

To write `templates/theme/assets/matome-card.png` again: `python -m tests.write.card`.
"""

import struct
import zlib

import numpy as np

from generator import files
from generator.write import addresses
from generator.write.templates import OWN

WIDTH, HEIGHT = 1200, 630  # what readers of OpenGraph ask for
PATH = OWN / "theme" / addresses.PICTURE
GROUND, LINE, DOT = (0x1F, 0x5C, 0x63), (0xFB, 0xFA, 0xF7), (0xE9, 0xB8, 0x72)
_FINER = 4  # samples a pixel each way, for smooth edges
_SCALE = 20  # pixels for a unit of the mark's 32 by 32


def pixels() -> np.ndarray:
    """The picture, height by width by red, green and blue."""
    y, x = np.mgrid[0 : HEIGHT * _FINER, 0 : WIDTH * _FINER].astype(np.float32) / _FINER
    x, y = (x - WIDTH / 2) / _SCALE + 16, (y - HEIGHT / 2) / _SCALE + 16
    found = np.empty((HEIGHT, WIDTH, 3))
    found[:] = GROUND
    for end, height in ((24, 10), (24, 16), (17, 22)):
        _paint(found, np.hypot(x - np.clip(x, 8, end), y - height) <= 1.3, LINE)
    _paint(found, np.hypot(x - 23, y - 22) <= 2.4, DOT)
    return found.round().astype(np.uint8)


def _paint(picture: np.ndarray, shape: np.ndarray, colour: tuple[int, int, int]) -> None:
    """Lay a colour over the picture where the shape is, by the share of each pixel that it covers."""
    cover = shape.reshape(HEIGHT, _FINER, WIDTH, _FINER).mean(axis=(1, 3))[..., None]
    picture[:] = picture * (1 - cover) + np.array(colour) * cover


def png(picture: np.ndarray) -> bytes:
    """The picture as PNG (ISO/IEC 15948), true colour, no filter."""
    rows = b"".join(b"\0" + row.tobytes() for row in picture)
    header = struct.pack(">2I5B", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(name, data) for name, data in ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    )


def unpacked(data: bytes) -> np.ndarray:
    """The pixels of what `png` wrote, whichever zlib packed it."""
    size = struct.unpack(">I", data[33:37])[0]
    rows = zlib.decompress(data[41 : 41 + size])
    return np.frombuffer(rows, np.uint8).reshape(HEIGHT, 1 + 3 * WIDTH)[:, 1:].reshape(HEIGHT, WIDTH, 3)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


if __name__ == "__main__":
    files.replace(PATH, png(pixels()))
