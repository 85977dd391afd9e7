"""Saved web pages: words, facts of the head, and nothing loaded."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from reviewer.errors import SourceError
from reviewer.readers import html
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind, Reading


def reading_of(markup: str | bytes, folder: Path, options: ReadOptions = ReadOptions()) -> Reading:  # noqa: B008 - frozen
    path = folder / "page.html"
    path.write_bytes(markup.encode() if isinstance(markup, str) else markup)
    return html.read(path, options, lambda done, total: None)


def test_a_page_is_an_article_with_what_its_head_says(tmp_path):
    reading = reading_of(
        '<html><head><title>Films copied | The Paper</title><meta name="author" content="By Ann '
        'Lee">'
        '<meta property="article:published_time" '
        'content="2024-03-05T10:00:00Z"></head><body><h1>Films</h1><p>Words.</p></body>',
        tmp_path,
    )

    assert reading.kind is ExhibitKind.ARTICLE
    assert reading.layer.text == "Films\nWords."
    assert (reading.facts.author, reading.facts.date) == ("Ann Lee", "2024-03-05T10:00:00Z")


def test_linked_data_names_author_and_date(tmp_path):
    linked = json.dumps(
        {
            "@graph": [
                {"headline": "Big", "datePublished": "2024-03-05", "author": [{"name": "Ann Lee"}]}
            ]
        }
    )

    facts = reading_of(
        f'<script type="application/ld+json">{linked}</script><p>Words.</p>', tmp_path
    ).facts

    assert (facts.title, facts.date, facts.author) == ("Big", "2024-03-05", "Ann Lee")


def test_linked_data_that_makes_no_sense_is_passed_over(tmp_path):
    for junk in ("{", '{"author": 5, "@graph": {}}', "[" * 5000):
        assert (
            reading_of(
                f'<script type="application/ld+json">{junk}</script><p>Words.</p>', tmp_path
            ).layer.text
            == "Words."
        )


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("<p>na\u00efve \u201cwords\u201d</p>".encode("cp1252"), ""),
        ("<meta charset=iso-8859-1><p>na\u00efve \u201cwords\u201d</p>".encode("cp1252"), ""),
        ("<p>na\u00efve \u201cwords\u201d</p>".encode("utf-16"), ""),
        ("<p>na\u00efve \u201cwords\u201d</p>".encode(), ""),
        ("<p>na\u00efve \u201cwords\u201d</p>".encode("mac_roman"), "mac_roman"),
    ],
)
def test_the_encoding_is_found(tmp_path, raw, encoding):
    assert reading_of(raw, tmp_path, ReadOptions(encoding=encoding)).layer.text == "naïve “words”"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (
            b"<meta charset=shift_jis><p>\x8c_\x96\xf1 \x81</p>",
            "1 characters of this file could not be",
        ),
        (b"<meta charset=iso-8859-1><p>caf\xe9 \x81</p>", "1 characters of this file could not be"),
        (
            "<meta charset=utf-8><p>na\u00efve</p>".encode("cp1252"),
            "does not say its character set",
        ),
        ("<p>Уважаемый клиент, договор подписан.</p>".encode("koi8-r"), "it was read as koi8_r"),
    ],
)
def test_what_was_lost_or_guessed_of_the_characters_is_said(tmp_path, raw, words):
    reading = reading_of(raw, tmp_path)

    assert words in reading.warnings[0]
    assert reading.facts.is_encoding_guessed == ("read as" in reading.warnings[0])


def test_pictures_elsewhere_are_counted_and_not_loaded(tmp_path):
    reading = reading_of(
        '<p>Words.<img src="http://127.0.0.1:1/a.png"><img src="b.png"></p>', tmp_path
    )

    assert reading.layer.text == "Words."
    assert reading.warnings == ("2 pictures of this page are not in the file and are not shown.",)


def test_paragraphs_of_a_pleading_get_their_labels(tmp_path):
    items = "".join(
        f"<li>Defendant denies allegation number {n} in full.</li>" for n in range(1, 8)
    )

    reading = reading_of(
        f"<p>UNITED STATES DISTRICT COURT</p><p>ANSWER TO COMPLAINT</p><ol>{items}</ol>", tmp_path
    )

    assert reading.kind is ExhibitKind.PLEADING
    assert [one.label for one in reading.layer.paragraphs if one.label][:2] == ["¶ 1", "¶ 2"]


def test_a_page_without_words_is_refused(tmp_path):
    with pytest.raises(SourceError, match="no words"):
        reading_of("<html><body><img src=x></body></html>", tmp_path)


def test_real_pages_keep_all_words_of_their_articles(corpora):
    rows = [
        json.loads(line)
        for line in (corpora / "truth" / "article_text.jsonl").read_text().splitlines()
    ]
    for row in rows:
        options = ReadOptions(is_whole_page=True)
        reading = html.read(corpora / row["source"], options, lambda done, total: None)
        # Blocks of a table repeat what stands in its cells.
        known = Counter(set(re.findall(r"\w+", " ".join(row["blocks"]))))
        missing = known - Counter(re.findall(r"\w+", reading.layer.text))
        assert sum(missing.values()) <= 0.02 * max(50, sum(known.values())), row["page"]


ARTICLE = "<p>" + "Counsel for the bank said on Monday that the talks went on. " * 20 + "</p>"
MENU = "<nav>" + "".join(f"<a href=/{n}>Section {n}</a> " for n in range(60)) + "</nav>"


def test_only_the_main_text_of_an_article_is_shown_and_the_rest_is_counted(tmp_path):
    page = f"<html><body>{MENU}<div class=article><h1>Talks go on</h1>{ARTICLE}</div></body></html>"

    reading = reading_of(page, tmp_path)

    assert reading.layer.text.startswith("Talks go on\nCounsel for the bank")
    assert "Section" not in reading.layer.text
    assert reading.warnings[0] == (
        "Only the main text is shown: 243 of 363 words. The full page is one click away."
    )


def test_the_whole_page_is_shown_where_it_is_asked_for(tmp_path):
    page = f"<html><body>{MENU}<div class=article>{ARTICLE}</div></body></html>"

    reading = reading_of(page, tmp_path, ReadOptions(is_whole_page=True))

    assert reading.layer.text.startswith("Section 0 Section 1")
    assert not reading.warnings


@pytest.mark.parametrize("page", [MENU, "<p>A short notice.</p>", f"{MENU}<p>One word.</p>"])
def test_a_page_without_an_article_is_shown_whole(tmp_path, page):
    reading = reading_of(f"<html><body>{page}</body></html>", tmp_path)

    assert not reading.warnings


def test_the_headline_stands_above_the_text_and_the_byline_beside_it(tmp_path):
    head = "<title>Talks go on - The Paper</title><meta name=author content='By Ann Lee'>"
    page = f"<head>{head}</head><body>{MENU}<main><h1>Talks go on</h1>{ARTICLE}</main></body>"

    reading = reading_of(page, tmp_path)

    assert reading.layer.text.startswith("Talks go on\nCounsel")
    assert "Ann Lee" not in reading.layer.text
    assert reading.facts.author == "Ann Lee"


def test_a_title_is_an_articles_and_not_the_sites(tmp_path):
    titles = {
        "Films copied by the thousand | The Paper": "Films copied by the thousand",
        "The Paper | Films copied by the thousand": "Films copied by the thousand",
        "Mozilla - Wikipedia": "Mozilla - Wikipedia",
        "Talks — day two": "Talks — day two",
    }

    made = {
        one: reading_of(f"<title>{one}</title><p>W.</p>", tmp_path).facts.title for one in titles
    }

    assert made == titles


def test_real_articles_are_read_as_readers_see_them(corpora):
    rows = [
        json.loads(line)
        for line in (corpora / "truth" / "article_text.jsonl").read_text().splitlines()
    ]
    recalls, precisions, titles = [], [], 0
    for row in rows:
        reading = html.read(corpora / row["source"], ReadOptions(), lambda done, total: None)
        known = Counter(re.findall(r"\w+", " ".join(row["blocks"]).casefold()))
        shown = Counter(re.findall(r"\w+", reading.layer.text.casefold()))
        recalls.append((known & shown).total() / max(1, known.total()))
        precisions.append((known & shown).total() / shown.total())
        titles += " ".join((row["title"] or "").split()) == reading.facts.title

    assert sum(recalls) / len(rows) >= 0.95
    assert sum(precisions) / len(rows) >= 0.90
    assert titles >= 0.9 * len(rows)
