"""Load files as they come: characters, delimiters, broken rows, images, families, paths."""

import json

import pytest

from reviewer.errors import InputError, SourceError
from reviewer.loadfiles import dates, images, meanings
from reviewer.loadfiles.characters import decoded
from reviewer.loadfiles.dialect import CONCORDANCE, Dialect, character, sniffed
from reviewer.loadfiles.documents import fields_of, of_record, together
from reviewer.loadfiles.images import LoadKind
from reviewer.loadfiles.meanings import Guess, Meaning, Sureness
from reviewer.loadfiles.table import LoadTable
from reviewer.loadfiles.volume import Volume, load_files_in

COMMA = Dialect(",", '"')


def concordance(*rows: list[str]) -> str:
    return "".join("\x14".join(f"þ{value}þ" for value in row) + "\r\n" for row in rows)


def rows_of(text: str, dialect: Dialect, *, has_header: bool = True):
    return list(LoadTable(text, dialect, has_header=has_header).records())


def test_rows_of_the_corpus_are_those_of_the_csv_module(corpora):
    for line in (corpora / "truth" / "loadfile_rows.jsonl").read_text().splitlines():
        truth = json.loads(line)
        text = decoded((corpora / truth["path"]).read_bytes())
        dialect = sniffed(text.text)

        found = [list(one.values) for one in rows_of(text.text, dialect, has_header=False)]

        assert found == truth["rows"], truth["path"]
        if "column" in truth:
            assert (f"U+{ord(dialect.separator):04X}", f"U+{ord(dialect.quote):04X}") == (
                truth["column"],
                truth["quote"],
            )


# --- characters ---------------------------------------------------------------------------------

WORDS = ["ABC0001", "Café “Zoë” – über", "þorn"]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
    ],
)
def test_unicode_is_read_with_and_without_its_mark(encoding, mark):
    text = concordance(["BEGDOC", "SUBJECT", "TO"], WORDS)

    found = decoded(mark + text.encode(encoding))

    assert found.text == text
    assert not found.is_guessed


def test_a_windows_file_is_guessed_and_says_so():
    text = concordance(["BEGDOC", "SUBJECT", "TO"], ["ABC0001", "Café “Zoë” – über", "Renée"])

    found = decoded(text.encode("cp1252"))

    assert found.text == text
    assert found.is_guessed
    assert "cp1252" in found.warnings[0]


def test_a_cyrillic_file_keeps_its_delimiters():
    words = ["ABC0001", "Договор аренды помещения", "Юлия Петровна Семёнова"]
    raw = concordance(["BEGDOC", "SUBJECT", "TO"], words).replace("þ", "\x11").encode("cp1251")

    found = decoded(raw.replace(b"\x11", b"\xfe"))

    assert found.encoding == "cp1251"
    assert list(rows_of(found.text, sniffed(found.text))[0].values) == words


def test_words_in_utf_8_between_delimiters_of_one_byte_are_read_right():
    words = ["ABC0001", "Café Zoë", "über"]
    raw = b"\r\n".join(
        b"\x14".join(b"\xfe" + value.encode() + b"\xfe" for value in row)
        for row in (["BEGDOC", "SUBJECT", "TO"], words)
    )

    found = decoded(raw)

    assert found.encoding == "utf-8"
    assert list(rows_of(found.text, CONCORDANCE)[0].values) == words


def test_what_does_not_fit_a_chosen_character_set_is_counted():
    found = decoded("Café".encode("cp1252"), "utf-8")

    assert "\ufffd" in found.text
    assert "1 characters do not fit" in found.warnings[0]


def test_an_unknown_character_set_and_no_text_are_refused_in_words():
    with pytest.raises(InputError, match="klingon"):
        decoded(b"a,b", "klingon")
    with pytest.raises(SourceError, match="no load file"):
        decoded(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0" + bytes([3, 200, 9]) * 40)


# --- delimiters ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("separator", "quote"),
    [("\x14", "þ"), ("\u00b6", "þ"), ("|", "^"), ("\t", '"'), (",", '"'), (";", '"'), (",", "þ"),
     ("|", '"'), ("^", "~")],
)  # fmt: skip
def test_delimiters_are_told_from_the_first_lines(separator, quote):
    rows = [
        ["BEGBATES", "ENDBATES", "SUBJECT", "NATIVELINK"],
        ["AB0001", "AB0002", "One, two; three", r"NATIVES\AB0001.pdf"],
        ["AB0003", "AB0003", "Re: a day", r"NATIVES\AB0003.msg"],
    ]
    text = "\n".join(separator.join(f"{quote}{v}{quote}" for v in row) for row in rows)

    found = sniffed(text)

    assert (found.separator, found.quote) == (separator, quote)
    assert [list(one.values) for one in rows_of(text, found)] == rows[1:]


@pytest.mark.parametrize(
    ("typed", "sign"),
    [("tab", "\t"), ("U+0014", "\x14"), ("0x14", "\x14"), ("|", "|"), ("none", ""), ("þ", "þ")],
)
def test_a_delimiter_can_be_typed_in_several_ways(typed, sign):
    assert character(typed) == sign


def test_what_is_no_delimiter_is_refused():
    with pytest.raises(InputError, match="no delimiter"):
        character("semikolon")


# --- rows ---------------------------------------------------------------------------------------


def test_line_breaks_and_marks_inside_a_field_stay_in_it():
    text = 'a,b,c\n1,"two\nlines, and ""marks""",3\nþ,4,5\n'

    found = rows_of(text, COMMA)

    assert [one.values for one in found] == [("1", 'two\nlines, and "marks"', "3"), ("þ", "4", "5")]
    assert [(one.number, one.line) for one in found] == [(1, 2), (2, 4)]


def test_a_stray_mark_inside_a_qualified_field_is_a_letter():
    found = rows_of(concordance(["A", "B"], ["1", "he said þhiþ to me"]), CONCORDANCE)

    assert found[0].values == ("1", "he said þhiþ to me")
    assert found[0].fault == ""


def test_a_mark_that_is_never_closed_costs_its_row_alone():
    text = concordance(["A", "B", "C"], *[[str(n), f"b{n}", f"c{n}"] for n in range(6)])
    broken = text.replace("þb2þ", "þb2")

    found = rows_of(broken, CONCORDANCE)

    assert [one.values[0] for one in found if not one.fault] == ["0", "1", "3", "4", "5"]
    assert [(one.number, one.line) for one in found if one.fault] == [(3, 4)]


def test_an_open_mark_never_swallows_rows_that_are_whole():
    text = 'a,b,c\n1,2,3\n"14 z,15,16\n17,18,19\n20,21,"x"\n22,23,24\n'

    found = rows_of(text, COMMA)

    good = [one.values[0] for one in found if not one.fault]
    assert good == ["1", "17", "20", "22"]
    assert len(found) == 5


def test_wrong_numbers_of_fields_are_told_and_empty_ones_at_the_end_forgiven():
    found = rows_of("a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n", COMMA)

    assert "It has 2 fields, and there should be 3." in found[0].fault
    assert "It has 4 fields" in found[1].fault
    assert (found[2].fault, found[2].values) == ("", ("1", "2", "3"))


def test_without_a_header_most_rows_say_how_many_fields_there_are():
    found = rows_of("1,2,3\n4,5\n6,7,8\n", COMMA, has_header=False)

    assert [bool(one.fault) for one in found] == [False, True, False]


def test_hundred_thousand_broken_rows_cost_no_more_than_good_ones():
    rows = 20_000
    for text in ("þaþþ\x14b\x14c\n" * rows, "þa\x14b\x14c\n" * rows + "þ", "þ\x14þ\n" * rows):
        found = rows_of(text, CONCORDANCE, has_header=False)

        assert sum(one.values != () for one in found) >= rows / 2


# --- meanings -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("BEGBATES", "bates_begin"), ("Begin Bates", "bates_begin"), ("Prod Beg", "bates_begin"),
        ("BegDoc", "bates_begin"), ("PRODBEG", "bates_begin"), ("ENDBATES", "bates_end"),
        ("Bates_End", "bates_end"), ("BEGATTACH", "attach_begin"), ("PARENTID", "parent"),
        ("Parent Document ID", "parent"), ("ATTACHIDS", "children"), ("Group Identifier", "group"),
        ("CUSTODIAN", "custodian"), ("EMAIL SUBJECT", "title"), ("DATESENT", "date"),
        ("NATIVELINK", "native"), ("Native File Path", "native"), ("TEXTLINK", "text"),
        ("Extracted Text", "text"), ("MD5 Hash", "md5"), ("SHA-1", "sha1"),
        ("Confidentiality", "confidentiality"), ("PROD_VOL", "production"),
        ("ALLCUSTODIANS", ""), ("Widget colour", ""), ("ENDATTACH", ""),
    ],
)  # fmt: skip
def test_names_of_fields_are_known_in_many_forms(name, meaning):
    found = meanings.guessed([name, "BEGDOC2", "CUSTODIAN2", "MD5HASH VALUE X", "id"], [], 5)

    assert found[0].meaning == meaning


def test_a_meaning_is_given_to_one_field_only():
    found = meanings.guessed(["DOCID", "BEGBATES", "BATES", "CONTROLNUMBER"], [], 4)

    assert [one.meaning for one in found] == ["", "bates_begin", "", "control"]


def test_without_names_the_values_tell():
    rows = [
        ["AB00001", r"TEXT\AB00001.txt", r"NATIVES\AB00001.pdf", "ab" * 16],
        ["AB00003", r"TEXT\AB00003.txt", r"NATIVES\AB00003.xls", "cd" * 16],
    ]

    found = meanings.guessed([], rows, 4)

    assert [one.meaning for one in found] == ["bates_begin", "text", "native", "md5"]
    assert {one.sureness for one in found} == {Sureness.GUESSED}


def test_a_person_says_what_a_field_means_by_name_or_number():
    found = meanings.mapped(
        (Guess(Meaning.CONTROL), Guess(Meaning.NATIVE), Guess()),
        ["DOCID", "PATH", "PROD PATH"],
        [("prod path", "native"), ("1", "none")],
    )

    assert [one.meaning for one in found] == ["", "", "native"]
    with pytest.raises(InputError, match="no field “5”"):
        meanings.mapped(found, ["A"], [("5", "native")])
    with pytest.raises(InputError, match="nothing that a field can mean"):
        meanings.mapped(found, ["A"], [("1", "colour")])


@pytest.mark.parametrize(
    ("row", "is_one"),
    [
        (["BEGDOC", "ENDDOC", "CUSTODIAN"], True),
        (["Name", "Artifact ID", "Domains (Email To)"], True),
        (["AB0001", "AB0002", "Smith"], False),
        (["Sample_0000005", "Sample John", "", "4/21/2001 2:48 PM"], False),
    ],
)
def test_a_header_row_is_told_from_a_row(row, is_one):
    assert meanings.is_header(row) is is_one


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["5/21/2001 3:48 PM", "04/05/2001"], ["2001-05-21", "2001-04-05"]),
        (["21/05/2001", "04/05/2001"], ["2001-05-21", "2001-05-04"]),
        (["20010521", "2001-05-21T10:00:00Z", "soon", "13/13/2001"],
         ["2001-05-21", "2001-05-21", "", ""]),
    ],
)  # fmt: skip
def test_dates_are_read_one_way_in_one_file(written, expected):
    way = dates.is_day_first(written)

    assert [dates.iso(one, is_day_first=way) for one in written] == expected


# --- images -------------------------------------------------------------------------------------


def test_opticon_lines_make_documents():
    text = (
        "AB0001,VOL1,IMAGES\\1.tif,Y,,,2\nAB0002,VOL1,IMAGES\\2.tif,,,,\n"
        'AB0003,VOL1,"IMAGES\\a, b.tif",Y,,,1\nAB0004,VOL1,IMAGES\\c, d.tif,Y,,,1\nbroken\n'
        "AB0005,VOL1,,Y,,,1\n"
    )

    found = images.image_list(LoadKind.OPTICON, text)

    assert [one.keys for one in found.documents] == [("AB0001", "AB0002"), ("AB0003",), ("AB0004",)]
    assert [one.paths[0] for one in found.documents[1:]] == [r"IMAGES\a, b.tif", r"IMAGES\c, d.tif"]
    assert [one.line for one in found.faults] == [5, 6]


def test_one_file_of_several_pages_is_named_once():
    text = "A1,V,D\\a.tif,Y,,,3\nA2,V,D\\a.tif,,,,\nA3,V,D\\a.tif,,,,\n"

    found = images.image_list(LoadKind.OPTICON, text)

    assert found.documents[0].paths == ("D\\a.tif",)
    assert found.documents[0].keys == ("A1", "A2", "A3")


def test_ipro_lines_make_documents_and_other_lines_are_listed():
    text = (
        "IM,AB0001,D,0,@VOL1;IMAGES\\001;AB0001.tif;2\n"
        "IM,AB0002, ,0,@VOL1;IMAGES\\001;AB0002.tif;2,0\nOF,AB0001\nwhat is this\n"
    )

    assert images.kind_of("x.lfp", text) is LoadKind.LFP
    found = images.image_list(LoadKind.LFP, text)

    assert found.documents[0].paths == (r"IMAGES\001\AB0001.tif", r"IMAGES\001\AB0002.tif")
    assert [one.line for one in found.faults] == [4]


def test_summation_files_are_recognised_and_answered():
    assert images.kind_of("x.dii", "@FULLTEXT DOC\n@T AB0001 2") is LoadKind.DII
    with pytest.raises(SourceError, match="Ask for the Concordance load file"):
        images.image_list(LoadKind.DII, "@T AB0001 2")


# --- documents and families -----------------------------------------------------------------------


def documents_of(header: list[str], *rows: list[str], opticon: str = ""):
    text = concordance(header, *rows)
    table = LoadTable(text, CONCORDANCE, has_header=True)
    found = meanings.guessed(header, [], len(header))
    made = [of_record(one, fields_of(header, found, CONCORDANCE)) for one in table.records()]
    return together(made, images.image_list(LoadKind.OPTICON, opticon).documents)


def family(documents) -> dict[str, str]:
    return {
        one.range[0]: documents[one.parent].range[0] if one.parent is not None else ""
        for one in documents
    }


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (["BEGBATES", "ENDBATES", "BEGATTACH", "ENDATTACH"],
         [["A0001", "A0002", "A0001", "A0004"], ["A0003", "A0003", "A0001", "A0004"],
          ["A0004", "A0004", "A0001", "A0004"], ["A0005", "A0005", "", ""]]),
        (["BEGBATES", "ENDBATES", "ATTACHRANGE"],
         [["A0001", "A0002", "A0001-A0004"], ["A0003", "A0003", "A0001 - A0004"],
          ["A0004", "A0004", "A0001-A0004"], ["A0005", "A0005", ""]]),
        (["BEGBATES", "PARENTID"],
         [["A0001", ""], ["A0003", "A0001"], ["A0004", "A0001"], ["A0005", ""]]),
        (["BEGBATES", "ATTACHIDS"],
         [["A0001", "A0003; A0004"], ["A0003", ""], ["A0004", ""], ["A0005", ""]]),
        (["BEGBATES", "GROUPID"],
         [["A0001", "g1"], ["A0003", "g1"], ["A0004", "g1"], ["A0005", "g2"]]),
    ],
)  # fmt: skip
def test_families_are_told_in_five_ways(header, rows):
    found = family(documents_of(header, *rows))

    assert found == {"A0001": "", "A0003": "A0001", "A0004": "A0001", "A0005": ""}


def test_parents_come_first_and_circles_are_cut():
    found = documents_of(
        ["BEGBATES", "PARENTID"],
        ["A0002", "A0001"], ["A0001", ""], ["B0001", "B0002"], ["B0002", "B0001"],
        ["C0001", "C0001"],
    )  # fmt: skip

    assert [one.range[0] for one in found][:2] == ["A0001", "A0002"]
    assert all(one.parent is None or one.parent < at for at, one in enumerate(found))
    assert len(found) == 5
    assert sum(one.parent is not None for one in found) == 2


def test_images_go_to_the_row_of_their_first_page_and_stand_alone_without_one():
    opticon = "A0001,V,1.tif,Y,,,2\nA0002,V,2.tif,,,,\nZ0009,V,9.tif,Y,,,1\n"

    found = documents_of(["BEGBATES", "ENDBATES"], ["A0001", "A0002"], opticon=opticon)

    assert [one.range for one in found] == [("A0001", "A0002"), ("Z0009", "Z0009")]
    assert found[0].images is not None
    assert found[0].images.paths == ("1.tif", "2.tif")
    assert (found[1].row, found[1].images.pages[0].line) == (0, 3)


# --- the volume -----------------------------------------------------------------------------------


@pytest.fixture
def volume(tmp_path):
    root = tmp_path / "VOL001"
    for name in ("DATA", "NATIVES/001", "TEXT"):
        (root / name).mkdir(parents=True)
    (root / "DATA" / "v.dat").write_text("x")
    (root / "NATIVES" / "001" / "A0001.PDF").write_bytes(b"%PDF")
    (root / "TEXT" / "A0001.txt").write_text("words")
    (tmp_path / "secret.txt").write_text("secret")
    return root


@pytest.mark.parametrize(
    "written",
    [
        r"NATIVES\001\A0001.pdf", r".\natives\001\a0001.PDF", "natives/001/a0001.pdf",
        r"\NATIVES\001\A0001.pdf", r"VOL001\NATIVES\001\A0001.pdf",
        r".\VOL001\NATIVES\001\A0001.pdf",
    ],
)  # fmt: skip
def test_paths_of_windows_are_found_whatever_their_case(volume, written):
    found = Volume(volume / "DATA" / "v.dat").find(written)

    assert found == volume / "NATIVES" / "001" / "A0001.PDF"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (r"..\secret.txt", "leads out"), ("NATIVES/../../secret.txt", "leads out"),
        (r"C:\secret.txt", "drive or a share"), (r"\\server\share\x.pdf", "drive or a share"),
        ("//server/share/x.pdf", "drive or a share"), ("/etc/passwd", "not in the volume"),
        (r"NATIVES\none.pdf", "not in the volume"), ("link.txt", "leads out"),
        (r"out\secret.txt", "leads out"), ("NATIVES", "is no file"), (".", "is no path"),
        ("a\0b", "is no path"),
    ],
)  # fmt: skip
def test_what_leads_out_of_the_volume_is_refused(volume, tmp_path, written, why):
    (volume / "link.txt").symlink_to(tmp_path / "secret.txt")
    (volume / "out").symlink_to(tmp_path)

    with pytest.raises(SourceError, match=why):
        Volume(volume / "DATA" / "v.dat").find(written)


def test_a_folder_is_a_production_by_its_load_files_and_folders(volume, tmp_path):
    found = load_files_in(volume)

    assert found is not None
    assert found.tables == (volume / "DATA" / "v.dat",)
    assert load_files_in(tmp_path) == found
    assert load_files_in(volume / "TEXT") is None
