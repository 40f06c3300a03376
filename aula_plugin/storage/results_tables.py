"""The results of a dossier as files for others: a workbook for the meeting, a flat table that programs merge."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from ..core.compatibility.chosen import Chosen
from ..core.compatibility.exports import commune_sheet, flat_rows, line_sheet, rule_sheet
from ..core.typography import date_fr
from ..i18n import tr
from ..in_place import discard, hidden, put_in_place
from .spreadsheets import unwritable, write_csv, write_workbook

DELIMITER = ";"
#: Width of a column in characters, between two bounds; the header row is bold and stays on screen.
_NARROW, _WIDE = 8, 60
_COLS = re.compile(r"<cols>.*?</cols>", re.DOTALL)
_FIRST_ROW = re.compile(r'<row r="1">.*?</row>', re.DOTALL)
_FROZEN = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
    'state="frozen"/></sheetView></sheetViews>'
)
_FONTS = re.compile(r'<fonts count="1">(.*?)</font>\s*</fonts>', re.DOTALL)
_FORMATS = re.compile(r'<cellXfs count="(\d+)">(.*?)</cellXfs>', re.DOTALL)


def workbook_sheets(chosen: Chosen, day: str, without_authors: bool) -> dict[str, pd.DataFrame]:
    """Return the sheets of the workbook by name: results, summaries, parameters, how to read it."""
    rules = chosen.grille.regles
    return {
        "Lignes": line_sheet(chosen.lignes, rules, without_authors),
        "Par règle": rule_sheet(chosen.lignes, rules),
        "Par commune": commune_sheet(chosen.lignes, chosen.grille.armature.niveaux),
        "Paramètres": _parameters(chosen),
        "Lisez-moi": _guide(chosen, day, without_authors),
    }


def write_results_workbook(sheets: Mapping[str, pd.DataFrame], path: Path) -> None:
    """Write the workbook, XLSX or ODS by the ending of the name, whole or not at all.

    Raises
    ------
    InputError
        The file cannot be written.
    """
    widths = [_widths(sheet) for sheet in sheets.values()]
    write_workbook(sheets, path, lambda draft: _lay_out(draft, widths))


def write_flat_table(chosen: Chosen, path: Path) -> None:
    """Write the flat table (``exports.FLAT_COLUMNS``): UTF-8 with its mark, semicolons, numbers with a point.

    Raises
    ------
    InputError
        The file cannot be written.
    """
    draft = hidden(path)
    try:
        write_csv(flat_rows(chosen.lignes), draft, DELIMITER)
        put_in_place([(draft, path)])
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        discard(draft)


def _parameters(chosen: Chosen) -> pd.DataFrame:
    grid = chosen.grille
    rows: list[tuple[str, str]] = [
        ("Grille", grid.id),
        ("Titre de la grille", grid.titre),
        ("Version de la grille", str(grid.version)),
        ("Date de la grille", grid.date),
        ("SCoT", grid.scot.nom),
        ("SCoT exécutoire", grid.scot.executoire),
        ("Document (IDURBA)", chosen.idurba),
        ("Date du calcul", chosen.date_run),
        ("Logiciel du calcul", chosen.logiciel),
        *(
            (f"Paramètre {name}", str(value))
            for name, value in vars(grid.parametres).items()
            if value is not None and name not in ("autres", "defauts")
        ),
        *((f"Niveau {key}", label) for key, label in grid.armature.niveaux.items()),
        *((f"Rôle {name}", f"{role.libelle} (± {role.incertitude_m:g} m)") for name, role in grid.roles.items()),
        *(("Note du calcul", note) for note in chosen.notes),
    ]
    return pd.DataFrame(rows, columns=["Paramètre", "Valeur"], dtype=object)


def _guide(chosen: Chosen, day: str, without_authors: bool) -> pd.DataFrame:
    lines = [
        tr("Résultats de l’analyse de compatibilité, établis le {}.").format(date_fr(day)),
        tr("Lignes : une ligne par règle et par territoire. Par règle, Par commune : nombre de lignes par signal et "
           "par avis. Paramètres : ce qu’il faut pour refaire le calcul."),
        tr("Un signal est une mesure : respecté, écart toléré, écart, non évaluable, sans objet. Une règle sans seuil "
           "est un constat, sans signal. Un avis est écrit par une personne ; il n’est jamais calculé."),
        tr("Les nombres sont des nombres, dans l’unité de la colonne « Unité », sans arrondi ; une case vide est une "
           "valeur inconnue. Les totaux sont des sommes et des rapports de sommes, jamais des moyennes de taux."),
        tr("« À revoir » : le signal ou la valeur a changé depuis que l’avis a été écrit."),
        tr("Ce classeur est une copie : les avis s’écrivent dans le dossier d’analyse."),
    ]  # fmt: skip
    if without_authors:
        lines.append(tr("Version sans le nom des auteurs d’avis."))
    if chosen.disparues:
        lines.append(
            tr(
                "{} avis portent sur des lignes que le dernier calcul ne mesure plus : ils sont dans le dossier."
            ).format(len(chosen.disparues))
        )
    return pd.DataFrame({tr("Lisez-moi"): lines}, dtype=object)


def _widths(sheet: pd.DataFrame) -> list[int]:
    found = []
    for position, title in enumerate(sheet.columns):
        longest = max((len(str(cell)) for cell in sheet.iloc[:400, position] if cell is not None), default=0)
        found.append(min(_WIDE, max(_NARROW, len(str(title)) + 2, longest + 1)))
    return found


def _lay_out(draft: Path, widths: Sequence[Sequence[int]]) -> None:
    """Widen the columns of a workbook, and keep its bold header on screen; what it holds is not touched."""
    if draft.suffix.lower() != ".xlsx":
        return
    with zipfile.ZipFile(draft) as book:
        members = [(info, book.read(info)) for info in book.infolist()]
    styles, bold = _with_bold(next((data for info, data in members if info.filename == "xl/styles.xml"), b""))
    with zipfile.ZipFile(draft, "w") as book:
        for info, data in members:
            found = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", info.filename)
            if found and int(found[1]) <= len(widths):
                data = _laid_out(data.decode("utf-8"), widths[int(found[1]) - 1], bold).encode("utf-8")
            elif info.filename == "xl/styles.xml":
                data = styles
            plain = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            plain.compress_type, plain.create_system = zipfile.ZIP_DEFLATED, 3
            book.writestr(plain, data)


def _laid_out(xml: str, widths: Sequence[int], bold: int) -> str:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths, start=1)
    )
    xml = _COLS.sub(lambda _: f"{_FROZEN}<cols>{columns}</cols>", xml, count=1)
    if not bold:
        return xml
    return _FIRST_ROW.sub(lambda row: row[0].replace('" t="s">', f'" s="{bold}" t="s">'), xml, count=1)


def _with_bold(styles: bytes) -> tuple[bytes, int]:
    """Return the styles with a bold one, and its number; 0 when they are not written the way we know."""
    xml = styles.decode("utf-8")
    fonts, formats = _FONTS.search(xml), _FORMATS.search(xml)
    if not fonts or not formats:
        return styles, 0
    count = int(formats[1])
    heavy = f'<fonts count="2">{fonts[1]}</font><font><b/>{fonts[1].split("<font>", 1)[-1]}</font></fonts>'
    cell = '<xf numFmtId="164" fontId="1" applyFont="1" xfId="0"/>'
    xml = xml.replace(fonts[0], heavy).replace(formats[0], f'<cellXfs count="{count + 1}">{formats[2]}{cell}</cellXfs>')
    return xml.encode("utf-8"), count
