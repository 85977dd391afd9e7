"""Writes ``sample_exhibits/``: an invented matter, made from the words in ``sample_words/``.

The words are kept apart from the drawing, so that the story can be mended by someone who draws
nothing. The files in the repository are this module's output, byte for byte, which a test checks;
the HTML and the plain text article are written by hand and are not touched. Run it from the root of
the project:

    python -m tests.tools.make_samples
"""

import base64
import sys
from pathlib import Path

from tests.tools.sample_paper import (
    GREY,
    LEGEND,
    Paper,
    columns_pdf,
    draw_sticker,
    scanned_pdf,
    transcript_pdf,
)
from tests.tools.sample_transcripts import (
    ascii_transcript,
    fixed_pages,
    roughened,
    testimony_pages,
)
from tests.tools.sample_word import Block, docx

WORDS = Path(__file__).parent / "sample_words"
SAMPLES = Path(__file__).parents[2] / "sample_exhibits"
NOTICE = f"{LEGEND}: no real person, company or work"

ANSWER_PAGES = 4

MAILS = {
    "2024-03-11 1612 Intake plan": "mail-1-intake-plan",
    "2024-03-12 0938 Re Intake plan": "mail-2-re-intake-plan",
    "2024-03-12 1717 RE Intake plan": "mail-3-re-intake-plan",
    "2024-03-18 0905 RE Intake plan": "mail-4-re-intake-plan",
    "2024-04-02 1144 Board pack": "mail-5-board-pack",
}


def samples() -> dict[str, bytes]:
    """Every sample that is made, by its path under ``sample_exhibits``."""
    attachment = estimate()
    mails = {f"mail/{name}.eml": mail(source, attachment) for name, source in MAILS.items()}
    return mails | {
        "articles/Inkhorn Review 2025-02.pdf": inkhorn(),
        "depositions/Pelgrave Vol II 2026-06-03.pdf": pelgrave(),
        "depositions/Tarrowby 30(b)(6) 2026-05-14 certified.txt": tarrowby(),
        "depositions/Tarrowby 30(b)(6) 2026-05-14 rough.txt": tarrowby_rough(),
        "memos/2024-04-08 Retention memo.docx": memo(),
        "pleadings/Veldrane Answer to FAC.pdf": answer(),
        "pleadings/Veldrane Responses to RFA Set One.docx": admissions(),
        "productions/VELD0001234-VELD0001237.pdf": weekly_report(),
        "productions/VELD0004410.pdf": scan(),
    }


def words(name: str) -> str:
    return (WORDS / name).read_text(encoding="utf-8")


# --- mail -----------------------------------------------------------------------------------------


def mail(source: str, attachment: bytes) -> bytes:
    """One message as a mail server would hand it over, with CRLF."""
    encoded = base64.encodebytes(attachment).decode("ascii").rstrip("\n")
    text = words(f"{source}.eml").replace("{attachment}", encoded)
    return text.replace("\n", "\r\n").encode("utf-8")


def estimate() -> bytes:
    """The attachment that hangs on two mails."""
    paper = Paper(furniture=lambda made: made.centred(760, NOTICE, "helv", 8, color=GREY))
    paper.paragraph("Intake estimate", "hebo", 20, after=4)
    paper.paragraph("C. Holt-Vane, March 11, 2024", "helv", 10, after=18)
    stops = (0, 250, 370)
    paper.row(("Part of the mirror", "Works", "Terabytes"), stops, "hebo", 11)
    paper.row(("Main shelf", "tens of millions of books", "35.7"), stops, "helv", 11)
    paper.row(("Side shelves", "books and journals", "31.2"), stops, "helv", 11)
    paper.row(("Reels", "about 2,400 films", "14.8"), stops, "helv", 11)
    paper.row(("The whole mirror", "", "81.7"), stops, "hebo", 11)
    paper.y += 10
    remark = "Sizes are those the listing gives. Duplicates have not been taken out."
    paper.paragraph(remark, "helv", 10)
    return paper.pdf()


# --- testimony ------------------------------------------------------------------------------------


def tarrowby() -> bytes:
    """The certified transcript: front matter, the examination, certificate, errata."""
    front = fixed_pages(words("tarrowby-front.txt"))
    spoken = testimony_pages(words("tarrowby.txt"))
    pages = front + spoken
    hired = cite_of(pages, "Seven years this August.")
    back = fixed_pages(
        words("tarrowby-back.txt").replace("{errata}", f"{hired[0]:>3}{hired[1]:>6}")
    )
    footer = f"{LEGEND}    I. Tarrowby, Rule 30(b)(6), May 14, 2026"
    return ascii_transcript(pages + back, "", footer)


def cite_of(pages: list[list[str]], quote: str) -> tuple[int, int]:
    """Page and line on which the words begin."""
    return next(
        (number, line)
        for number, page in enumerate(pages, 1)
        for line, text in enumerate(page, 1)
        if quote in text
    )


def tarrowby_rough() -> bytes:
    """The rough draft of the same day: no cover, so every page number differs."""
    pages = testimony_pages(roughened(words("tarrowby.txt")))
    return ascii_transcript(pages, "ROUGH DRAFT - NOT CERTIFIED", f"{LEGEND}    ROUGH DRAFT")


def pelgrave() -> bytes:
    """Volume II, whose first page is printed 112."""
    front = fixed_pages(words("pelgrave-front.txt"))
    back = fixed_pages(words("pelgrave-back.txt"))
    pages = front + testimony_pages(words("pelgrave.txt")) + back
    footer = f"{LEGEND}    D. Pelgrave, Vol. II, June 3, 2026"
    return transcript_pdf(pages, 112, footer)


# --- papers ---------------------------------------------------------------------------------------


def inkhorn() -> bytes:
    deck = (
        "On shadow libraries, their readers, and one reader in particular",
        "By Evadne Thorlby    The Inkhorn Review, February 2025",
    )
    paragraphs = [line for line in words("inkhorn.txt").splitlines() if line]
    return columns_pdf("Eleven Minutes for a Lighthouse", deck, paragraphs, NOTICE)


def answer() -> bytes:
    """The answer as the court's system returns it, stamped on every page."""
    paper = Paper(furniture=court_stamp, top=92)
    for line in ("IN THE UNITED STATES DISTRICT COURT", "FOR THE DISTRICT OF ALDERMERE"):
        paper.centred(paper.y, line, "tibo", 12)
        paper.y += 16
    paper.y += 14
    caption = (
        ("QUILLMARSH PRESS, INC., et al., Plaintiffs,", "Case No. 4:25-cv-00417-RTH"),
        ("v.", ""),
        ("VELDRANE SYSTEMS, INC., Defendant.", "JURY TRIAL DEMANDED"),
    )
    for cells in caption:
        paper.row(cells, (0, 300))
    paper.y += 22
    paper.centred(paper.y, "ANSWER TO FIRST AMENDED COMPLAINT", "tibo", 12)
    paper.y += 28
    for line in words("answer.txt").splitlines():
        if line.startswith("# "):
            paper.heading(line[2:], "tibo", 12)
        else:
            paper.paragraph(line, "tiro", 12, first=36, lead=2, after=6)
    sign(paper)
    return paper.pdf()


def court_stamp(paper: Paper) -> None:
    stamp = "Case 4:25-cv-00417-RTH   Document 61   Filed 03/13/25   Page"
    paper.centred(36, f"{stamp} {paper.number} of {ANSWER_PAGES}", "helv", 9, color=(0.1, 0.1, 0.6))
    paper.centred(740, str(paper.number), "tiro", 11)
    paper.centred(764, NOTICE, "helv", 8, color=GREY)


def sign(paper: Paper) -> None:
    signature = (
        "Dated: March 13, 2025",
        "MACKWORTH DUNN & FAIRLEIGH LLP",
        "By: /s/ Tobias Fairleigh",
        "Attorneys for Defendant Veldrane Systems, Inc.",
    )
    paper.room(100)
    for line in signature:
        paper.paragraph(line, "tiro", 12, after=4)


def weekly_report() -> bytes:
    """Four pages as produced: Bates stamps, a legend, and the reporter's sticker on the first."""
    paper = Paper(furniture=production_stamp, bottom=690)
    draw_sticker(paper, "PX-14", "I. Tarrowby  5-14-26  W.C.")
    for line in words("weekly-report.txt").splitlines():
        write_report_line(paper, line)
    return paper.pdf()


def write_report_line(paper: Paper, line: str) -> None:
    if line == "=== page":
        paper.turn()
    elif line.startswith("!"):
        paper.paragraph(line[1:], "hebo", 18, after=4)
    elif line.startswith("*"):
        paper.paragraph(line[1:], "helv", 10, after=3)
    elif line.startswith("# "):
        paper.y += 8
        paper.heading(line[2:], "hebo", 12)
    elif line.startswith("|"):
        bold = line.startswith(("|Source", "|Total"))
        paper.row(line[1:].split("|"), (0, 210, 340), "hebo" if bold else "helv", 11)
    else:
        paper.paragraph(line, "helv", 11)


def production_stamp(paper: Paper) -> None:
    paper.centred(40, NOTICE, "helv", 8, color=GREY)
    paper.text(72, 752, "CONFIDENTIAL - SUBJECT TO PROTECTIVE ORDER", "hebo", 9)
    paper.to_the_right(752, f"VELD{1233 + paper.number:07}", "hebo", 11)


def scan() -> bytes:
    """A page image whose received text says 31.7 where the picture says 81.7."""
    lines = words("scan.txt").rstrip("\n").split("\n")
    return scanned_pdf(lines, "VELD0004410", ("81.7", "31.7"))


# --- Word -----------------------------------------------------------------------------------------


def memo() -> bytes:
    top = [
        Block(LEGEND, "legend"),
        Block("MEMORANDUM", "title"),
        Block("To: Heads of Training and Storage"),
        Block("From: Hadrian Quennery, Chief Operating Officer, Veldrane Systems, Inc."),
        Block("Date: April 8, 2024"),
        Block("Re: What is on the array called Mirror, and for how long"),
    ]
    rest = [memo_block(line) for line in words("memo.txt").splitlines()]
    return docx([*top, *rest], NOTICE, "Veldrane Systems, Inc. - internal")


def memo_block(line: str) -> Block:
    if line.startswith("# "):
        return Block(line[2:], "heading")
    if line.startswith("|"):
        return Block(cells=tuple(line[1:].split("|")))
    return Block(line)


def admissions() -> bytes:
    served = (
        "Under Rules 26 and 36 of the Federal Rules of Civil Procedure, Defendant Veldrane "
        'Systems, Inc. ("Veldrane") responds to Plaintiffs\' First Set of Requests for Admission, '
        "served on August 4, 2025."
    )
    top = [
        Block(LEGEND, "legend"),
        Block("IN THE UNITED STATES DISTRICT COURT FOR THE DISTRICT OF ALDERMERE", "centred"),
        Block("Quillmarsh Press, Inc., et al. v. Veldrane Systems, Inc.", "centred"),
        Block("Case No. 4:25-cv-00417-RTH", "centred"),
        Block("DEFENDANT'S RESPONSES TO PLAINTIFFS' FIRST SET OF REQUESTS FOR ADMISSION", "title"),
        Block(served),
    ]
    rest = [
        Block(line[1:], "heading") if line.startswith("=") else Block(line)
        for line in words("admissions.txt").splitlines()
    ]
    end = [Block("Dated: September 3, 2025"), Block("/s/ Tobias Fairleigh, counsel for Veldrane")]
    return docx([*top, *rest, *end], NOTICE, "Defendant's Responses to RFAs, Set One")


def main() -> int:
    for path, content in samples().items():
        target = SAMPLES / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        sys.stdout.write(f"{len(content):>8}  {path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
