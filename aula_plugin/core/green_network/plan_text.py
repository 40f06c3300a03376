"""The text of a parameter file: written anew, or an older one mended so that comments and order survive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..compatibility.grid_text import GridText
from ..compatibility.grid_yaml import compose_grid_text, dump_grid_text, load_grid_text
from ..text import number
from .plan import Plan, to_raw
from .plan_parse import check_plan, parse_plan

_HEAD = (
    "# Paramètres d’une trame verte et bleue. Longueurs en mètres, surfaces en hectares.\n"
    "# Une étape sans section (corridors, connectivite, conflits…) n’est pas calculée.\n\n"
)


_TRUE, _FALSE = ("true", "oui", "vrai", "yes", "1"), ("false", "non", "faux", "no", "0")


def dump_plan(plan: Plan) -> str:
    """Return the YAML text of a plan, without what equals its default."""
    return _HEAD + dump_grid_text(_bare(to_raw(plan)))


def mended_text(text: str, plan: Plan) -> str:
    """Return an older text changed where it differs from a plan: comments, order and quotes of the rest survive.

    When the sous-trames are not the same ones in the same order, those kept stay as they are typed and the others are
    written after, in the order of the plan. A text that cannot be mended is written anew.

    Raises
    ------
    PlanError
        The older text is not a parameter file: nothing of it is thrown away unread.
    """
    parse_plan(text)
    if parse_plan(text) == _without_warnings(plan, text):
        return text
    raw = load_grid_text(text, "").raw
    wanted = _kept(raw, _bare(to_raw(plan)), _bare(_whole(plan)))
    old = raw.get("sous_trames")
    if isinstance(old, list) and [_id(one) for one in old] != [_id(one) for one in wanted["sous_trames"]]:
        text = _with_sous_trames(text, old, wanted["sous_trames"])
    mended = _PlanText(text).mend(wanted)
    try:
        same = parse_plan(mended) == _without_warnings(plan, mended)
    except ValueError:
        same = False
    return mended if same else dump_plan(plan)


def _without_warnings(plan: Plan, text: str) -> Plan:
    """Return the plan with the warnings the text makes: what is compared is what is asked."""
    read, _ = check_plan(load_grid_text(text, "").raw)
    return Plan(**{**vars(plan), "warnings": parse_plan(text).warnings if read.warnings else ()})


class _PlanText(GridText):
    """A text mended key by key; one that goes astray is refused by ``mended_text``."""

    def mend(self, wanted: Mapping[str, Any]) -> str:
        return self._merge((), self.raw, wanted)


def _id(raw: Any) -> Any:
    return raw.get("id") if isinstance(raw, Mapping) else None


def _whole(plan: Plan) -> dict[str, Any]:
    """Return a plan as raw values, those equal to their defaults included."""

    def spread(value: Any) -> Any:
        if hasattr(value, "__dataclass_fields__"):
            return {name: spread(getattr(value, name)) for name in value.__dataclass_fields__}
        return [spread(one) for one in value] if isinstance(value, tuple) else value

    return {
        "tvb": {"titre": plan.titre, "source": plan.source, "date": plan.date},
        "territoire": spread(plan.territoire),
        "sous_trames": [spread(one) for one in plan.sous_trames],
    }


def _kept(old: Any, wanted: Any, whole: Any) -> Any:
    """Return what to write: a value that means the same stays as typed, a default typed by the person stays typed."""
    if isinstance(old, Mapping) and isinstance(whole, Mapping):
        wanted = wanted if isinstance(wanted, Mapping) else {}
        keys = [key for key in old if key in wanted or _typed_default(old[key], whole.get(key))]
        return {
            key: _kept(old.get(key), wanted.get(key), whole.get(key)) if key in old else wanted[key]
            for key in (*keys, *(key for key in wanted if key not in old))
        }
    if isinstance(old, list) and isinstance(whole, list):
        wanted = wanted if isinstance(wanted, list) else whole
        by_id = {_id(one): one for one in old if _id(one)}
        pairs = zip(wanted, whole)
        return [
            _kept(by_id.get(_id(every), old[n] if n < len(old) else None), one, every)
            for n, (one, every) in enumerate(pairs)
        ]
    if not isinstance(old, (Mapping, list)) and not isinstance(whole, (Mapping, list)) and _same(old, whole):
        return old
    return wanted if wanted is not None else whole


def _typed_default(old: Any, whole: Any) -> bool:
    return whole is not None and (isinstance(old, (Mapping, list)) == isinstance(whole, (Mapping, list)))


def _same(old: Any, new: Any) -> bool:
    """Return whether a text typed means a value."""
    if old is None or new is None:
        return old is new
    if isinstance(new, bool):
        return str(old).lower() in (_TRUE if new else _FALSE)
    return str(old) == str(new) or (not isinstance(new, str) and number(str(old)) == new)


def _with_sous_trames(text: str, old: list[Any], wanted: list[Any]) -> str:
    """Return the text with the blocks of the sous-trames kept, in the order wanted, and those that are new."""
    node = next((value for key, value in compose_grid_text(text).value if key.value == "sous_trames"))
    if node.flow_style or not node.value:
        return text
    starts = [text.rindex("\n", 0, text.rindex("-", 0, one.start_mark.index)) + 1 for one in node.value]
    end = _last_line(text, node.value[-1].end_mark.index)
    stops = [*starts[1:], end]
    pad = text.rindex("-", 0, node.value[0].start_mark.index) - starts[0]
    blocks = {_id(one): text[start:stop] for one, start, stop in zip(old, starts, stops)}
    written = [blocks.get(_id(one)) or _block(one, pad) for one in wanted]
    return text[: starts[0]] + "".join(one if one.endswith("\n") else one + "\n" for one in written) + text[end:]


def _last_line(text: str, index: int) -> int:
    """Return the start of the line after the last one of a block that YAML says ends at ``index``."""
    end = len(text[:index].rstrip())
    found = text.find("\n", end)
    return len(text) if found < 0 else found + 1


def _block(raw: Mapping[str, Any], pad: int) -> str:
    lines = dump_grid_text({"x": [dict(raw)]}).splitlines()[1:]
    return "".join(" " * pad + line[2:] + "\n" for line in lines)


def _bare(value: Any) -> Any:
    """Return whole numbers without their point, which a person would not type."""
    if isinstance(value, Mapping):
        return {key: _bare(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_bare(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
