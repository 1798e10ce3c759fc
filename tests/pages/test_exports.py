"""Press databases' exports, on samples of our own in the shapes the formats' descriptions give."""

from pathlib import Path

from temoin.articles.make import make_article
from temoin.knowledge.outlets import load_outlets
from temoin.pages.read import InputOptions, read_inputs
from temoin.records import Article, Page

EUROPRESSE = """<html><body>
<article><header>
<div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Monde, no. 23001</span></div>
<span class="DocHeader">International, mercredi 27 mars 2019, p. 4, 312 mots</span>
<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">Le pont du fleuve rouvre</p></div>
<div class="docAuthors">Jeanne Martel</div></header>
<section><div class="docOcurrContainer"><p>Le pont du fleuve a rouvert lundi.</p>
<p>Le maire a remercié les ouvriers.</p></div></section>
<footer><div class="publiC-lblNodoc">news·20190327·LM·0001</div></footer></article>
<article><header><span class="DocPublicationName">Sud Ouest</span><span class="DocHeader">jeudi 28 mars 2019</span>
<p class="titreArticleVisu">La grève continue</p></header>
<section><div class="docOcurrContainer"><p>Les agents ont reconduit la grève.</p></div></section></article>
</body></html>"""

FACTIVA_HTML = """<html><body><div class="article frArticle">
<div id="hd"><span class="frHeadline">Le pont du fleuve rouvre</span></div>
<div>Jeanne Martel</div><div>312 mots</div><div>27 mars 2019</div><div>10:23</div>
<div>Le Monde</div><div>LEMOND</div><div>Français</div>
<p class="articleParagraph frarticleParagraph">Le pont du fleuve a rouvert lundi.</p>
<p class="articleParagraph frarticleParagraph">Le maire a remercié les ouvriers.</p>
<p>Document LEMOND0020190327ef3r0001x</p></div></body></html>"""

FACTIVA_TEXT = """Le pont du fleuve rouvre

Jeanne Martel
312 mots
27 mars 2019
Le Monde
LEMOND
Français
Copyright 2019 Le Monde. Tous droits réservés.

Le pont du fleuve a rouvert lundi.

Le maire a remercié les ouvriers.

Document LEMOND0020190327ef3r0001x

La grève continue

201 mots
28 mars 2019
Sud Ouest
SUDOU
Français
Copyright 2019 Sud Ouest

Les agents ont reconduit la grève.

Document SUDOU00020190328ef3s0002y
"""

NEXIS_OLD = """                               1 of 2 DOCUMENTS

                                   Le Monde

                            27 mars 2019 mercredi

Le pont du fleuve rouvre

AUTEUR: Jeanne Martel
RUBRIQUE: International; p. 4
LONGUEUR: 312 mots

Le pont du fleuve a rouvert lundi.

Le maire a remercié les ouvriers.

DATE-CHARGEMENT: 27 mars 2019
LANGUE: FRENCH; FRANÇAIS
                               2 of 2 DOCUMENTS

                                   Sud Ouest

                            28 mars 2019 jeudi

La grève continue

LONGUEUR: 201 mots

Les agents ont reconduit la grève.

LANGUE: FRENCH
"""

NEXIS_NEW = """Le pont du fleuve rouvre
Le Monde
27 mars 2019 mercredi
Copyright 2019 Le Monde Tous droits réservés
Section: International; p. 4
Longueur: 312 mots
Auteur: Jeanne Martel
Body

Le pont du fleuve a rouvert lundi.

Le maire a remercié les ouvriers.

Load-Date: March 27, 2019

End of Document
"""


def articles(tmp_path: Path, name: str, content: bytes) -> list[Article]:
    (tmp_path / name).write_bytes(content)
    pages = read_inputs([str(tmp_path / name)], options=InputOptions(lang="fr"))
    return [make_article(page, outlets=load_outlets()) for page in pages if isinstance(page, Page)]


def check_bridge(article: Article) -> None:
    coded = [article.text[b.start : b.end].strip() for b in article.blocks if b.coded]
    assert coded == [
        "Le pont du fleuve rouvre",
        "Le pont du fleuve a rouvert lundi.",
        "Le maire a remercié les ouvriers.",
    ]
    assert article.title == "Le pont du fleuve rouvre"
    assert article.outlet == "Le Monde"
    assert article.published is not None
    assert article.published.start == "2019-03-27"
    assert article.authors == ("Jeanne Martel",)


def test_europresse(tmp_path: Path) -> None:
    bridge, strike = articles(tmp_path, "a.html", EUROPRESSE.encode())
    check_bridge(bridge)
    assert (strike.outlet, strike.title) == ("Sud Ouest", "La grève continue")


def test_factiva_html(tmp_path: Path) -> None:
    (bridge,) = articles(tmp_path, "a.html", FACTIVA_HTML.encode())
    check_bridge(bridge)


def test_factiva_text(tmp_path: Path) -> None:
    bridge, strike = articles(tmp_path, "a.txt", FACTIVA_TEXT.encode())
    check_bridge(bridge)
    assert (strike.outlet, strike.published and strike.published.start) == ("Sud Ouest", "2019-03-28")


def test_nexis(tmp_path: Path) -> None:
    bridge, strike = articles(tmp_path, "a.txt", NEXIS_OLD.encode())
    check_bridge(bridge)
    assert strike.title == "La grève continue"
    (bridge,) = articles(tmp_path, "b.txt", NEXIS_NEW.encode())
    check_bridge(bridge)


def rtf_of(text: str) -> bytes:
    escaped = "".join(c if ord(c) < 128 else rf"\u{ord(c)}?" for c in text)
    body = escaped.replace("\n", "\\par\n")
    return (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator x;}{\info{\title t}}\f0\fs22 " + body + "}"
    ).encode()


def test_the_same_in_rtf(tmp_path: Path) -> None:
    bridge, _ = articles(tmp_path, "a.rtf", rtf_of(FACTIVA_TEXT))
    check_bridge(bridge)
    (bridge,) = articles(tmp_path, "b.rtf", rtf_of(NEXIS_NEW))
    check_bridge(bridge)


def test_a_page_that_only_looks_alike_is_one_article(tmp_path: Path) -> None:
    plain = "Le pont rouvre\n\nLe document 12 de 30 a été signé. Fin du document attendue en mars."
    (article,) = articles(tmp_path, "a.txt", plain.encode())
    assert article.text.startswith("Le pont rouvre")
