"""The engine of OpenDocument texts: any text typed by a person stays that text, any template of a word processor."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.typography import propre
from aula.aula_plugin.reporting.odt.engine import rendered_text, sound
from aula.aula_plugin.reporting.odt.model import prepared

pytestmark = pytest.mark.once

TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
SPACES = re.compile("[ \u00a0\u202f]")


def filled(template: str, **values) -> ElementTree.Element:
    xml = rendered_text(f'<t xmlns:text="{TEXT}">{template}</t>', values, "essai", lambda: None)
    return ElementTree.fromstring(sound(xml, "essai"))


@given(st.text(max_size=60))
def test_any_text_is_kept_and_nothing_of_it_is_run(text):
    root = filled("{{ x }}", x=text)
    for mark in root:
        assert mark.tag == f"{{{TEXT}}}line-break"
        mark.text = "\n"
    assert SPACES.sub(" ", "".join(root.itertext())) == SPACES.sub(" ", propre(text))


@given(
    st.lists(st.sampled_from(["<text:span>", "</text:span>", "«", "»", "’", "&quot;", "&#160;", "x", " ", "{{", "}}"]))
)
def test_what_a_word_processor_leaves_never_escapes_as_a_program_error(pieces):
    try:
        rendered_text(prepared("".join(pieces)), {"x": 1}, "essai", lambda: None)
    except InputError as error:
        assert "essai" in str(error)


def test_marks_cut_by_the_word_processor_are_sewn_up():
    row = '<table:table-row a="b"><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>'
    xml = (
        row.format("{%<text:span> ligne</text:span> for r in l %}")
        + row.format("{{ r }}")
        + row.format("{%ligne endfor %}")
    )
    assert prepared(xml) == "{% for r in l %}" + row.format("{{ r }}") + "{% endfor %}"
    assert prepared("<text:p>{% paragraphe if a == «&#160;b&#160;» %}</text:p>") == '{% if a == " b " %}'
    # an instruction in a paragraph of its own row does not take the rows around
    assert prepared(row.format("a") + row.format("{%ligne endfor %}")) == row.format("a") + "{% endfor %}"


def test_templates_cannot_leave_their_sandbox():
    for attempt in ("{{ ''.__class__ }}", "{{ x.__init__.__globals__ }}", "{{ cycler.__init__ }}"):
        with pytest.raises(InputError, match="n’est pas permise|n’existe pas"):
            rendered_text(attempt, {"x": object()}, "essai", lambda: None)
    with pytest.raises(InputError, match="ne peut pas être rempli"):
        rendered_text("{% include '../../metadata.txt' %}", {}, "essai", lambda: None)


def test_a_stop_is_heard_inside_a_long_template():
    def stop():
        raise InterruptedError

    with pytest.raises(InterruptedError):
        rendered_text("{% for a in range(9) %}{{ a }}{% endfor %}", {}, "essai", stop)
