"""Where the shipped files lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FORMS = ROOT / "forms"
STYLES = ROOT / "styles"
TEMPLATES = ROOT / "templates"
