"""Plain and pasted text: what is the article, what is not, and what the furniture says of it."""

from temoin.articles.annotation import BETWEEN_LINES, IN_LINE, article_from_text
from temoin.articles.make import make_article
from temoin.ids import digest
from temoin.knowledge.outlets import load_outlets
from temoin.records import Article, Declared, Page

BODY = (
    "Le gouvernement de Karsund a rompu mardi ses relations avec la Lévonie, après l’arrestation de deux diplomates à "
    "Varna. Les ambassadeurs ont trois jours pour partir.\n"
    "« Nous n’avions pas d’autre choix », a déclaré la première ministre, Irène Castel, devant les députés."
)


def annotated(text: str, **said: str) -> Article:
    return article_from_text("k", text, outlets=load_outlets(), **said)


def made(text: str, **said: str | None) -> Article:
    body = text.encode()
    captured = said.pop("captured", None)
    page = Page(
        id=digest(body),
        name="p",
        url=None,
        captured_at=captured,
        media_type="text/plain",
        charset=None,
        body=body,
        declared=Declared(**said),  # type: ignore[arg-type]
    )
    return make_article(page, outlets=load_outlets())


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(article.text[b.start : b.end].strip(), b.kind) for b in article.blocks]


def coded(article: Article) -> list[str]:
    return [article.text[b.start : b.end].strip() for b in article.blocks if b.coded]


def test_headlines_of_other_articles_are_not_read() -> None:
    tail = "Articles similaires\nUn ancien ministre condamné à six mois\nil y a 2 heures\nDeux alpinistes meurent"
    article = made(f"Karsund rompt avec la Lévonie\n\n{BODY}\n\n{tail}")
    assert coded(article) == ["Karsund rompt avec la Lévonie", *BODY.split("\n")]
    assert article.title == "Karsund rompt avec la Lévonie"


def test_text_after_an_inline_teaser_is_still_read() -> None:
    article = made(f"{BODY}\nÀ lire aussi : Les deux diplomates étaient surveillés\n{BODY.replace('mardi', 'jeudi')}")
    assert len(coded(article)) == 4


def test_sections_before_the_title() -> None:
    article = made(f"MondePolitique\n\nKarsund rompt avec la Lévonie\n\n{BODY}")
    assert kinds(article)[0] == ("MondePolitique", "furniture")
    assert article.title == "Karsund rompt avec la Lévonie"


def test_a_title_after_the_text() -> None:
    article = made(f"{BODY}\nKarsund rompt ses relations avec la Lévonie\nPublished 1 day ago\nSource: 20minutes.fr")
    assert article.title == "Karsund rompt ses relations avec la Lévonie"
    assert article.outlet == "20 Minutes"
    assert article.published is None


def test_a_relative_stamp_counts_from_the_capture() -> None:
    article = made(f"{BODY}\nPublished 2 days ago", captured="2021-05-08T10:00:00Z")
    assert article.published is not None
    assert (article.published.start, article.published.end) == ("2021-05-05", "2021-05-06")


def test_a_date_in_the_text_is_never_the_publication() -> None:
    assert made(f"Le 12 mars 2019, tout a commencé.\n{BODY}").published is None
    dated = made(f"Karsund rompt avec la Lévonie\nPublié le 12 mars 2019\n{BODY}").published
    assert dated is not None
    assert (dated.start, dated.grade, dated.basis) == ("2019-03-12", "page", "stamp")


def test_what_the_user_says_is_believed() -> None:
    article = made(BODY, published="2020-02-03", outlet="lemonde.fr", title="Un titre absent", lang="fr")
    assert article.published is not None
    assert (article.published.grade, article.outlet, article.title) == ("given", "Le Monde", "Un titre absent")
    assert "date-unread" in made(BODY, published="printemps").flags


def test_pull_quotes_and_their_names() -> None:
    quote = "Nous n’avions pas d’autre choix."
    long = BODY.replace("choix »", "choix. »")
    article = annotated(f"{long}\n\n{quote}\n\nIrène Castel\n\n{long.replace('mardi', 'jeudi')}")
    assert (quote, "pull-quote") in kinds(article)
    assert ("Irène Castel", "byline") in kinds(article)


def test_markup_in_annotated_text_keeps_every_offset() -> None:
    text = '<p>Le roi a <a href="/x">gracié</a> douze opposants&nbsp;vendredi.</p><p>Leurs avocats confirment.</p>'
    article = annotated(text)
    assert article.text == text
    reasons = [(text[b.start : b.end], b.reason) for b in article.blocks if b.kind == "markup"]
    assert ('<a href="/x">', IN_LINE) in reasons
    assert ("&nbsp;", IN_LINE) in reasons
    assert ("</p>", BETWEEN_LINES) in reasons
    assert "".join(text[b.start : b.end] for b in article.blocks if b.coded) == (
        "Le roi a gracié douze opposantsvendredi.Leurs avocats confirment."
    )


def test_a_title_outside_an_annotated_text_is_no_block() -> None:
    article = annotated(BODY, title="Karsund rompt")
    assert article.title == "Karsund rompt"
    assert all(block.kind != "title" for block in article.blocks)


def test_paragraphs_in_another_language_are_not_coded() -> None:
    english = (
        "The government of Karsund said on Tuesday that it would close its embassy and expel three diplomats by Friday."
    )
    article = annotated(f"{BODY}\n\n{english}")
    assert english not in coded(article)
    assert article.lang == "fr"
    assert next(b for b in article.blocks if article.text[b.start :].startswith(english)).lang == "en"


def test_agencies_are_credited() -> None:
    assert annotated(f"{BODY} (AFP)").wire == ("AFP",)
    assert annotated(f"VARNA (Reuters) - {BODY}").wire == ("Reuters",)
    assert annotated(BODY.replace("arrestation", "dépêche de l’AFP et l’arrestation")).wire == ()


def test_notes_make_flags() -> None:
    note = "(Note : cet article a été généré par une intelligence artificielle et relu par la rédaction.)"
    assert "ai-note" in annotated(f"{BODY}\n\n{note}").flags


def test_windows_text_is_mapped_to_its_bytes() -> None:
    body = "Été à Karsund\n\nLe ministre a été arrêté hier soir à l’aéroport, d’où il comptait fuir.".encode("cp1252")
    page = Page(id="p", name="p", url=None, captured_at=None, media_type="text/plain", charset=None, body=body)
    article = make_article(page, outlets=load_outlets())
    for piece in article.source_map.pieces:
        assert piece.exact
        assert body[piece.byte_start : piece.byte_end].decode("cp1252") == article.text[piece.start : piece.end]


def test_links_and_ages_for_dating() -> None:
    link = '<a href="https://un.example/monde/4191579-20251215-x">roi</a>'
    text = f"<p>Le {link} a gracié douze opposants, dit-on au palais.</p>"
    article = annotated(
        f"{text}\nPublished 1 day ago\nRelated articles\n<a href='/2026/01/02/z'>Autre chose</a>\n2 hours ago"
    )
    assert article.linked_dates == ("2025-12-15",)
    assert article.shown_age == "P1D"


def test_the_age_of_a_page_is_counted_in_the_unit_behind_its_number() -> None:
    updated = "Publié il y a 1 heure, mis à jour il y a 42 minutes"  # "jour" is no unit here
    article = annotated(f"<p>Le port a rouvert lundi, a annoncé la mairie de la ville.</p>\n{updated}\n")
    assert article.shown_age == "PT1H"
