r"""What a field of a load file means, told from its name, else from what stands in it.

Every vendor has names of its own for the same dozen fields, and no two agree on blanks, hyphens and
endings; so names are compared as bare letters and digits. A name that is known is *sure*; one that
merely holds the words is *likely*; where there is no header, values tell (paths that end in
``\x.txt``, thirty-two hex digits, numbers that rise), and that is a *guess*. All of it can be
changed by hand, and a field without a meaning is kept as it stands.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reviewer.errors import InputError
from reviewer.said import said
from reviewer.text import bates


class Meaning(StrEnum):
    """What the program does with a field; the value is its word at the command line."""

    NONE = ""
    CONTROL = "control"
    BATES_BEGIN = "bates_begin"
    BATES_END = "bates_end"
    ATTACH_BEGIN = "attach_begin"
    ATTACH_RANGE = "attach_range"
    PARENT = "parent"
    CHILDREN = "children"
    GROUP = "group"
    CUSTODIAN = "custodian"
    PRODUCTION = "production"
    CONFIDENTIALITY = "confidentiality"
    FILE_NAME = "file_name"
    TITLE = "title"
    AUTHOR = "author"
    DATE = "date"
    NATIVE = "native"
    IMAGES = "images"
    TEXT = "text"
    MD5 = "md5"
    SHA1 = "sha1"
    PAGES = "pages"


class Sureness(StrEnum):
    """How a meaning came to be."""

    SURE = "sure"
    LIKELY = "likely"
    GUESSED = "guessed"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Guess:
    """What one field means, and how sure that is."""

    meaning: Meaning = Meaning.NONE
    sureness: Sureness = Sureness.SURE


_M = Meaning
_KNOWN: Mapping[Meaning, str] = {
    _M.CONTROL: """controlnumber controlno ctrlnumber ctrlno docid documentid docno documentnumber
        recordid itemid identifier id docidentifier artifactname controlid""",
    _M.BATES_BEGIN: """begbates begdoc batesbegin beginbates beginningbates prodbeg prodbegin
        begprod batesbeg bates batesnumber batesno begno beginno begdocno begdocid begnumber
        beginnumber firstbates startbates batesstart begcontrol begincontrol docbeg docbegin
        prodbegbates productionbegin beginningproductionbates prodbatesbeg prodbatesbegin
        begprodbates productionbatesbegin begbatesprod beginningbatesnumber bates1 begin
        firstpage pagebegin imagekey imageid begindoc begdocnum batesfirst startdoc""",
    _M.BATES_END: """endbates enddoc batesend endingbates prodend endprod endno enddocno enddocid
        endnumber lastbates stopbates batesstop endcontrol docend prodendbates productionend
        prodbatesend endprodbates productionbatesend endingbatesnumber end lastpage pageend
        enddocnum bateslast endingproductionbates stopdoc""",
    _M.ATTACH_BEGIN: """begattach attachbegin attachbeg beginattach begattachment
        beginningattachment begattachno prodbegattach begattachbates begfamily familybegin
        beginfamily familybeg attachmentbegin batesbegattach begbatesattach beginningattach
        beginattachment attachstart prodbeginattach beginattachbates groupbegin productionbegattach
        productionbeginattach attbeg begatt begrange parentbates parentbegbates""",
    _M.ATTACH_RANGE: """attachrange attachmentrange familyrange attrange rangeofattachments
        attachbates docrange grouprange batesattachrange""",
    _M.PARENT: """parentid parentdocid parentdocumentid parent parentcontrolnumber parentbegdoc
        parentbatesbegin parentdoc parentcontrolno parentnumber""",
    _M.CHILDREN: """attachids attachid attachmentids attachmentid childid childids children
        attchids attachdocids attachlist attachmentlist childbates childdocid""",
    _M.GROUP: """groupid groupidentifier familyid familygroup familygroupid group family
        relationalgroup familyidentifier attachgroup docgroup grpid""",
    _M.CUSTODIAN: """custodian cust custodianname custodians primarycustodian docowner
        sourcecustodian custodianfullname custname custodiansource""",
    _M.PRODUCTION: """volume prodvol prodvolume productionvolume vol volumename production
        prodname productionname cdvol cdvolume discname volumeid prodno productionnumber""",
    _M.CONFIDENTIALITY: """confidentiality confidential confidentialitydesignation conf
        designation confdesignation prodconfidentiality confidentialdesignation protective
        endorsement confidentialtreatment privacydesignation confidentialitylevel""",
    _M.FILE_NAME: """filename originalfilename origfilename nativefilename docname file name
        documentname attachmentname attname efilename originalname unifiedtitlefilename""",
    _M.TITLE: """subject emailsubject title doctitle documenttitle subj emailsubj unifiedtitle
        subjecttitle re subjectline""",
    _M.AUTHOR: """author docauthor from emailfrom sender fromname createdby emailsender""",
    _M.DATE: """datesent sentdate docdate documentdate emaildatesent date sentdatetime
        datetimesent datesentutc emailsentdate primarydate masterdate sortdate datesenttime
        sentonutc senton""",
    _M.NATIVE: """nativelink nativepath nativefile filepath nativefilepath native doclink
        nativefilelink linknative natlink natpath itempath nativeprodpath prodnativepath
        link prodnative nativelocation nativefilelocation producednativepath""",
    _M.IMAGES: """imagepath imagelink imagefile imagefilepath tiffpath tifpath tifflink
        imagelocation pdfpath pdflink prodimagepath""",
    _M.TEXT: """textlink textpath ocrpath extractedtext textfile textfilepath ocrlink fulltextpath
        ocrtextpath text extractedtextpath extractedtextlink ocrtext ocr fulltext textprecedence
        bodytextpath txtpath textlocation extractedtextfile prodtextpath ocrfile body
        extractedocrtext exttextpath""",
    _M.MD5: "md5 md5hash md5hashvalue hashmd5 md5digest hash hashvalue hashcode filehash dochash",
    _M.SHA1: "sha1 sha1hash hashsha1 sha1hashvalue sha1digest sha",
    _M.PAGES: """pagecount pages pgcount numpages numberofpages numpgs imagecount pagecnt pgs
        prodpagecount docpages totalpages""",
}  # fmt: skip
_BY_NAME = {name: meaning for meaning, names in _KNOWN.items() for name in names.split()}
_NOT_LETTERS = re.compile(r"[\W_]+")
_HOLDS = (
    (("beg", "attach"), _M.ATTACH_BEGIN),
    (("attach", "range"), _M.ATTACH_RANGE),
    (("bates", "beg"), _M.BATES_BEGIN),
    (("bates", "start"), _M.BATES_BEGIN),
    (("prod", "beg"), _M.BATES_BEGIN),
    (("begdoc",), _M.BATES_BEGIN),
    (("native", "path"), _M.NATIVE),
    (("native", "link"), _M.NATIVE),
    (("native", "file", "loc"), _M.NATIVE),
    (("text", "path"), _M.TEXT),
    (("text", "link"), _M.TEXT),
    (("ocr", "path"), _M.TEXT),
    (("parent", "id"), _M.PARENT),
    (("confidential",), _M.CONFIDENTIALITY),
    (("md5",), _M.MD5),
    (("sha1",), _M.SHA1),
)
_HOLDS_END = (
    (("bates", "end"), _M.BATES_END),
    (("prod", "end"), _M.BATES_END),
    (("enddoc",), _M.BATES_END),
)
# Also the names of where a file once lay, on a computer that nobody here has.
_MAY_MEAN_ELSE = frozenset({"filepath", "itempath", "link", "file"})
_NOT_SO = ("all", "dup", "last", "redact", "parent", "count", "date", "time")
_PATH = re.compile(r"[^\n]*[\\/][^\\/\n]+\.(\w{1,5})", re.DOTALL)
_IMAGE = frozenset({"tif", "tiff", "jpg", "jpeg", "png"})
_HEX = re.compile("[0-9A-Fa-f]+")
_VALUE_LIKE = re.compile(r"[\\@]|\d{4,}|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")
_IDENTIFIER = re.compile(r"(?=\w*[^\W\d])[\w.-]*\d{4,}[\w.-]*")
_MD5, _SHA1 = 32, 40


def bare(name: str) -> str:
    """A field's name as it is compared: letters and digits alone."""
    return _NOT_LETTERS.sub("", name).casefold()


def is_header(values: Sequence[str]) -> bool:
    """Whether a row reads as names of fields and not as what stands in them."""
    named = [one.strip() for one in values if one.strip()]
    known = sum(bare(one) in _BY_NAME for one in named)
    if not named or len(set(named)) < len(named):
        return False
    if any(_VALUE_LIKE.search(one) for one in named):
        return known * 2 > len(named)
    return known > 0 or len(named) == len(values)


def guessed(names: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> tuple[Guess, ...]:
    """What each field means: from its name where there is one, else from its first values.

    No meaning is given to two fields: the surer keeps it, then the earlier.
    """
    if any(bare(name) in _BY_NAME for name in names):
        found = [_by_name(name) for name in names]
    else:
        held = [[row[at].strip() for row in rows if at < len(row)] for at in range(columns)]
        found = _by_values(held)
    return _each_once(found, [bare(name) for name in names])


def _by_name(name: str) -> Guess:
    letters = bare(name)
    if letters in _BY_NAME:
        sureness = Sureness.LIKELY if letters in _MAY_MEAN_ELSE else Sureness.SURE
        return Guess(_BY_NAME[letters], sureness)
    if not any(word in letters for word in _NOT_SO):
        for parts, meaning in (*_HOLDS, *_HOLDS_END):
            if all(part in letters for part in parts):
                return Guess(meaning, Sureness.LIKELY)
    return Guess()


def _each_once(found: Sequence[Guess], letters: Sequence[str]) -> tuple[Guess, ...]:
    """The best field of each meaning keeps it."""
    ranks = {Sureness.SURE: 0, Sureness.LIKELY: 1, Sureness.GUESSED: 2}

    def rank(at: int) -> tuple[int, int, int]:
        known = _KNOWN.get(found[at].meaning, "").split()
        place = known.index(letters[at]) if at < len(letters) and letters[at] in known else 999
        return ranks[found[at].sureness], place, at

    best: dict[Meaning, int] = {}
    for at in sorted(range(len(found)), key=rank):
        best.setdefault(found[at].meaning, at)
    return tuple(guess if best[guess.meaning] == at else Guess() for at, guess in enumerate(found))


def _by_values(held: Sequence[Sequence[str]]) -> list[Guess]:
    found = []
    taken: set[Meaning] = set()
    for values in held:
        meaning = next(
            (
                meaning
                for meaning, fits in _FITTING
                if meaning not in taken and fits([value for value in values if value])
            ),
            _M.NONE,
        )
        taken.add(meaning)
        taken.discard(_M.NONE)
        found.append(Guess(meaning, Sureness.GUESSED if meaning else Sureness.SURE))
    return found


def _endings(values: Sequence[str]) -> set[str]:
    """The endings of values that are all paths; none where one is not."""
    found = [_PATH.fullmatch(value) for value in values]
    return {one[1].casefold() for one in found if one} if all(found) else set()


def _is_text(values: Sequence[str]) -> bool:
    return _endings(values) == {"txt"}


def _is_images(values: Sequence[str]) -> bool:
    endings = _endings(values)
    return bool(endings) and endings <= _IMAGE


def _is_native(values: Sequence[str]) -> bool:
    return bool(_endings(values))


def _is_numbers(values: Sequence[str]) -> bool:
    return bool(values) and len(set(values)) == len(values) and all(map(bates.is_bates, values))


def _are_names(values: Sequence[str]) -> bool:
    """Whether every row has another one, with digits and without blanks."""
    return len(set(values)) == len(values) > 0 and all(
        _IDENTIFIER.fullmatch(value) for value in values
    )


def _is_hex(length: int) -> Callable[[Sequence[str]], bool]:
    def is_hex(values: Sequence[str]) -> bool:
        return bool(values) and all(
            len(value) == length and _HEX.fullmatch(value) for value in values
        )

    return is_hex


_FITTING = (
    (_M.TEXT, _is_text),
    (_M.IMAGES, _is_images),
    (_M.NATIVE, _is_native),
    (_M.MD5, _is_hex(_MD5)),
    (_M.SHA1, _is_hex(_SHA1)),
    (_M.BATES_BEGIN, _is_numbers),
    (_M.BATES_END, _is_numbers),
    (_M.CONTROL, _are_names),
)


def mapped(
    guesses: Sequence[Guess], names: Sequence[str], said_so: Sequence[tuple[str, str]]
) -> tuple[Guess, ...]:
    """The meanings with what a person says of some fields.

    Args:
        guesses: what was found.
        names: of the fields, as the header has them.
        said_so: pairs of a field (its name, or its number from 1, which may follow a #) and a
            meaning; “none” takes the meaning away.

    Raises:
        InputError: there is no such field, or no such meaning.
    """
    found = list(guesses)
    for field, word in said_so:
        at = _field(names, len(guesses), field)
        meaning = _meaning(word)
        if meaning:
            found = [Guess() if one.meaning is meaning else one for one in found]
        found[at] = Guess(meaning, Sureness.TYPED)
    return tuple(found)


def _field(names: Sequence[str], columns: int, field: str) -> int:
    letters = [bare(name) for name in names]
    if bare(field) in letters and bare(field) and not field.startswith("#"):
        return letters.index(bare(field))
    number = field.removeprefix("#")
    if number.isascii() and number.isdecimal() and 0 < int(number[:6]) <= columns:
        return int(number[:6]) - 1
    raise InputError(said("The load file has no field “{field}”.", field=field))


def _meaning(word: str) -> Meaning:
    if word == "none":
        return Meaning.NONE
    try:
        return Meaning(word)
    except ValueError as error:
        listed = ", ".join(one.value for one in Meaning if one)
        raise InputError(
            said(
                "“{word}” is nothing that a field can mean. There are: {listed}, none.",
                word=word,
                listed=listed,
            )
        ) from error
