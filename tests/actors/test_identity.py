"""Who is one actor across articles: spellings, surnames, dynasties, sides, and people's decisions."""

from itertools import combinations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from making import make_article, published
from temoin.actors.decided import decided
from temoin.actors.identity import identify
from temoin.actors.proposals import propose_holders
from temoin.actors.spelling import compare_names, name_words
from temoin.actors.unlisted import Named, group_people, is_different, is_same
from temoin.knowledge.world import load_world
from temoin.records import ActorMention, CastMember, Decision, Evidence


def member(number, name, country=None, *, kind="person", form="name", **fields):
    mention = ActorMention(start=0, end=4, text=name, sentence=0, form=form, kind=kind)
    evidence = (Evidence(start=0, end=4, text="Lima", part="actor"),)
    values = {"sector": None, "office": None, "actor_id": None, "number": "sing", "gender": None} | fields
    return CastMember(
        id=f"a{number}", name=name, kind=kind, country=country, mentions=(mention,), evidence=evidence, **values
    )


def casts(*rows):
    return [(make_article(f"Lima accuse Quito, {i}."), [one]) for i, one in enumerate(rows)]


def ids(*rows, decisions=()):
    pairs = casts(*rows)
    found = identify(pairs, decisions, world=load_world())
    return [found[a.id, m.id].actor_id if (a.id, m.id) in found else None for a, (m,) in pairs]


def decision(a, b, verdict):
    return Decision(report_ids=(), verdict=verdict, changes={"actor": a, "with": b}, note=None, by="me",
                    at="2026-01-01T00:00:00Z")  # fmt: skip


def test_known_actors_keep_their_id():
    assert ids(member(1, "armée malienne", "MLI", kind="body", actor_id="military:MLI")) == ["military:MLI"]


def test_a_new_spelling_finds_the_table():
    assert ids(member(1, "Serguéi Lavrov", "RUS")) == ["person:serguei-lavrov"]


def test_another_country_is_another_person():
    assert ids(member(1, "Sergueï Lavrov", "BGR")) != ["person:serguei-lavrov"]


def test_unknown_people_join_by_spelling_country_and_gender():
    one, two, three = ids(
        member(1, "Oleksiy Primerenko", "UKR"), member(1, "Alexei Primerenko", "RUS"), member(1, "Oleksii Primerenko")
    )
    assert one == three != two


def test_a_surname_alone_joins_the_one_full_name_of_its_country():
    full, short, stranger = ids(member(1, "Ana Ejemplo", "CHL"), member(1, "Ejemplo", "CHL"), member(1, "Ejemplo"))
    assert full == short != stranger


def test_a_surname_of_two_people_stays_alone():
    one, two, short = ids(member(1, "Ana Ejemplo", "CHL"), member(1, "Bea Ejemplo", "CHL"), member(1, "Ejemplo", "CHL"))
    assert len({one, two, short}) == 3


def test_dynasties_stay_apart():
    one, two = ids(member(1, "Idriss Exempla", "TCD"), member(1, "Mahamat Idriss Exempla", "TCD"))
    assert one != two


def test_the_nameless_are_known_by_side():
    crowd = member(1, "des manifestants", "VEN", kind="public", form="description", sector="CVL")
    nobody = member(1, "des inconnus", kind="unknown", form="description")
    assert ids(crowd, nobody) == ["side:VEN:CVL", None]


def test_decisions_win_for_good():
    rows = member(1, "Ana Ejemplo", "CHL"), member(1, "Anna Ejemplo", "CHL")
    assert len(set(ids(*rows))) == 1
    apart = ids(*rows, decisions=[decision("Ana Ejemplo", "Anna Ejemplo", "different")])
    assert len(set(apart)) == 2
    joined = [decision("Ana Ejemplo", "person:michelle-bachelet", "same")]
    assert ids(rows[0], decisions=joined) == ["person:michelle-bachelet"]
    undone = [*joined, decision("Ana Ejemplo", "person:michelle-bachelet", "undo")]
    assert ids(rows[0], decisions=undone) == ids(rows[0])


@settings(max_examples=30)
@given(st.permutations(["Ana Ejemplo", "Anna Ejemplo", "Ejemplo", "Bea Otra", "B. Otra", "Béa Otra"]))
def test_order_changes_nothing(order):
    pairs = casts(*(member(1, name, "CHL") for name in sorted(order)))
    shuffled = [next(p for p in pairs if p[1][0].name == name) for name in order]
    assert identify(pairs, (), world=load_world()) == identify(shuffled, (), world=load_world())


NAMES = ["Ana Ejemplo", "Anna Ejemplo", "A. Ejemplo", "Ejemplo Ana", "Aldo Ejemplo", "Ejemplo", "Exemplo", "Bea Otra",
         "B. Otra", "Otra", "Bea María Otra", "Ana Otra-Ejemplo"]  # fmt: skip
PEOPLE = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from([None, "CHL", "PER"]), st.sampled_from([None, "f", "m"])),
    max_size=9,
)
VERDICTS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(["same", "different"])), max_size=3
)


def one_by_one(people, decision):
    """Group people as `group_people` does, comparing every two of them."""
    full = sorted(p for p in people if len(name_words(p.name)) > 1)
    groups = [[p] for p in full]
    pairs = [(a, b) for a, b in combinations(full, 2) if is_same(a, b, decision)]
    for _, a, b in sorted((-compare_names(a.name, b.name).score, a, b) for a, b in pairs):
        first, second = (next(g for g in groups if p in g) for p in (a, b))
        if first is not second and not any(is_different(x, y, decision) for x in first for y in second):
            first += second
            groups.remove(second)
    for short in sorted(p for p in people if len(name_words(p.name)) == 1):
        homes = [g for g in groups if any(is_same(short, p, decision) and short.country == p.country for p in g)]
        if len(homes) == 1 and short.country and not any(is_different(short, p, decision) for p in homes[0]):
            homes[0].append(short)
        else:
            groups.append([short])
    return groups


@settings(max_examples=200)
@given(PEOPLE, VERDICTS)
def test_blocking_changes_nothing(rows, verdicts):
    people = [Named((f"article{i}", "a1"), *row, "2020-01-01") for i, row in enumerate(rows)]
    taken = decided([decision(*verdict) for verdict in verdicts])
    found, expected = (
        {frozenset(group): next((p.country for p in group if p.country), None) for group in group_them(people, taken)}
        for group_them in (group_people, one_by_one)
    )
    assert found == expected


def test_a_text_proposes_a_holder_that_the_table_lacks():
    row = member(1, "Marta Ejemplo", "CHL", office="foreign_minister")
    article = make_article("Lima accuse Quito.", published=published("2025-03-01"))
    pairs = [(article, [row])]
    (proposal,) = propose_holders(pairs, world=load_world())
    assert (proposal.office, proposal.person) == ("foreign_minister:CHL", "Marta Ejemplo")
    assert 'office = "foreign_minister:CHL"' in proposal.entry
    some_year = msgspec.structs.replace(article.published, end=None)
    undated = msgspec.structs.replace(article, published=some_year)
    assert propose_holders([(undated, [row])], world=load_world()) == ()
    known = member(1, "Sergei Lavrov", "RUS", office="foreign_minister")
    assert propose_holders([(article, [known])], world=load_world()) == ()
