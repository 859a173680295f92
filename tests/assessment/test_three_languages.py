"""One act told in three languages is one finding, and a translation is a copy: no origin of its own.

The reports are invented, and shaped as such reports are: a dispatch, its translations, an outlet that cites
it, and one that knows from elsewhere.
"""

import pytest

from concordant.assessment.reconciling import Reconciled
from concordant.model.finding import Finding
from concordant.pipeline import read, reconcile
from reports_read import record, shipped

Fields = dict[str, str]

DISPATCH: Fields = {
    "id": "fr",
    "lang": "fr",
    "published": "2025-06-10",
    "outlet": "Agence Horizon",
    "title": "Séoul accuse Pyongyang d’avoir livré 60 missiles à Moscou",
    "text": """\
SÉOUL, 10 juin (Horizon) – La Corée du Nord a livré 60 missiles balistiques KN-23 à la Russie le 3 juin, \
a affirmé mardi le Service national du renseignement sud-coréen.

Les missiles ont quitté le port de Rajin à bord du cargo Angara, à destination de Vostotchny, selon le \
service. « Nous avons suivi ce navire pendant neuf jours », a déclaré son porte-parole, Park Sung-min.

Moscou n’a pas réagi. Le service avait compté 12 000 conteneurs depuis août 2023.""",
}
TRANSLATED: Fields = {
    "id": "en",
    "lang": "en",
    "published": "2025-06-11",
    "outlet": "The Harbour Post",
    "title": "Seoul says Pyongyang shipped 60 missiles to Moscow",
    "text": """\
SEOUL - North Korea delivered 60 KN-23 ballistic missiles to Russia on June 3, South Korea's National \
Intelligence Service said on Tuesday.

The missiles left the port of Rajin aboard the cargo ship Angara, bound for Vostochny, according to the \
service. "We followed this ship for nine days," said its spokesman, Park Sung-min.

Moscow did not react. The service had counted 12,000 containers since August 2023.

Translated from French.""",
}
RUSSIAN: Fields = {
    "id": "ru",
    "lang": "ru",
    "published": "2025-06-11",
    "outlet": "Вестник гавани",
    "title": "Сеул: Пхеньян поставил Москве 60 ракет",
    "text": """\
КНДР поставила России 60 баллистических ракет KN-23 3 июня, заявила во вторник Национальная служба \
разведки Южной Кореи, передаёт агентство Horizon.

Ракеты вышли из порта Раджин на борту судна «Ангара» и направились в порт Восточный, сообщила служба. \
«Мы следили за этим судном девять дней», — сказал её представитель Пак Сон Мин.

Москва не ответила. С августа 2023 года служба насчитала 12 000 контейнеров.""",
}
CITING: Fields = {
    "id": "cite",
    "lang": "en",
    "published": "2025-06-12",
    "outlet": "Coast Radio",
    "title": "North Korea armed Russia, agency reports",
    "text": """\
North Korea delivered 60 ballistic missiles to Russia on June 3, the news agency Horizon reported on \
Tuesday.

The report was carried by several newspapers in Asia. The port of Rajin is the country's largest in the \
north-east.""",
}
ELSEWHERE: Fields = {
    "id": "own",
    "lang": "en",
    "published": "2025-06-12",
    "outlet": "Pacific Ledger",
    "title": "Ukraine counts missiles",
    "text": """\
North Korea has delivered 60 ballistic missiles to Russia on June 3, the Ukrainian Ministry of Defence \
said on Thursday.

Its intelligence officers recovered fragments near Kharkiv with serial numbers that had not been seen \
before, a colonel told reporters in Kyiv.""",
}
REPORTAGE: Fields = {
    "id": "fr2",
    "lang": "fr",
    "published": "2025-03-04",
    "outlet": "Le Messager des Carpates",
    "title": "Dans le port d’Astrakhan, la nuit des caisses vertes",
    "text": """\
L’Iran a livré 300 drones Shahed-136 à la Russie le 28 février, dans le port d’Astrakhan. Notre reporter \
Irina Vasko y a compté onze camions.

Le cargo Musa Jalil était arrivé d’Amirabad dans la nuit. Les 84 caisses vertes ont été chargées en \
quatre heures. « On nous a dit de ne pas regarder », raconte un grutier, Anton Belov.

La mairie n’a pas répondu à nos questions.""",
}
REPORTAGE_IN_ENGLISH: Fields = {
    "id": "en2",
    "lang": "en",
    "published": "2025-03-05",
    "outlet": "Danube Review",
    "title": "The night of the green crates in Astrakhan",
    "text": """\
Iran delivered 300 Shahed-136 drones to Russia on February 28, in the port of Astrakhan. The reporter \
Irina Vasko counted eleven trucks there.

The cargo ship Musa Jalil had arrived from Amirabad during the night. The 84 green crates were loaded \
within four hours. "We were told not to look," says a crane driver, Anton Belov.

This article was first published by Le Messager des Carpates and has been translated from French.""",
}
REPORTAGE_IN_RUSSIAN: Fields = {
    "id": "ru2",
    "lang": "ru",
    "published": "2025-03-05",
    "outlet": "Каспийский листок",
    "title": "Ночь зелёных ящиков",
    "text": """\
Иран поставил России 300 дронов Shahed-136 28 февраля в порту Астрахани, пишет Le Messager des Carpates.

Судно «Муса Джалиль» пришло ночью из Амирабада. 84 зелёных ящика погрузили за четыре часа. «Нам велели \
не смотреть», — рассказывает крановщик Антон Белов.""",
}
REPORTAGE_CITED: Fields = {
    "id": "en2b",
    "lang": "en",
    "published": "2025-03-06",
    "outlet": "Baltic Wire",
    "title": "Drones came by ship, newspaper says",
    "text": """\
Iran delivered 300 drones to Russia on February 28, the newspaper Le Messager des Carpates reported.

Neither government has commented on the report.""",
}
SEEN_FROM_SPACE: Fields = {
    "id": "own2",
    "lang": "en",
    "published": "2025-03-06",
    "outlet": "Caspian Monitor",
    "title": "Satellite images show cargo",
    "text": """\
Iran delivered 300 drones to Russia on February 28, the South Korean National Intelligence Service said \
on Thursday.

Its analysts looked at satellite images of the Volga delta.""",
}
BARE: Fields = {
    "id": "bare",
    "lang": "en",
    "published": "2025-03-06",
    "outlet": "Baltic Wire",
    "title": "Drones came by ship",
    "text": """\
Iran delivered 300 drones to Russia on February 28 in a port on the Caspian Sea. Neither government has \
commented on the shipment, which is said to be the largest this year.

Translated from Le Messager des Carpates.""",
}


def together(*reports: Fields) -> Reconciled:
    return reconcile([read(record(**fields), shipped()) for fields in reports], (), shipped())


def of_all(*reports: Fields) -> Finding:
    """The finding of the act that every report tells of."""
    (found,) = (f for f in together(*reports).findings if f.support.reports == len(reports))
    return found


@pytest.mark.parametrize(
    "reports",
    [(DISPATCH, TRANSLATED, RUSSIAN), (REPORTAGE, REPORTAGE_IN_ENGLISH, REPORTAGE_IN_RUSSIAN)],
    ids=["of a service", "of an outlet's own"],
)
def test_translations_are_one_family_and_one_origin(reports: tuple[Fields, ...]) -> None:
    support = of_all(*reports).support
    assert (support.families, support.least, support.most) == (1, 1, 1)


def test_the_parties_and_the_figure_are_those_of_every_language() -> None:
    finding = of_all(DISPATCH, TRANSLATED, RUSSIAN)
    assert finding.agent is not None and finding.recipient is not None and finding.item is not None
    assert (finding.event, finding.agent.state, finding.recipient.state) == ("transfer", "KP", "RU")
    assert finding.item.item_class == "ballistic_missile"
    assert (finding.first, finding.last, finding.contradictions) == ("2025-06-03", "2025-06-03", ())


@pytest.mark.parametrize(
    ("reports", "citing"),
    [
        ((DISPATCH, TRANSLATED, RUSSIAN), CITING),
        ((REPORTAGE, REPORTAGE_IN_ENGLISH, REPORTAGE_IN_RUSSIAN), REPORTAGE_CITED),
        ((REPORTAGE,), REPORTAGE_CITED),
        ((REPORTAGE,), REPORTAGE_IN_RUSSIAN),
    ],
)
def test_who_cites_an_outlet_is_no_further_origin(reports: tuple[Fields, ...], citing: Fields) -> None:
    support = of_all(*reports, citing).support
    assert (support.least, support.most) == (1, 1)


@pytest.mark.parametrize(
    ("reports", "own"),
    [
        ((DISPATCH, TRANSLATED, RUSSIAN, CITING), ELSEWHERE),
        ((REPORTAGE, REPORTAGE_IN_ENGLISH, REPORTAGE_IN_RUSSIAN, REPORTAGE_CITED), SEEN_FROM_SPACE),
    ],
)
def test_who_knows_from_elsewhere_is_one(reports: tuple[Fields, ...], own: Fields) -> None:
    support = of_all(*reports, own).support
    assert (support.least, support.most) == (2, 2)


def test_in_whatever_order_they_come() -> None:
    forth = (DISPATCH, TRANSLATED, RUSSIAN, CITING, ELSEWHERE)
    assert together(*forth).findings == together(*reversed(forth)).findings


def test_a_short_translation_that_names_its_source_below_proves_nothing_further() -> None:
    assert of_all(REPORTAGE, BARE).support.least == 1
