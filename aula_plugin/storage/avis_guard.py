"""The history of avis kept by the dossier itself: what QGIS's own table, or any other tool, writes over is not lost.

Two triggers of SQLite on the table ``avis``. They add the state that goes away to ``avis_historique`` unless the one
who writes has just put it there, as the panel does. A blank state is not worth keeping.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from ..core.errors import InputError
from .dossier_base import tables, writing

HISTORY = "avis_historique"
_CREATE = """
    CREATE TABLE avis_historique (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, grille_id TEXT, regle_id TEXT, territoire_type TEXT,
        territoire_id TEXT, idurba TEXT, version_vue INTEGER, avis TEXT, justification TEXT, modification TEXT,
        piece TEXT, page TEXT, reponse_commune TEXT, auteur TEXT, date_avis DATETIME, signal_vu TEXT, valeur_vue REAL,
        date_remplacement DATETIME, remplace_par TEXT, motif TEXT
    )
"""
_REGISTER = """
    INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
    VALUES ('avis_historique', 'attributes', 'avis_historique', '', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 0)
"""
_INDEX = """
    CREATE INDEX IF NOT EXISTS avis_historique_ligne ON avis_historique (regle_id, territoire_id, idurba)
"""
_UPDATED = """
    CREATE TRIGGER IF NOT EXISTS aula_avis_modifie AFTER UPDATE ON avis
    WHEN (
        OLD.avis IS NOT NEW.avis OR OLD.justification IS NOT NEW.justification
        OR OLD.modification IS NOT NEW.modification OR OLD.piece IS NOT NEW.piece OR OLD.page IS NOT NEW.page
        OR OLD.reponse_commune IS NOT NEW.reponse_commune OR OLD.auteur IS NOT NEW.auteur
    ) AND (
        coalesce(OLD.avis, 'non examiné') <> 'non examiné' OR coalesce(OLD.justification, '') <> ''
        OR coalesce(OLD.modification, '') <> '' OR coalesce(OLD.piece, '') <> '' OR coalesce(OLD.page, '') <> ''
        OR coalesce(OLD.reponse_commune, '') <> ''
    ) AND NOT EXISTS (
        SELECT 1 FROM avis_historique AS h WHERE h.fid = (
            SELECT max(fid) FROM avis_historique WHERE grille_id IS OLD.grille_id AND regle_id IS OLD.regle_id
            AND territoire_type IS OLD.territoire_type AND territoire_id IS OLD.territoire_id AND idurba IS OLD.idurba
        ) AND h.avis IS OLD.avis AND h.justification IS OLD.justification AND h.modification IS OLD.modification
        AND h.piece IS OLD.piece AND h.page IS OLD.page AND h.reponse_commune IS OLD.reponse_commune
        AND h.auteur IS OLD.auteur AND h.date_avis IS OLD.date_avis
    )
    BEGIN
        INSERT INTO avis_historique (grille_id, regle_id, territoire_type, territoire_id, idurba, version_vue, avis,
        justification, modification, piece, page, reponse_commune, auteur, date_avis, signal_vu, valeur_vue,
        date_remplacement, remplace_par, motif)
        VALUES (OLD.grille_id, OLD.regle_id, OLD.territoire_type, OLD.territoire_id, OLD.idurba, OLD.version_vue,
        OLD.avis, OLD.justification, OLD.modification, OLD.piece, OLD.page, OLD.reponse_commune, OLD.auteur,
        OLD.date_avis, OLD.signal_vu, OLD.valeur_vue, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), NEW.auteur, 'table');
    END
"""
_DELETED = """
    CREATE TRIGGER IF NOT EXISTS aula_avis_supprime AFTER DELETE ON avis
    WHEN coalesce(OLD.avis, 'non examiné') <> 'non examiné' OR coalesce(OLD.justification, '') <> ''
        OR coalesce(OLD.modification, '') <> '' OR coalesce(OLD.piece, '') <> '' OR coalesce(OLD.page, '') <> ''
        OR coalesce(OLD.reponse_commune, '') <> ''
    BEGIN
        INSERT INTO avis_historique (grille_id, regle_id, territoire_type, territoire_id, idurba, version_vue, avis,
        justification, modification, piece, page, reponse_commune, auteur, date_avis, signal_vu, valeur_vue,
        date_remplacement, remplace_par, motif)
        VALUES (OLD.grille_id, OLD.regle_id, OLD.territoire_type, OLD.territoire_id, OLD.idurba, OLD.version_vue,
        OLD.avis, OLD.justification, OLD.modification, OLD.piece, OLD.page, OLD.reponse_commune, OLD.auteur,
        OLD.date_avis, OLD.signal_vu, OLD.valeur_vue, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), NULL, 'suppression');
    END
"""
_DROP = ("DROP TRIGGER IF EXISTS aula_avis_modifie", "DROP TRIGGER IF EXISTS aula_avis_supprime")


def guard_avis(base: sqlite3.Connection) -> None:
    """Put the history and what fills it in a dossier that has none yet; nothing when it is done already."""
    if HISTORY not in tables(base):
        base.execute(_CREATE)
        base.execute(_REGISTER)
    for order in (_INDEX, _UPDATED, _DELETED):
        base.execute(order)


def unguard_avis(base: sqlite3.Connection) -> None:
    """Let a whole table of avis be replaced by one whose history is known; ``guard_avis`` afterwards."""
    for order in _DROP:
        base.execute(order)


def guard_dossier(path: str | Path) -> None:
    """Guard the avis of a dossier just written; one that refuses it is as good without."""
    with suppress(InputError), writing(path) as base:
        guard_avis(base)
