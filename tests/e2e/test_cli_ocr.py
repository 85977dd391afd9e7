"""Scans recognised at the command line, and found by their words."""

from tests.e2e.commands import done, here
from tests.scans import WORDS, scan, scanned_tiff


def test_a_scan_is_recognised_and_found_by_its_words(tmp_path, home):
    matter = tmp_path / "matter"
    picture = scan(WORDS)[0].crop((0, 100, 1700, 500))
    path = scanned_tiff(tmp_path / "fax.tif", [picture])
    done("new", matter, "--title", "Clark v. Acme", "--reviewer", "Kim Lee")
    done("import", matter, path)

    told = done("ocr", matter, "--json").line

    assert (told["pages"], told["reason"], told["number"]) == (1, "", "KL-00001")
    assert "81.7 terabytes" in done("text", matter, "KL-00001").out
    assert done("search", matter, '"retention schedule"', "--json").lines
    again = here("ocr", matter, "KL-00001")
    assert again.code == 5
    assert "every page of it has words already" in again.err


def test_a_language_that_is_not_here_is_refused_with_what_to_do(tmp_path, home):
    matter = tmp_path / "matter"
    path = scanned_tiff(tmp_path / "fax.tif", scan("Words.")[:1])
    done("new", matter, "--title", "Clark v. Acme", "--reviewer", "Kim Lee")
    done("import", matter, path)

    told = here("ocr", matter, "--languages", "eng+tlh", "--json")

    assert told.code == 3
    assert "tlh.traineddata" in told.line["reason"]
