"""Who measures a campaign: threads of this computer, or the workers of a dask scheduler."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

from .core.errors import InputError
from .core.labour import Labour, itself
from .i18n import tr
from .version import software

#: Territories measured side by side on one computer; more threads would wait for one another.
MOST_THREADS = 4
#: Seconds a scheduler has to answer.
PATIENCE_S = 10
PACKAGE = "distributed"


@contextmanager
def labour(workers: int, scheduler: str, told: Callable[[str], None]) -> Iterator[Labour]:
    """Open the executor of a run, and close it.

    Parameters
    ----------
    workers : threads of this computer, 0 for as many as suit it; left aside with a scheduler.
    scheduler : address of a dask scheduler (``tcp://127.0.0.1:8786``), empty for this computer.
    told : called with a sentence on who works.

    Raises
    ------
    InputError
        The package is not there, the scheduler does not answer, has no worker, or its workers cannot measure.
    """
    if not scheduler:
        count = workers or min(MOST_THREADS, os.cpu_count() or 1)
        told(tr("Mesure sur ce poste : {} à la fois").format(count))
        with ThreadPoolExecutor(max_workers=count) as pool:
            yield Labour(pool)
        return
    with _connected(scheduler) as client:
        told(tr("Mesure par l’ordonnanceur {} : {} ouvrier(s)").format(scheduler, _workers(client, scheduler)))
        with _failures_told(scheduler):
            yield Labour(client.get_executor(pure=False, retries=2), lambda value: _shared(client, value), True)


def _connected(scheduler: str) -> Any:
    if find_spec(PACKAGE) is None:
        raise InputError(
            tr(
                "ORDONNANCEUR demande le module Python « distributed », absent de ce QGIS. Installez-le (pip install "
                "distributed, ou apt install python3-distributed), ou laissez ce paramètre vide : le calcul se fera "
                "sur ce poste."
            )
        )
    from distributed import Client

    try:
        return Client(scheduler, timeout=PATIENCE_S, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise InputError(
            tr(
                "L’ordonnanceur « {} » ne répond pas ({}). Vérifiez l’adresse (par exemple tcp://127.0.0.1:8786), et "
                "qu’il est démarré."
            ).format(scheduler, type(error).__name__)
        ) from error


def _workers(client: Any, scheduler: str) -> int:
    """Return how many workers there are, once it is sure that they hold this version of AULA."""
    count = len(client.scheduler_info()["workers"])
    if not count:
        raise InputError(
            tr("L’ordonnanceur « {} » n’a aucun ouvrier : démarrez-en au moins un (dask worker).").format(scheduler)
        )
    try:
        versions = set(client.run(software).values())
    except Exception as error:  # whatever a worker that lacks AULA answers, the remedy is the same
        raise InputError(
            tr(
                "Les ouvriers de « {} » ne trouvent pas AULA ({}). Sur chacun, le dossier « aula » de l’extension doit "
                "être dans PYTHONPATH, avec geopandas ; QGIS n’y est pas nécessaire."
            ).format(scheduler, type(error).__name__)
        ) from error
    if versions != {software()}:
        raise InputError(
            tr("Les ouvriers de « {} » ont {} et ce poste {} : mettez-les à la même version.").format(
                scheduler, ", ".join(sorted(versions)), software()
            )
        )
    return count


def _shared(client: Any, value: Any) -> Any:
    """Return a reference to a value sent once; the scheduler can make it again when the worker that holds it dies."""
    return client.submit(itself, value, pure=False)


@contextmanager
def _failures_told(scheduler: str) -> Iterator[None]:
    from concurrent.futures import CancelledError

    from distributed import KilledWorker
    from distributed.comm import CommClosedError

    try:
        yield
    except (KilledWorker, CommClosedError, CancelledError) as error:
        raise InputError(
            tr(
                "Le calcul par « {} » s’est arrêté ({}) : les ouvriers meurent ou l’ordonnanceur n’est plus là. Voyez "
                "leurs journaux (mémoire ?), ou laissez ORDONNANCEUR vide."
            ).format(scheduler, type(error).__name__)
        ) from error
