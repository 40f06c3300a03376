"""What the toolbox shows of each algorithm before it runs."""

import re

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
)

from aula.tests.qgis.toolbox.conftest import MISSING
from aula.tests.qgis.toolbox.examples import ROOT, examples
from aula.tests.qgis.toolbox.runs import destinations, provided, sources

#: A tag in each language: people search the toolbox in either.
ENGLISH = re.compile(
    r"\b(area|centrality|check|compatibility|convert|corridor|cost|document|example|fragmentation|grid|import|land|"
    r"layers|map|merge|model|network|overlap|path|planning|read|report|resistance|services|start|topology|zoning)\b"
)
FRENCH = re.compile(
    r"\b(plu|scot|urbanisme|grille|document|références?|exemple|zonage|contrôler?|compatibilité|trame|centralité|"
    r"corridor|sols|foncier|occupation|rapport|avis)\b"
)
#: What the help must have a paragraph on.
TOLD = ("Méthode", "Unités", "Limites?", "NULL")
STRAIGHT = re.compile(r"\w'\w")
UNBREAKABLE = re.compile(r"\w [;:?!»]|« \w")
FOREIGN = re.compile(r"\b(the|of|layer|output|input|with|file)\b", re.IGNORECASE)
#: Layouts are scenes of Qt, which belong to the main thread.
MAIN_THREAD = {"produire_atlas", "produire_atlas_tvb"}
HIDDEN = QgsProcessingParameterDefinition.Flag.FlagHidden


def test_ids_are_unique(aula_provider):
    listed = [one.name() for one in provided()]
    assert len(listed) == len(set(listed)) == len(aula_provider.algorithms())


def test_groups_are_written_one_way():
    labels = {(one.groupId(), one.group()) for one in provided()}
    assert len(labels) == len({identifier for identifier, _ in labels}), labels


def test_table_of_examples_names_only_what_exists():
    assert set(examples("")) <= {one.name() for one in provided()}


def test_has_an_example(algorithm):
    given = examples("").get(algorithm.name())
    assert given is not None, MISSING.format(algorithm.name())
    declared = {one.name() for one in algorithm.parameterDefinitions()}
    assert set(given) <= declared
    assert set(sources(algorithm)) <= set(given), "chaque couche, même facultative, a un exemple"
    required = {
        one.name()
        for one in algorithm.parameterDefinitions()
        if not one.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional and one.defaultValue() is None
    }
    assert required <= {*given, *destinations(algorithm, ROOT)}


def test_id_and_name(algorithm):
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", algorithm.name())
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", algorithm.groupId())
    assert re.match(r"[A-ZÉ]\w*(er|ir|re)\b", algorithm.displayName()), "le nom affiché commence par un infinitif"
    _is_french(algorithm.displayName())
    _is_french(algorithm.group())


def test_tags_in_both_languages(algorithm):
    tags = set(algorithm.tags())
    assert len(tags) >= 5
    assert all(tag == tag.lower() for tag in tags)
    assert ENGLISH.search(" ".join(tags)), "aucun mot-clé anglais connu : ajoutez-en un (ou complétez ENGLISH)"
    assert FRENCH.search(" ".join(tags)), "aucun mot-clé français connu : ajoutez-en un (ou complétez FRENCH)"


def test_icon_is_its_own(algorithm):
    assert (ROOT / "styles" / "icons" / f"{algorithm.groupId()}.svg").is_file()
    default = QgsApplication.getThemeIcon("/processingAlgorithm.svg")
    own = algorithm.icon().pixmap(24, 24).toImage()
    assert not own.isNull()
    assert own != default.pixmap(24, 24).toImage()


def test_help_says_what_a_planner_asks(algorithm):
    text = algorithm.shortHelpString()
    missing = [word for word in TOLD if not re.search(rf"<b>[^<]*{word}", text)]
    assert not missing, f"l’aide n’a pas de paragraphe sur : {missing}"
    assert text.count("<p>") == text.count("</p>") and text.count("<b>") == text.count("</b>")
    _is_french(text)


def test_help_on_each_parameter(algorithm):
    for parameter in algorithm.parameterDefinitions():
        what = f"{algorithm.name()}.{parameter.name()}"
        assert re.fullmatch(r"[A-Z][A-Z0-9_]*", parameter.name()), what
        assert parameter.description(), what
        _is_french(parameter.description())
        if not parameter.flags() & HIDDEN:
            assert len(parameter.help()) > 10, f"{what} n’a pas d’aide"
            _is_french(parameter.help())
    for output in algorithm.outputDefinitions():
        assert re.fullmatch(r"[A-Z][A-Z0-9_]*", output.name()), output.name()
        assert output.description(), output.name()
        _is_french(output.description())


def test_safe_in_models_and_batches(algorithm):
    flags = algorithm.flags()
    hidden = (QgsProcessingAlgorithm.Flag.FlagHideFromModeler, QgsProcessingAlgorithm.Flag.FlagHideFromToolbox)
    assert not any(flags & flag for flag in hidden)
    assert flags & QgsProcessingAlgorithm.Flag.FlagCanCancel
    assert bool(flags & QgsProcessingAlgorithm.Flag.FlagNoThreading) == (algorithm.name() in MAIN_THREAD)
    for parameter in algorithm.parameterDefinitions():
        if isinstance(parameter, QgsProcessingParameterEnum):
            assert parameter.usesStaticStrings(), parameter.name()
            assert all(re.fullmatch(r"[a-z0-9_]+", option) for option in parameter.options()), parameter.name()
        if isinstance(parameter, QgsProcessingParameterFeatureSink):
            assert parameter.supportsNonFileBasedOutput(), f"{parameter.name()} n’ira ni en mémoire ni en base"


def test_another_instance_declares_the_same(algorithm):
    copy = algorithm.create()
    assert type(copy) is type(algorithm)
    assert [one.toVariantMap() for one in copy.parameterDefinitions()] == [
        one.toVariantMap() for one in algorithm.parameterDefinitions()
    ]


def _is_french(text: str) -> None:
    for pattern, reason in (
        (STRAIGHT, "apostrophe droite"),
        (UNBREAKABLE, "espace sécable devant un signe double ou dans des guillemets"),
        (FOREIGN, "mot anglais"),
    ):
        found = pattern.search(re.sub(r"<[^>]+>", " ", text) if pattern is FOREIGN else text)
        if found:
            pytest.fail(f"{reason} : « {text[max(0, found.start() - 20) : found.end() + 20]} »", pytrace=False)
