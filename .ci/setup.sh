#!/usr/bin/env bash
# Prepare the machine: system packages that are missing, then the virtual environment.
# Usage: setup.sh [desktop|debootstrap|postgis|bench]… (with arguments, only the packages of these uses)
set -euo pipefail
cd "$(dirname "$0")/.."

VENV=${VENV:-.venv}
SYSTEM_PYTHON=/usr/bin/python3 # the one QGIS is built for, whatever `python3` means in this shell
BASE=(qgis python3-qgis python3-venv python3-geopandas python3-scipy python3-yaml python3-jinja2 proj-bin
    pyqt5-dev-tools qttools5-dev-tools fonts-dejavu-core fonts-open-sans poppler-utils ca-certificates git)
DESKTOP=(xvfb openbox xdotool scrot x11-utils qttranslations5-l10n)
DEBOOTSTRAP=(debootstrap debian-archive-keyring)
POSTGIS=(postgresql-postgis)
BENCH=(grass-core)

say() { printf '» %s\n' "$*"; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "Il faut les droits d’administration pour installer des paquets : demandez d’installer « sudo », ou lancez en root."
        exit 1
    fi
}

install_missing() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        return
    fi
    say "Paquets du système à installer (quelques minutes si QGIS en fait partie) : ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

pip_install() {
    if ! "$VENV/bin/pip" install -q --disable-pip-version-check "$@"; then
        say "Le téléchargement des modules Python a échoué : vérifiez l’accès au réseau (proxy, certificats), puis relancez."
        exit 1
    fi
}

if ! command -v apt-get >/dev/null; then
    say "Cette commande connaît Debian et Ubuntu. Ailleurs, installez d’abord : QGIS ≥ 3.22, son module Python, geopandas et le module venv."
elif [ $# -gt 0 ]; then
    packages=()
    for use in "$@"; do
        case $use in
            desktop) packages+=("${DESKTOP[@]}") ;;
            debootstrap) packages+=("${DEBOOTSTRAP[@]}") ;;
            postgis) packages+=("${POSTGIS[@]}") ;;
            bench) packages+=("${BENCH[@]}") ;;
            *) say "Usage inconnu : $use"; exit 2 ;;
        esac
    done
    install_missing "${packages[@]}"
    exit
else
    install_missing "${BASE[@]}"
fi

if ! "$VENV/bin/python" -c "import qgis.core" 2>/dev/null; then
    say "Création de l’environnement Python dans $VENV (avec les modules du système, dont QGIS)"
    rm -rf "$VENV"
    "$SYSTEM_PYTHON" -m venv --system-site-packages "$VENV"
fi
if [ "$("$SYSTEM_PYTHON" -c 'import shapely; print(shapely.__version__.split(".")[0])')" -lt 2 ]; then
    say "Le shapely du système est antérieur à la version 2 : versions accordées au QGIS du système dans $VENV"
    pip_install -U -r .ci/requirements-shapely1.txt
fi
say "Outils de test et de contrôle dans $VENV"
pip_install -r .ci/requirements-dev.txt
say "Prêt : $("$VENV/bin/python" -c 'from qgis.core import Qgis; import geopandas, shapely; print("QGIS", Qgis.QGIS_VERSION.split("-")[0] + ", geopandas", geopandas.__version__ + ", shapely", shapely.__version__)')"
