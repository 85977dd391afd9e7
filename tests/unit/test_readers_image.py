"""Reading pictures: every kind, every frame, the right way up, and damaged ones."""

import io
import json
import struct
import zlib

import pillow_heif
import pymupdf
import pytest
from PIL import Image, ImageDraw, TiffImagePlugin

from reviewer.errors import SourceError
from reviewer.readers.image import read
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind, Reading

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def reading_of(path) -> Reading:
    return read(path, ReadOptions(), lambda done, total: None)


def board() -> Image.Image:
    """Red at the top left, blue at the bottom right: no turn of it looks like another."""
    image = Image.new("RGB", (400, 200), "white")
    drawing = ImageDraw.Draw(image)
    drawing.rectangle((0, 0, 99, 99), fill="red")
    drawing.rectangle((300, 150, 399, 199), fill="blue")
    return image


def shown(reading: Reading, page: int = 0) -> Image.Image:
    with pymupdf.open("pdf", reading.rendition) as document:
        pixels = document[page].get_pixmap(dpi=96, alpha=False)
        return Image.frombytes("RGB", (pixels.width, pixels.height), bytes(pixels.samples_mv))


def colour(image: Image.Image, x: int, y: int) -> tuple[int, int, int]:
    found = image.convert("RGB").crop((x, y, x + 1, y + 1)).tobytes()
    return found[0], found[1], found[2]


def grey(image: Image.Image, x: int, y: int) -> int:
    return image.convert("L").crop((x, y, x + 1, y + 1)).tobytes()[0]


def is_upright(image: Image.Image) -> bool:
    """Whether red and blue lie where they lay, whatever the colours became on the way."""
    red, blue = colour(image, 20, 20), colour(image, 380, 180)
    white = colour(image, 20, 180)
    return red[0] > 150 > red[2] and blue[2] > 150 > blue[0] and min(white) > 240


def stored(path, image: Image.Image, turn: int = 1, **options) -> None:
    exif = Image.Exif()
    exif[274] = turn
    laid = image if turn == 1 else image.transpose(TURNS[turn])
    laid.save(path, exif=exif, dpi=(96, 96), **options)


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("name", ["photo.jpg", "scan.tif", "screen.png"])
def test_a_picture_stands_as_the_camera_was_held(tmp_path, name, turn):
    path = tmp_path / name
    stored(path, board(), turn)

    reading = reading_of(path)

    assert reading.geometry[0].width == pytest.approx(300, abs=0.1)
    assert reading.geometry[0].height == pytest.approx(150, abs=0.1)
    assert is_upright(shown(reading))


@pytest.mark.parametrize("name", ["a.webp", "a.gif", "a.bmp", "a.jp2", "a.heic", "a.avif"])
def test_other_kinds_are_shown_too(tmp_path, name):
    path = tmp_path / name
    if path.suffix == ".heic":
        pillow_heif.from_pillow(board()).save(path, quality=90)
    else:
        board().save(path)

    reading = reading_of(path)

    assert is_upright(shown(reading))
    assert reading.kind is ExhibitKind.IMAGE
    assert reading.facts.textless == (1,)


@pytest.mark.parametrize("mode", ["CMYK", "P", "RGBA", "YCbCr", "LAB"])
def test_colours_of_every_kind_become_those_of_a_screen(tmp_path, mode):
    path = tmp_path / "a.tif"
    image = (
        board().convert(mode) if mode != "LAB" else Image.new("LAB", (400, 200), (136, 208, 195))
    )
    image.save(path, dpi=(96, 96))

    picture = shown(reading_of(path))

    red = colour(picture, 20, 20)
    assert red[0] > 200
    assert red[2] < 90


@pytest.mark.parametrize("mode", ["I;16", "I", "F", "LA", "L", "1"])
def test_shades_of_grey_of_any_depth_stay_what_they_are(tmp_path, mode):
    ramp = Image.linear_gradient("L").resize((200, 200))
    deep = ramp.convert("I").point(lambda value: value * 257)
    path = tmp_path / "a.tif"
    (deep.convert(mode) if mode in {"I;16", "I", "F"} else ramp.convert(mode)).save(
        path, dpi=(96, 96)
    )

    picture = shown(reading_of(path))

    assert grey(picture, 100, 5) < 30
    assert grey(picture, 100, 195) > 225
    assert mode == "1" or 90 < grey(picture, 100, 100) < 165


def test_a_jpeg_keeps_its_own_bytes(tmp_path):
    path = tmp_path / "photo.jpg"
    stored(path, board(), 6)

    assert path.read_bytes() in (reading_of(path).rendition or b"")


@pytest.mark.parametrize("packing", ["group4", "group3", "tiff_lzw", "packbits", "tiff_deflate"])
def test_every_frame_of_a_tiff_is_a_page_in_black_on_white(tmp_path, packing):
    mode = "1" if packing.startswith("group") else "L"
    pages = [Image.new(mode, (850, 1100), "white") for _ in range(3)]
    for number, page in enumerate(pages):
        ImageDraw.Draw(page).rectangle((0, 0, 400, 100 + 300 * number), fill=0)
    path = tmp_path / "scan.tif"
    pages[0].save(path, compression=packing, dpi=(100, 100), save_all=True, append_images=pages[1:])

    reading = reading_of(path)

    assert [(page.width, page.height) for page in reading.geometry] == [(612, 792)] * 3
    assert [page.number for page in reading.layer.pages] == [1, 2, 3]
    for number in range(3):
        picture = shown(reading, number)
        assert grey(picture, 100, 80 + 280 * number) == 0
        assert grey(picture, 600, 80) == 255


def test_a_fax_has_different_dots_across_and_down(tmp_path):
    path = tmp_path / "fax.tif"
    Image.new("1", (1728, 1078), 1).save(path, dpi=(204, 98))

    page = reading_of(path).geometry[0]

    assert page.width == pytest.approx(1728 / 204 * 72, abs=0.1)
    assert page.height == pytest.approx(1078 / 98 * 72, abs=0.1)


def test_a_photograph_without_a_size_is_a_sheet_of_paper(tmp_path):
    path = tmp_path / "photo.jpg"
    Image.new("RGB", (4000, 3000), "grey").save(path, dpi=(72, 72))

    page = reading_of(path).geometry[0]

    assert (page.width, page.height) == (792, 594)


def test_what_a_camera_wrote_is_told(tmp_path):
    exif = Image.Exif()
    exif[271], exif[272], exif[315] = "Apple", "iPhone 12", "R. Ortega"
    exif.get_ifd(0x8769)[36867] = "2021:06:03 14:05:09"
    exif.get_ifd(0x8769)[36881] = "-05:00"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (39.0, 45.0, 33.0)
    gps[3], gps[4] = "W", (84.0, 11.0, 29.4)
    path = tmp_path / "photo.jpg"
    board().save(path, exif=exif)

    reading = reading_of(path)

    assert reading.facts.date == "2021-06-03T14:05:09-05:00"
    assert reading.facts.author == "R. Ortega"
    assert "Taken with: Apple iPhone 12." in reading.warnings
    assert "The file says where it was taken: 39.75917, -84.19150." in reading.warnings


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.gif"])
def test_of_a_picture_that_is_cut_off_the_rest_is_shown_and_said(tmp_path, name):
    whole, path = io.BytesIO(), tmp_path / name
    Image.effect_noise((300, 300), 80).save(whole, {".jpg": "JPEG", ".tif": "TIFF"}.get(
        path.suffix, path.suffix[1:].upper()))  # fmt: skip
    path.write_bytes(whole.getvalue()[: len(whole.getvalue()) * 2 // 3])

    reading = reading_of(path)

    assert any("not whole in the file" in warning for warning in reading.warnings)
    assert len(reading.geometry) == 1


def test_a_frame_that_is_damaged_costs_itself(tmp_path):
    path = tmp_path / "scan.tif"
    pages = [Image.effect_noise((200, 200), 90) for _ in range(3)]
    pages[0].save(path, compression="tiff_lzw", save_all=True, append_images=pages[1:])
    with TiffImagePlugin.TiffImageFile(path) as scan:
        scan.seek(1)
        at = scan.tag_v2[273][0]
    content = bytearray(path.read_bytes())
    content[at : at + 8000] = b"\xff" * 8000
    path.write_bytes(content)

    reading = reading_of(path)

    assert len(reading.geometry) == 3
    assert any(warning.startswith("Page 2 ") for warning in reading.warnings)


def test_a_bomb_of_pixels_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "bomb.png"
    Image.new("1", (8, 8)).save(path)
    content = bytearray(path.read_bytes())
    content[16:24] = struct.pack(">2I", 40_000, 40_000)
    content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))
    path.write_bytes(content)

    with pytest.raises(SourceError, match="1600 million pixels"):
        reading_of(path)


@pytest.mark.parametrize("name", ["a.png", "a.tif", "a.jpg", "a.heic", "a.webp"])
def test_what_is_no_picture_is_refused(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n" + b"\0" * 200)

    with pytest.raises(SourceError, match="damaged or of a kind"):
        reading_of(path)


def test_the_same_picture_gives_the_same_rendition(tmp_path):
    path = tmp_path / "a.png"
    board().save(path)

    assert reading_of(path).rendition == reading_of(path).rendition


def test_real_pictures_have_the_frames_and_sizes_that_another_program_found(corpora):
    truths = (corpora / "truth" / "image_facts.jsonl").read_text().splitlines()
    rows = [json.loads(line) for line in truths]
    for truth in rows:
        if not truth.get("loads"):
            with pytest.raises(SourceError):
                reading_of(corpora / truth["path"])
            continue
        with pymupdf.open("pdf", reading_of(corpora / truth["path"]).rendition) as document:
            first = document[0].get_image_info()[0]
            sizes = {tuple(truth["size"]), tuple(truth["size"])[::-1]}

            assert document.page_count == truth["frames"], truth["path"]
            assert (first["width"], first["height"]) in sizes, truth["path"]
