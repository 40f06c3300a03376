"""The one exception of the core that a planner reads, and the words for what the system refuses."""

from __future__ import annotations

import errno

_REASONS = {
    errno.EACCES: "accès refusé",
    errno.EPERM: "accès refusé",
    errno.EROFS: "disque en lecture seule",
    errno.ENOSPC: "disque plein",
    errno.EFBIG: "trop grand pour ce disque",
    errno.EISDIR: "c’est un dossier",
    errno.ENOTDIR: "un élément du chemin n’est pas un dossier",
    errno.ENOENT: "introuvable",
    errno.EEXIST: "existe déjà",
    errno.EBUSY: "ouvert par un autre programme",
    errno.ENAMETOOLONG: "nom trop long",
    errno.EINVAL: "nom refusé par le système",
    errno.EIO: "le disque ne répond pas bien",
    errno.ELOOP: "lien qui tourne en rond",
    errno.ENXIO: "appareil absent",
    errno.ENODEV: "appareil absent",
    errno.EMFILE: "trop de fichiers ouverts",
    errno.ETIMEDOUT: "le disque ou le réseau ne répond pas",
    errno.ESTALE: "le disque ou le réseau ne répond pas",
}
#: What SQLite says, in English, of the same refusals.
_SAID = {
    "database or disk is full": "disque plein",
    "no transaction is active": "disque plein, en lecture seule ou qui ne répond pas bien",
    "no such table": "disque plein, en lecture seule ou qui ne répond pas bien",
    "disk I/O error": "disque plein, en lecture seule ou qui ne répond pas bien",
    "readonly database": "disque ou fichier en lecture seule",
    "unable to open database file": "création ou ouverture refusée",
    "database is locked": "ouvert par un autre programme",
}
#: Windows: the file is open, or locked, by another program.
_SHARING = (32, 33)


class InputError(ValueError):
    """An input that a person can mend.

    The message is French and complete: what is wrong, in which layer, field and object, and what is accepted.
    Algorithms show it as it is; no other exception of the core is meant to be read by a planner.
    """


def interrupted() -> InputError:
    """Return what stops a run that the person cancelled; algorithms keep its message to themselves."""
    return InputError("Traitement interrompu.")


def why(error: BaseException) -> str:
    """Return the reason of a refusal of the system in French; what a driver said, as it is, when there is no word."""
    if getattr(error, "winerror", None) in _SHARING:
        return "ouvert par un autre programme"
    for said, word in _SAID.items():
        if said in str(error):
            return word
    return _REASONS.get(getattr(error, "errno", None) or 0, "") or getattr(error, "strerror", None) or str(error)
