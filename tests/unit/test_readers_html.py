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
        reading = html.read(corpora / row["source"], ReadOptions(), lambda done, total: None)
        # Blocks of a table repeat what stands in its cells.
        known = Counter(set(re.findall(r"\w+", " ".join(row["blocks"]))))
        missing = known - Counter(re.findall(r"\w+", reading.layer.text))
        assert sum(missing.values()) <= 0.02 * max(50, sum(known.values())), row["page"]
