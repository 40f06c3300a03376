"""A PostGIS of its own for the tests: a cluster in a temporary folder, on a socket that only this machine sees."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from qgis.core import QgsDataSourceUri, QgsProcessingParameterFeatureSink, QgsProviderRegistry

SYSTEM = Path("/usr/lib/postgresql")
SHARE = Path("/usr/share/postgresql")
#: PostgreSQL refuses to run as root; its packages make this account.
ACCOUNT = "postgres"
DATABASE, USER, PORT = "aula", "aula", "54321"
SCHEMAS = ("data", "etude")
TIMEOUT = 60


class Database:
    """The connection, and the addresses of tables as QGIS writes them."""

    def __init__(self, folder: Path) -> None:
        uri = QgsDataSourceUri()
        uri.setConnection(str(folder), PORT, DATABASE, USER, "")
        self._uri = uri.uri(False)
        metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
        self.connection = metadata.createConnection(self._uri, {})

    def sql(self, text: str) -> list[list]:
        return self.connection.executeSql(text)

    def table(self, schema: str, name: str, spatial: bool = True) -> str:
        """Return the address of a table, as the browser of QGIS gives it to a layer."""
        geometry = " (geom)" if spatial else ""
        return f'{self._uri} key=\'id\' table="{schema}"."{name}"{geometry}'

    def sink(self, schema: str, name: str, definition: QgsProcessingParameterFeatureSink) -> str:
        """Return a destination as « Enregistrer dans une table de base de données » writes it."""
        geometry = " (geom)" if definition.hasGeometry() else ""
        return f'postgis:{self._uri} table="{schema}"."{name}"{geometry}'

    def tables(self, schema: str) -> list[str]:
        return sorted(one.tableName() for one in self.connection.tables(schema))


@contextmanager
def server() -> Iterator[Database]:
    """Start a server, make the database and its schemas, stop and remove everything at the end."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="aula-pg-"))
    started = False
    try:
        if os.geteuid() == 0:
            os.chown(folder, pwd.getpwnam(ACCOUNT).pw_uid, pwd.getpwnam(ACCOUNT).pw_gid)
        cluster = str(folder / "cluster")
        options = ["-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        _call(programs / "initdb", "-D", cluster, *options, place=folder)
        settings = f"-c listen_addresses= -c unix_socket_directories={folder} -c port={PORT} -c fsync=off"
        _call(
            programs / "pg_ctl", "-D", cluster, "-w", "-l", str(folder / "log"), "-o", settings, "start", place=folder
        )
        started = True
        # not through QGIS: it would keep from its first connection that the database has no PostGIS
        reach = ("-q", "-h", str(folder), "-p", PORT, "-U", USER)
        _call(programs / "psql", *reach, "-d", "postgres", "-c", f"CREATE DATABASE {DATABASE}", place=folder)
        wanted = ["CREATE EXTENSION postgis", *(f"CREATE SCHEMA {name}" for name in SCHEMAS)]
        _call(programs / "psql", *reach, "-d", DATABASE, "-c", "; ".join(wanted), place=folder)
        yield Database(folder)
    finally:
        if started:
            _call(programs / "pg_ctl", "-D", str(folder / "cluster"), "-m", "immediate", "stop", place=folder)
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """Return the folder of the programs of a PostgreSQL that has PostGIS; the test is skipped when there is none."""
    for control in sorted(SHARE.glob("*/extension/postgis.control"), reverse=True):
        programs = SYSTEM / control.parts[-3] / "bin"
        if (programs / "initdb").is_file():
            break
    else:
        pytest.skip("PostGIS absent de cette machine : lancez .ci/setup.sh postgis")
    if os.geteuid() == 0 and not any(one.pw_name == ACCOUNT for one in pwd.getpwall()):
        pytest.skip(f"en administrateur, PostgreSQL demande le compte « {ACCOUNT} » de son paquet")
    return programs


def _call(program: Path, *arguments: str, place: Path) -> None:
    command = [str(program), *arguments]
    if os.geteuid() == 0:
        command = ["runuser", "-u", ACCOUNT, "--", *command]
    # the server inherits the output of pg_ctl: it goes to a file, a pipe would never end
    with (place / "commandes.txt").open("a", encoding="utf-8") as output:
        done = subprocess.run(
            command, cwd=place, stdout=output, stderr=output, stdin=subprocess.DEVNULL, timeout=TIMEOUT, check=False
        )
    assert done.returncode == 0, (place / "commandes.txt").read_text(encoding="utf-8")
