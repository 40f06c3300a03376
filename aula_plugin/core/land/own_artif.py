"""What a producer says of the land himself: artificialised or not, thresholds included."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ..errors import InputError
from ..text import plain

_YES = {"1", "1 0", "oui", "vrai", "true", "t", "artif", "artificialise", "artificialisee"}
_NO = {"0", "0 0", "non", "faux", "false", "f", "non artif", "non artificialise", "non artificialisee"}


def read_artif(values: Any, layer: str, field: str) -> np.ndarray:
    """Return 1, 0, or -1 where the field is empty.

    Raises
    ------
    InputError
        A value that is neither yes nor no.
    """
    words = pd.Series(values, dtype=object)
    known = {word: _meaning(word) for word in words.dropna().unique()}
    odd = [word for word, meaning in known.items() if meaning is None]
    if odd:
        raise InputError(
            f"« {layer} », champ « {field} » : « {odd[0]} » n’est pas une réponse ; attendu : 1 ou 0, oui ou non, "
            "artificialisé ou non artificialisé, vide si inconnu."
        )
    return words.map(known).fillna(-1).to_numpy(dtype=np.int8)


def _meaning(word: Any) -> int | None:
    text = plain(str(word))
    return 1 if text in _YES else 0 if text in _NO else -1 if not text else None
