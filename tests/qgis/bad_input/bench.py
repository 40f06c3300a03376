"""One bad input at a time: what is run, what must be said or counted, and what must not happen around it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from qgis import processing
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsProject, QgsVectorLayer

#: Words of a programmer that no planner should read.
FOREIGN = re.compile(
    r"Traceback|Erreur imprévue|Exception|\bNone\b|\bNaN\b|\bnan\b|object at 0x|KeyError|Errno|"
    r"Unable to|Could not|Incorrect parameter|Invalid|cannot|failed|not found|\bthe\b|QVariant|numpy\.\w|pandas|shapely"
)
#: What Processing itself writes, in the language of QGIS, before the sentence of a parameter refused.
_PREFIX = "Unable to execute algorithm\n"
BLANK = re.compile("[\u00a0\u202f]")


class Log(QgsProcessingFeedback):
    """Keeps what a person reads while it runs."""

    def __init__(self) -> None:
        super().__init__(False)
        self.told: list[str] = []

    def pushInfo(self, info):  # noqa: N802
        if not info.startswith("Results:"):  # written by Processing
            self.told.append(info)

    def pushWarning(self, warning):  # noqa: N802
        self.told.append(warning)

    def reportError(self, error, fatalError=False):  # noqa: N802, N803, ARG002
        self.told.append(error)


@dataclass
class Run:
    """What came out of a run that was accepted."""

    results: dict[str, Any]
    log: str
    output: Path
    context: QgsProcessingContext
    sound: Mapping[str, float]

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of an output, in memory or in a file."""
        layer = self.results[name]
        if isinstance(layer, str):
            layer = QgsVectorLayer(layer, name, "ogr")
        assert layer.isValid()
        return [dict(zip([f.name() for f in layer.fields()], f.attributes())) for f in layer.getFeatures()]


@dataclass(frozen=True)
class Case:
    """A parameter, a kind of bad input, and either the sentence expected or what must be found.

    Attributes
    ----------
    make : called with the bench and a scratch folder, returns the parameters changed.
    says : regular expression of the refusal; an ordinary space stands for any space. Empty when the run is accepted.
    finds : called with the run when it is accepted: asserts the counts.
    """

    parameter: str
    kind: str
    make: Callable[[Bench, Path], Mapping[str, Any]]
    says: str = ""
    finds: Callable[[Run], None] | None = None

    @property
    def id(self) -> str:
        return f"{self.parameter}-{self.kind}"


@dataclass
class Bench:
    """Sound parameters of one algorithm, the files it writes, and where sound things lie."""

    algorithm: str
    sound: Mapping[str, Any]
    outputs: Mapping[str, str]
    files: Mapping[str, str]
    _figures: dict[str, float] = field(default_factory=dict)

    def figures(self) -> dict[str, float]:
        """Return the numbers found with sound input, run once."""
        if not self._figures:
            outputs = dict.fromkeys(self.outputs, "TEMPORARY_OUTPUT")
            results = processing.run(self.algorithm, {**self.sound, **outputs}, feedback=Log())
            self._figures.update(numbers(results))
        return self._figures

    def run(self, case: Case, folder: Path) -> Run | None:
        """Run a case and check what holds for all; return the run when the case is one that is accepted."""
        inputs, output = folder / "données d’entrée", folder / "sortie"
        inputs.mkdir()
        output.mkdir()
        asked = {name: str(output / file) for name, file in self.outputs.items()}
        asked = {**self.sound, **asked, **case.make(self, inputs)}
        before = contents(inputs)
        expected = {} if case.says else self.figures()
        log, context = Log(), QgsProcessingContext()
        context.setProject(QgsProject.instance())
        context.setFeedback(log)
        try:
            with scratch(folder / "temporaire"):
                results = processing.run(self.algorithm, asked, feedback=log, context=context)
        except QgsProcessingException as error:
            message = str(error).partition(_PREFIX)[2] or str(error)
            self._check_refusal(case, message, output)
            return None
        finally:
            assert contents(inputs) == before, "quelque chose a changé hors de la destination"
            assert contents(folder / "temporaire") == {}, "un fichier temporaire est resté"
        assert not case.says, f"accepté, alors que l’on attendait : {case.says}\n" + "\n".join(log.told)
        assert not re.search(FOREIGN, "\n".join(log.told)), log.told
        return Run(results, BLANK.sub(" ", "\n".join(log.told)), output, context, expected)

    def _check_refusal(self, case: Case, message: str, output: Path) -> None:
        assert case.says, f"refusé : {message}"
        assert not FOREIGN.search(re.sub("«[^»]*»", "", message)), message
        assert re.search(case.says, BLANK.sub(" ", message), re.DOTALL), message
        assert sorted(p.name for p in output.iterdir()) == [], "une destination est restée"


def numbers(results: Mapping[str, Any]) -> dict[str, float]:
    return {name: value for name, value in results.items() if isinstance(value, (int, float))}


def contents(folder: Path) -> dict[str, bytes | None]:
    return {str(p.relative_to(folder)): p.read_bytes() if p.is_file() else None for p in sorted(folder.rglob("*"))}


@contextmanager
def scratch(folder: Path) -> Iterator[None]:
    """Let the plugin make its temporary folders here, where what is left of them can be seen."""
    folder.mkdir()
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


def check(bench: Bench, case: Case, folder: Path) -> None:
    """Run one case of a table as a test."""
    run = bench.run(case, folder)
    if run is not None:
        assert case.finds is not None, "un cas accepté doit compter ce qu’il trouve"
        case.finds(run)


# ------------------------------------------------------------------------------------------- what accepted runs find


def unchanged(run: Run) -> None:
    """The numbers are those of the sound input: the oddity was understood, nothing was lost."""
    assert numbers(run.results) == pytest.approx(dict(run.sound), rel=1e-4, abs=1e-2)


def tells(sentence: str, **results: float) -> Callable[[Run], None]:
    """The log holds a sentence (regular expression), and the outputs named have these values."""

    def finds(run: Run) -> None:
        assert re.search(sentence, run.log), run.log
        assert {name: run.results[name] for name in results} == pytest.approx(results)

    return finds


def also(*several: Callable[[Run], None]) -> Callable[[Run], None]:
    def finds(run: Run) -> None:
        for one in several:
            one(run)

    return finds
