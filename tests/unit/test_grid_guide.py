"""The guide of the grid file says what the schema says, and its example is a grid."""

import os
import re
from pathlib import Path

import yaml

from aula.aula_plugin.core.compatibility.schema import INDICATOR_TYPES

from .grid_builder import grid, parsed
from .grid_guide import types_table, words_table

PATH = Path(__file__).resolve().parents[2] / "templates" / "grids" / "LISEZMOI.md"


def test_the_guide_is_up_to_date():
    """Set AULA_ECRIRE=1 to write the generated tables into the guide."""
    text = PATH.read_text(encoding="utf-8")
    wanted = _filled(text, "mots", words_table())
    wanted = _filled(wanted, "types", types_table())
    if os.environ.get("AULA_ECRIRE"):
        PATH.write_text(wanted, encoding="utf-8")
    assert wanted == PATH.read_text(encoding="utf-8")


def _filled(text, name, table):
    before, _, rest = text.partition(f"<!-- {name} -->\n")
    _, _, after = rest.partition(f"<!-- fin des {name} -->")
    return f"{before}<!-- {name} -->\n{table}<!-- fin des {name} -->{after}"


def test_every_parameter_is_explained():
    for kind, indicator in INDICATOR_TYPES.items():
        for name, param in indicator.params.items():
            assert param.help, (kind, name)
            assert f"`{name}`" in types_table([kind])


def test_the_rule_of_the_guide_is_right():
    example = re.search(r"```yaml\n(.*?)```", PATH.read_text(encoding="utf-8"), re.DOTALL)
    rule = yaml.safe_load(example[1])[0]
    raw = grid(roles__enveloppe_urbaine={"geometrie": "surface"})
    raw["regles"] = [rule]
    assert parsed(raw).regles[0].indicateur.params["distance_max_m"] == 30
