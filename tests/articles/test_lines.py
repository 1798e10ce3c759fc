"""Lines, one by one: furniture phrases, stamps, signatures, and what only looks like them."""

import tomllib
from pathlib import Path

import pytest

from temoin.articles.instants import read_instant
from temoin.articles.lines import read_markup
from temoin.articles.markup import Tag, scan
from temoin.articles.people import clean_authors
from temoin.articles.phrases import furniture_phrase
from temoin.articles.plain import read_plain
from temoin.articles.shapes import is_bullet, is_name_line, is_signature, is_stamp, looks_glued
from temoin.articles.titles import choose_title
from temoin.articles.urls import canonical_url, host_of

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "fr" / "page_lines.toml").read_text("utf-8"))["line"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:30] for case in CASES])
def test_furniture_phrases(case: dict[str, str]) -> None:
    found = furniture_phrase(case["text"])
    assert (found.kind if found else "text") == case["kind"], found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 mars 2019 à 10h30", True),
        ("mercredi 27 mars", True),
        ("Publié le 12/03/2019 à 10:30", True),
        ("4 Jan 2020 - 08:14", True),
        ("Le 12 mars 2019, il a signé", False),
        ("En mars, le gouvernement a signé", False),
        ("1300 dollars", False),
        ("mars", False),
    ],
)
def test_stamps(*, text: str, expected: bool) -> None:
    assert is_stamp(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Par Jean Dupont", True),
        ("Par Jean Dupont et Marie Durand (avec AFP)", True),
        ("La Gazette avec Reuters", True),
        ("par Krikor Amirian le samedi 16 mars 2024", True),
        ("Par ailleurs, le ministre a signé", False),
        ("Par Toutatis, il a juré de revenir au pouvoir avant la fin de la saison des pluies", False),
        ("Paris avec Londres contre Moscou", False),
    ],
)
def test_signatures(*, text: str, expected: bool) -> None:
    assert is_signature(text) is expected


def test_names_bullets_and_glued_labels() -> None:
    assert is_name_line("José Antonio Marín")
    assert not is_name_line("Le ministre a signé")
    assert not is_name_line("Marín")
    assert is_bullet("  • Renforcement des contrôles")
    assert not is_bullet("30 personnes ont été arrêtées")
    assert looks_glued("MondePolitique")
    assert not looks_glued("Monde Politique")


@pytest.mark.parametrize(
    ("written", "day", "at"),
    [
        ("2019-03-27T18:05:00+01:00", "2019-03-27", "2019-03-27T18:05:00+01:00"),
        ("2019-03-27T18:05:00.000Z", "2019-03-27", "2019-03-27T18:05:00+00:00"),
        ("2019-03-27 18:05", "2019-03-27", None),
        ("Wed, 27 Mar 2019 18:05:00 +0100", "2019-03-27", "2019-03-27T18:05:00+01:00"),
        ("Mis en ligne le 1er avril 2019 à 18h05", "2019-04-01", None),
        ("27/03/2019", "2019-03-27", None),
        ("27 de marzo de 2019", "2019-03-27", None),
        ("March 27, 2019", "2019-03-27", None),
        ("1553706300", "2019-03-27", "2019-03-27T17:05:00+00:00"),
        ("International, mercredi 27 mars 2019, p. 4", "2019-03-27", None),
        ("31/02/2019", None, None),
        ("mercredi 27 mars", None, None),
        ("", None, None),
        ("article 2019-99-99", None, None),
    ],
)
def test_written_dates(written: str, day: str | None, at: str | None) -> None:
    found = read_instant(written)
    assert (found.day if found else None) == day
    assert (found.at if found else None) == at


def test_titles_without_the_site() -> None:
    def title(
        headline: str | None, page: str | None, body: str = "", site: tuple[str, ...] = ("La Gazette",)
    ) -> str | None:
        lines = read_markup(body).lines
        return choose_title(headline=headline, social=(), page_title=page, lines=lines, site=site)

    assert title(None, "Le pont rouvre | La Gazette") == "Le pont rouvre"
    assert title(None, "La Gazette - Le pont rouvre") == "Le pont rouvre"
    assert title(None, "Kiev - Moscou : la trêve tient") == "Kiev - Moscou : la trêve tient"
    assert title("Pont rouvert", "x", "<h1>Le pont rouvert après dix ans</h1>") == "Le pont rouvert après dix ans"
    assert title(None, "Le pont rouvre ‹ Un site inconnu", "<h3>Le pont rouvre</h3>") == "Le pont rouvre"
    assert title(None, "La Gazette") is None


def test_authors_are_people() -> None:
    assert clean_authors(["Par Camille Rossignol et Yann Le Guen"], ()) == ("Camille Rossignol", "Yann Le Guen")
    assert clean_authors(["Laura Pedraza con EFE"], ()) == ("Laura Pedraza",)
    assert clean_authors(["Publié le 4 mars 2021 par Odile Mbarga"], ()) == ("Odile Mbarga",)
    assert clean_authors(["E P", "La Rédaction", "Avec AFP", "Zone 4", "La Gazette"], ("La Gazette",)) == ()


def test_addresses() -> None:
    assert canonical_url("HTTPS://Www.Un.example:443/a?utm_source=x&id=3#top") == "https://www.un.example/a?id=3"
    assert canonical_url("spip.php?article12", "https://un.example/") == "https://un.example/spip.php?article12"
    assert canonical_url("mailto:a@b.example") is None
    assert canonical_url("http://[::1") is None
    assert host_of("https://www.un.example/a") == "un.example"


def test_tracking_parameters_are_left_out() -> None:
    tracked = (
        "https://un.example/a?REF=x&xtor=RSS-1&spm=2&cmp=3&ref_src=4&at_medium=5&ns_mchannel=6&mc_cid=7&fbclid=8&id=9"
    )
    assert canonical_url(tracked) == "https://un.example/a?id=9"


@pytest.mark.parametrize("parameter", ["reference=2019-12", "refid=7", "cmpt=1", "spmid=4", "xtormid=2", "gclids=3"])
def test_a_parameter_that_only_begins_like_a_tracking_one_is_kept(parameter: str) -> None:
    assert canonical_url(f"https://un.example/a?{parameter}&ref=x") == f"https://un.example/a?{parameter}"


def test_markup_survives_what_browsers_survive() -> None:
    source = '<a href="x"" title="y">Un</a><p>Deux<p>Trois<li>Quatre<!-- <p>non</p> --><b>Cinq</p>'
    assert [line.text for line in read_markup(source).lines] == ["Un", "Deux", "Trois", "QuatreCinq"]
    assert [token.name for token in scan("<br/><IMG src=a>") if isinstance(token, Tag)] == ["br", "img"]
    assert [line.text for line in read_markup("a &lt; b &eacute;t&eacute; &nosuch; &#8217;").lines] == [
        "a < b été &nosuch; ’"
    ]


def test_line_breaks() -> None:
    lines = read_markup("<div>Un texte coupé<br>en deux.<br><br>Un autre.<br>Et encore.</div>").lines
    assert [line.text for line in lines] == ["Un texte coupé en deux.", "Un autre.", "Et encore."]


def test_soft_hyphens_are_not_text() -> None:
    (line,) = read_markup("<p>Une cen&shy;taine de per\u00adsonnes</p>").lines
    assert line.text == "Une centaine de personnes"
    (line,) = read_plain("Une per\u00adsonne\u200b")
    assert line.text == "Une personne"
    assert [(p.source_start, p.source_end) for p in line.pieces] == [(0, 7), (8, 13)]
