"""Opens picture files: their frames as they are meant to be seen, and what they say of themselves.

Formats are named one by one: the library knows a hundred, and one of them (EPS) starts another
program. Pixels are counted before any are unpacked. A frame that is damaged costs itself; of one
that is cut off the part that is there is shown, and said so. HEIC comes from a library of its own
(26 MB), because it is what telephones have written since 2017 and what witnesses hand over.
"""

import io
import re
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from reviewer.errors import SourceError
from reviewer.said import said

MOST_FRAMES = 20_000

_FORMATS = ("TIFF", "JPEG", "PNG", "WEBP", "GIF", "BMP", "DIB", "JPEG2000", "PPM")
_TELEPHONE = ("HEIF", "AVIF")
_EMBEDDED = {"JPEG", "MPO", "JPEG2000"}
# A byte a pixel in black and white and grey, four in colour, and as much again to convert them.
_MOST_PLAIN, _MOST_COLOURED = 350_000_000, 120_000_000
_PLAIN = {"1", "L"}
_DEEP = {"I;16", "I;16L", "I;16B", "I;16N", "I", "F"}
_ENGINE_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    ArithmeticError,
    EOFError,
    RuntimeError,
    struct.error,
    Image.DecompressionBombError,
    ImageCms.PyCMSError,
)
_ON_ITS_SIDE, _MOST_WAYS = 5, 8
_ORIENTATION, _MAKE, _MODEL, _ARTIST = 274, 271, 272, 315
_EXIF, _GPS = 0x8769, 0x8825
_TAKEN, _OFFSET = 36867, 36881
_WHEN = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")
_ZONE = re.compile(r"[+-]\d\d:\d\d")
_LEAST_DPI, _MOST_DPI = 50, 4800
_SCREEN_DPI = 96
_LETTER_INCHES = 11
_LARGEST_SCREENED = 17


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture, ready for a page.

    ``content`` is the file's own JPEG bytes where they can be shown as they are, else a PNG, or a
    fine JPEG of what was packed with loss.
    ``orientation`` is still to be applied, as EXIF numbers it; pixels and dpi are before it.
    """

    content: bytes
    width: int
    height: int
    dpi: tuple[float, float]
    orientation: int = 1
    is_cut_off: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What a camera wrote of a picture; ``date`` is ISO 8601, ``place`` degrees north and east."""

    date: str = ""
    author: str = ""
    camera: str = ""
    place: str = ""


class Picture:
    """An open picture file."""

    def __init__(self, path: Path) -> None:
        """Read the head of a file; no pixels yet.

        Raises:
            SourceError: it is no picture, or not one that can be read.
        """
        self._path = path
        with _words():
            self._image = _opened(path)
            self.frames = min(getattr(self._image, "n_frames", 1), MOST_FRAMES)
        try:
            self._check_pixels()
        except SourceError:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._image.close()

    def taken(self) -> Taken:
        """What the camera wrote; a damaged note is none."""
        try:
            with _words():
                return _taken(self._image.getexif())
        except SourceError:
            return Taken()

    def frame(self, index: int) -> Frame:
        """One frame, from 0.

        Raises:
            SourceError: it is damaged, or has more pixels than can be shown.
        """
        with _words():
            self._image.seek(index)
        self._check_pixels()
        with _words():
            dpi = _dpi_of(self._image)
            orientation = self._orientation()
            if index == 0 and self._image.format in _EMBEDDED and self._image.mode != "RGBA":
                return self._as_it_is(dpi, orientation)
            return self._drawn(index, dpi[::-1] if orientation >= _ON_ITS_SIDE else dpi)

    def _is_lossy(self, index: int) -> bool:
        """Whether the file itself holds less than the pixels, so that a fine JPEG adds no harm."""
        if self._image.format == "TIFF":
            return str(self._image.info.get("compression", "")) in {"jpeg", "tiff_jpeg"}
        return self._image.format in {"HEIF", "AVIF"} or (index > 0 and self._image.format == "MPO")

    def _orientation(self) -> int:
        """How the camera was held; of a PNG it is known when the pixels are."""
        if self._image.format == "PNG":
            return 1
        found = self._image.getexif().get(_ORIENTATION, 1)
        return found if isinstance(found, int) and 1 <= found <= _MOST_WAYS else 1

    def _check_pixels(self) -> None:
        width, height = self._image.size
        most = _MOST_PLAIN if self._image.mode in _PLAIN else _MOST_COLOURED
        if width * height > most:
            raise SourceError(
                said(
                    "This picture has {count} million pixels, more than can be shown. Make a "
                    "smaller copy and load that.",
                    count=width * height // 1_000_000,
                )
            )

    def _as_it_is(self, dpi: tuple[float, float], orientation: int) -> Frame:
        """A JPEG with its own bytes, once they were seen to be whole."""
        size = self._image.size
        is_cut_off = self._unpack(0)
        content, dpi = self._path.read_bytes(), _shown_dpi(size, dpi)
        return Frame(content, *size, dpi, orientation, is_cut_off)

    def _drawn(self, index: int, dpi: tuple[float, float]) -> Frame:
        """Any other frame: upright, in black and white, grey or colour, on white."""
        is_cut_off = self._unpack(index)
        plain = _plain(ImageOps.exif_transpose(self._image))
        packed = io.BytesIO()
        if self._is_lossy(index) and plain.mode != "1":
            # As large as the pixels came; without loss a long scan in colour fills the memory.
            plain.save(packed, "JPEG", quality=93, subsampling=0)
        else:
            plain.save(packed, "PNG", compress_level=1)
        size = plain.size
        return Frame(packed.getvalue(), *size, _shown_dpi(size, dpi), 1, is_cut_off)

    def _unpack(self, index: int) -> bool:
        """Load the pixels; True where only a part of them is there."""
        try:
            self._image.load()
            return False
        except OSError:
            self._image.close()
        self._image = _opened(self._path)
        self._image.seek(index)
        with _as_far_as_it_goes():
            self._image.load()
        return True


def _opened(path: Path) -> Image.Image:
    # Ours are checked before any pixel is unpacked, and lower; the library's warns of a bomb by
    # a warning that nobody sees.
    Image.MAX_IMAGE_PIXELS = None
    Image.init()
    try:
        return Image.open(path, formats=_FORMATS)
    except UnidentifiedImageError:
        import pillow_heif  # noqa: PLC0415 - 26 MB that most pictures do not need

        pillow_heif.register_heif_opener(thumbnails=False)
        return Image.open(path, formats=_TELEPHONE)


@contextmanager
def _as_far_as_it_goes() -> Iterator[None]:
    """The library shows what there is of a picture whose end is missing."""
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


@contextmanager
def _words() -> Iterator[None]:
    """The library's errors in words."""
    try:
        yield
    except _ENGINE_ERRORS as error:
        raise SourceError("This picture is damaged or of a kind that cannot be shown.") from error


def _plain(image: Image.Image) -> Image.Image:
    """The same picture in black and white, grey or colours of a screen, without transparency."""
    if image.mode in {"1", "L", "RGB"} and "transparency" not in image.info:
        return image
    if image.mode in _DEEP:
        return _shallow(image)
    if image.mode == "LAB":
        lab, screen = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
        turned = ImageCms.profileToProfile(image, lab, screen, outputMode="RGB")
        return turned if turned is not None else image
    if image.mode in {"LA", "PA", "RGBA", "RGBa", "La"} or "transparency" in image.info:
        over = image.convert("RGBA")
        paper = Image.new("RGB", image.size, "white")
        paper.paste(over, mask=over.getchannel("A"))
        return paper
    return image.convert("RGB")


def _shallow(image: Image.Image) -> Image.Image:
    """Sixteen and more bits a pixel brought to eight, over the whole range that they have."""
    low, high = image.getextrema()
    most = 65535.0 if image.mode.startswith("I;16") else max(float(high), 1.0)  # type: ignore[arg-type]
    least = min(float(low), 0.0)  # type: ignore[arg-type]
    values = image.convert("F").point(lambda value: value * (255 / (most - least)))
    return values.point(lambda value: value * 1 - least * 255 / (most - least)).convert("L")


def _dpi_of(image: Image.Image) -> tuple[float, float]:
    """Dots an inch as the file says, across and down; 0 where it does not."""
    said_dpi = image.info.get("dpi")
    if not isinstance(said_dpi, tuple) or len(said_dpi) != 2:  # noqa: PLR2004 - across and down
        return 0.0, 0.0
    return float(said_dpi[0]), float(said_dpi[1])


def _shown_dpi(size: tuple[int, int], dpi: tuple[float, float]) -> tuple[float, float]:
    """The file's own where it is that of a scan; else what makes a sheet of paper of it.

    Cameras write 72 and screens 96 for want of anything better, which makes pages of four feet.
    """
    longest = max(size)
    is_told = all(_LEAST_DPI <= one <= _MOST_DPI for one in dpi)
    if is_told and (max(dpi) > _SCREEN_DPI + 4 or longest / min(dpi) <= _LARGEST_SCREENED):
        return dpi
    fitting = max(float(_SCREEN_DPI), longest / _LETTER_INCHES)
    return fitting, fitting


def _taken(exif: Image.Exif) -> Taken:
    inner = exif.get_ifd(_EXIF)
    when = _WHEN.match(str(inner.get(_TAKEN, "")))
    date = ""
    if when and when[1] != "0000":
        zone = str(inner.get(_OFFSET, "")).strip("\0 ")
        date = f"{when[1]}-{when[2]}-{when[3]}T{when[4]}"
        date += zone if _ZONE.fullmatch(zone) else ""
    make, model = (str(exif.get(tag, "")).strip("\0 ") for tag in (_MAKE, _MODEL))
    camera = model if model.startswith(make) else f"{make} {model}".strip()
    author = str(exif.get(_ARTIST, "")).strip("\0 ")
    return Taken(date, author, camera, _place(exif.get_ifd(_GPS)))


def _place(gps: dict[int, object]) -> str:
    north, east = _degrees(gps.get(2), gps.get(1)), _degrees(gps.get(4), gps.get(3))
    return "" if north is None or east is None else f"{north:.5f}, {east:.5f}"


def _degrees(value: object, side: object) -> float | None:
    if not isinstance(value, tuple) or len(value) != 3:  # noqa: PLR2004 - degrees, minutes, seconds
        return None
    whole = float(value[0]) + float(value[1]) / 60 + float(value[2]) / 3600
    return -whole if str(side).strip("\0 ").upper() in {"S", "W"} else whole
