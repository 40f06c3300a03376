"""Reading a report back in tests: its text, its tables, its drawings, the soundness of its tags."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

VOID = {"meta", "br", "col", "wbr", "hr", "img", "input", "link"}


class Tags(HTMLParser):
    """Collects tags left open or closed out of order, ids, and the text of each table cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.names.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> while open: {self.open[-3:]}")
        else:
            self.open.pop()

    def handle_data(self, data):
        if "style" not in self.open:
            self.text.append(data)


def read(html: str) -> Tags:
    """Parse a report."""
    parser = Tags()
    parser.feed(html)
    parser.close()
    return parser


def plain(html: str) -> str:
    """Return the text a reader sees, every run of spaces (non-breaking ones too) as one space."""
    return re.sub(r"\s+", " ", " ".join(read(html).text).replace("\u2011", "-"))


def drawings(html: str) -> list[ElementTree.Element]:
    """Return the drawings, each parsed as XML; nested ones come with their parent."""
    found, depth, start = [], 0, 0
    for match in re.finditer(r"<svg\b|</svg>", html):
        if match.group() == "</svg>":
            depth -= 1
            if depth == 0:
                found.append(ElementTree.fromstring(html[start : match.end()]))
        else:
            if depth == 0:
                start = match.start()
            depth += 1
    return found


def section(html: str, anchor: str) -> str:
    """Return the HTML of one section."""
    start = html.index(f'id="{anchor}"')
    following = html.find('<div class="section', start)
    return html[start : following if following > 0 else len(html)]
