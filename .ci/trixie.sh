#!/usr/bin/env bash
# Run the tests on the QGIS of Debian 13 (3.40, or 3.44 from its backports) in a folder made by debootstrap.
# Usage: trixie.sh 3.40|3.44 [pytest arguments]            Without arguments: tests/unit tests/qgis
#        trixie.sh 3.40|3.44 faults [--rounds N …]         The rounds of `make test-faults`, as root
#        trixie.sh 3.40|3.44 hostile [--cases N …]         The cases of `make test-hostile`
#        trixie.sh 3.40|3.44 packages                      Only the packages of Debian, without a virtual environment
# Tests run as an ordinary account, as planners do: root writes in folders that are read-only for others.
# The folder is kept in ~/.cache/aula (or AULA_CACHE); delete it to start afresh, nothing is ever mounted there for others.
set -euo pipefail
SELF=$(readlink -f "$0")
CHECKOUT=$(dirname "$(dirname "$SELF")")
cd "$CHECKOUT"

QGIS_VERSION=${1:-}
CACHE=${AULA_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/aula}
VENV=${VENV:-.venv}
PACKAGES=(qgis python3-qgis python3-venv python3-geopandas python3-scipy python3-yaml python3-jinja2 proj-bin
    python3-openpyxl fonts-open-sans fonts-dejavu-core xvfb git postgresql-postgis)
TOOLS=('pytest>=8' 'pytest-qgis>=5.0.2' hypothesis)
PLACE=/srv/aula # where the checkout and shared stand in the folder
FREE_GIB=5

case $QGIS_VERSION in
    3.40) FOLDER=$CACHE/trixie ;;
    3.44) FOLDER=$CACHE/trixie-backports ;;
    *) printf 'Usage : %s 3.40|3.44 [arguments de pytest]\n' "$0" >&2; exit 2 ;;
esac
WHEELS=$CACHE/wheels
WANTED=$(printf '%s\n' "$QGIS_VERSION" "${PACKAGES[@]}" "${TOOLS[@]}" | sha256sum | cut -c1-16)

say() { printf '» %s (%s s)\n' "$*" "$SECONDS"; }

fail() {
    printf '» %s\n' "$*" >&2
    exit 1
}

complete() { [ "$(cat "$1/.aula-complete" 2>/dev/null)" = "$2" ]; }

# --- as the person who calls ------------------------------------------------------------------------------------

# The wheels come through the pip of this machine, whose settings (registry, proxy, certificates) are known to work.
download_wheels() {
    say "Téléchargement de pytest, pytest-qgis et hypothesis pour Python 3.13"
    rm -rf "$WHEELS"
    mkdir -p "$WHEELS"
    "$VENV/bin/python" -m pip download -qq --disable-pip-version-check --only-binary=:all: --python-version 3.13 \
        -d "$WHEELS" "${TOOLS[@]}" || fail "Le téléchargement a échoué : vérifiez l’accès au réseau, puis relancez."
}

prepare() {
    if ! complete "$FOLDER" "$WANTED"; then
        .ci/setup.sh debootstrap
        [ "${1:-}" = packages ] || download_wheels
    fi
}

become_root() {
    command -v sudo >/dev/null ||
        fail "Il faut les droits d’administration (dossier Debian isolé) : installez « sudo », ou lancez en root."
    say "Droits d’administration demandés pour le dossier Debian isolé"
    exec sudo env TEST_USER="$(id -u):$(id -g)" AULA_CACHE="$CACHE" "$SELF" "$QGIS_VERSION" "$@"
}

# Private mounts and processes: whatever way this ends, the kernel undoes them and the rest of the machine never sees them.
enter_private_mounts() {
    unshare --mount --pid --fork true 2>/dev/null ||
        fail "Ce système refuse les montages isolés (conteneur sans privilèges ?) : lancez sur une machine ordinaire."
    unshare --mount --propagation private --pid --fork --kill-child --mount-proc \
        env INSIDE=yes AULA_CACHE="$CACHE" "$SELF" "$QGIS_VERSION" "$@" &
    local child=$!
    trap 'kill -KILL "$child" 2>/dev/null' INT TERM HUP
    wait "$child"
}

# --- as root, in private mounts -----------------------------------------------------------------------------------

# Address of the Debian archive this machine uses; empty where it is not Debian (debootstrap then has its own).
host_mirror() {
    local release
    release=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    grep -qx 'ID=debian' /etc/os-release || return 0
    apt-get indextargets --no-release-info --format '$(RELEASE)/$(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
        awk -v wanted="$release/main" '$1 == wanted && !found { print $2; found = 1 }'
}

# Let apt inside reach the registry as apt outside does: transport settings, resolver, certificates.
copy_network_settings() {
    local root=$1 file
    for file in /etc/apt/apt.conf /etc/apt/apt.conf.d/*; do
        if [ -f "$file" ] && grep -q 'Acquire::' "$file" && ! grep -q 'Invoke' "$file"; then
            cp "$file" "$root/etc/apt/apt.conf.d/"
        fi
    done
    cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
    mkdir -p "$root/etc/ssl/certs"
    if [ -f /etc/ssl/certs/ca-certificates.crt ]; then
        cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
    fi
}

bootstrap() {
    local root=$1 proxy=
    say "Debian 13 dans $root"
    remove_folder "$root"
    eval "$(apt-config shell proxy Acquire::http::Proxy)"
    if [ -n "$proxy" ]; then
        export http_proxy=${http_proxy:-$proxy}
    fi
    # shellcheck disable=SC2046 # no mirror means no argument
    debootstrap --variant=minbase trixie "$root" $(host_mirror) >"$CACHE/debootstrap.log" 2>&1 ||
        fail "debootstrap a échoué, voir $CACHE/debootstrap.log"
    touch "$root/.aula-base"
}

remove_folder() {
    if [ -e "$1" ]; then
        ! findmnt -rno TARGET | grep -q "^$1/" || fail "Un montage subsiste sous $1 : démontez-le avant de relancer."
        rm -rf --one-file-system "$1"
    fi
}

inside() { chroot "$1" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "${@:2}"; }

mount_system() {
    mount -t proc proc "$1/proc"
    mount --rbind /dev "$1/dev"
    mount -t tmpfs -o mode=1777 tmpfs "$1/tmp"
}

install_packages() {
    local root=$1 log=$CACHE/apt.log mirror
    copy_network_settings "$root"
    printf 'force-unsafe-io\npath-exclude=/usr/share/doc/*\npath-exclude=/usr/share/man/*\n' >"$root/etc/dpkg/dpkg.cfg.d/aula"
    # no server of the folder's own: the tests start theirs
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
    chmod 755 "$root/usr/sbin/policy-rc.d"
    mkdir -p "$root/etc/postgresql-common"
    printf 'create_main_cluster = false\n' >"$root/etc/postgresql-common/createcluster.conf"
    say "Installation de QGIS $QGIS_VERSION et de ses modules (quelques minutes)"
    local target=()
    if [ "$QGIS_VERSION" = 3.44 ]; then
        mirror=$(awk '$1 == "deb" { print $2; exit }' "$root/etc/apt/sources.list")
        printf 'deb %s trixie-backports main\n' "$mirror" >"$root/etc/apt/sources.list.d/backports.list"
        target=(-t trixie-backports)
    fi
    {
        inside "$root" dpkg --configure -a && # after an interrupted installation
            inside "$root" apt-get -q update &&
            inside "$root" apt-get -q -y --no-install-recommends "${target[@]}" install "${PACKAGES[@]}" &&
            inside "$root" apt-get clean
    } >"$log" 2>&1 || fail "L’installation des paquets a échoué, voir $log"
}

install_tools() {
    local root=$1
    say "Environnement Python (modules de Debian, outils de test à part)"
    mkdir -p "$root/opt/wheels"
    mount --bind "$WHEELS" "$root/opt/wheels"
    inside "$root" python3 -m venv --clear --system-site-packages /opt/venv
    inside "$root" /opt/venv/bin/pip install -q --no-index --find-links /opt/wheels "${TOOLS[@]}" ||
        fail "L’installation des outils de test a échoué."
    umount "$root/opt/wheels"
}

# The copy of the 3.40 folder, when there is one, saves most of the download.
start_from_base() {
    if [ "$QGIS_VERSION" = 3.44 ] && [ -e "$CACHE/trixie/.aula-complete" ]; then
        say "Copie du dossier de QGIS 3.40"
        remove_folder "$FOLDER"
        remove_folder "$FOLDER.part"
        cp -a --one-file-system "$CACHE/trixie" "$FOLDER.part"
        rm "$FOLDER.part/.aula-complete"
        mv "$FOLDER.part" "$FOLDER"
    else
        bootstrap "$FOLDER"
    fi
}

build() {
    local free
    free=$(df --output=avail -BG "$CACHE" | tail -n 1 | tr -dc 0-9)
    [ -e "$FOLDER/.aula-base" ] || [ "$free" -ge "$FREE_GIB" ] ||
        fail "Il faut $FREE_GIB Gio libres dans $CACHE ($free disponibles) ; AULA_CACHE=dossier en désigne un autre."
    [ -e "$FOLDER/.aula-base" ] || start_from_base
    rm -f "$FOLDER/.aula-complete"
    mount_system "$FOLDER"
    if [ "$(cat "$FOLDER/.aula-packages" 2>/dev/null)" != "$WANTED" ]; then
        install_packages "$FOLDER"
        printf '%s\n' "$WANTED" >"$FOLDER/.aula-packages"
    fi
    [ "${1:-}" != packages ] || return 0
    install_tools "$FOLDER"
    printf '%s\n' "$WANTED" >"$FOLDER/.aula-complete"
    say "Dossier prêt : $(du -shx "$FOLDER" | cut -f1)"
}

bind_read_only() {
    mkdir -p "$2"
    mount --bind "$1" "$2"
    mount -o remount,bind,ro "$2"
}

# PostgreSQL asks for the name of who starts it: for this run the folder knows the person who calls.
name_user() {
    local root=$1 uid=${2%%:*} gid=${2##*:}
    if ! grep -q "^[^:]*:[^:]*:$uid:" "$root/etc/passwd"; then
        cp "$root/etc/passwd" "$root/tmp/.passwd"
        printf 'aula:x:%s:%s::/tmp/home:/bin/sh\n' "$uid" "$gid" >>"$root/tmp/.passwd"
        mount --bind "$root/tmp/.passwd" "$root/etc/passwd"
    fi
}

# What runs in the folder: $1 is the version wanted, $2 the checkout, the rest goes to pytest.
TEST_COMMANDS='
mkdir -p -m 700 /tmp/home /tmp/runtime /tmp/run
cd /tmp/run # the root of the run, where pytest-qgis writes; the checkout is read-only
ln -s "$2/tests" tests
python - "$1" <<END || exit 1
import sys, geopandas, numpy, pandas, shapely
from qgis.core import Qgis
from qgis.PyQt.QtCore import QT_VERSION_STR

found = Qgis.QGIS_VERSION.split("-")[0]
print(f"» QGIS {found}, Qt {QT_VERSION_STR}, Python {sys.version.split()[0]}, geopandas {geopandas.__version__},",
      f"shapely {shapely.__version__}, pandas {pandas.__version__}, numpy {numpy.__version__}", flush=True)
sys.exit(0 if found.startswith(sys.argv[1] + ".") else f"» QGIS {sys.argv[1]} attendu")
END
if [ "$3" = faults ]; then
    exec python "$2/tests/faults/run.py" --out /tmp/run "${@:4}"
elif [ "$3" = hostile ]; then
    exec python "$2/tests/hostile/run.py" --out /tmp/run "${@:4}"
fi
exec python -m pytest -q -c "$2/pyproject.toml" --rootdir /tmp/run -p no:cacheprovider "${@:3}"
'

run_tests() {
    local code=0 shared user=()
    shared=$(dirname "$CHECKOUT")/shared
    bind_read_only "$CHECKOUT" "$FOLDER$PLACE/main"
    if [ -d "$shared" ]; then
        bind_read_only "$shared" "$FOLDER$PLACE/shared"
    fi
    if [ "$1" != faults ]; then
        TEST_USER=${TEST_USER:-1000:1000}
        name_user "$FOLDER" "$TEST_USER"
        if chroot --userspec="$TEST_USER" "$FOLDER" test -r "$PLACE/main/pyproject.toml"; then
            user=(--userspec="$TEST_USER")
        else
            say "Les sources ne sont lisibles que par root : les tests tournent en root"
        fi
    fi
    say "Tests : $*"
    chroot "${user[@]}" "$FOLDER" /usr/bin/env -i PATH=/opt/venv/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/tmp/home \
        XDG_RUNTIME_DIR=/tmp/runtime QT_QPA_PLATFORM=offscreen PYTHONPYCACHEPREFIX=/tmp/pycache \
        GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=\* \
        bash -c "$TEST_COMMANDS" bash "$QGIS_VERSION" "$PLACE/main" "$@" || code=$?
    say "Fin des tests sous QGIS $QGIS_VERSION"
    return $code
}

in_private_mounts() {
    mkdir -p "$CACHE"
    exec 9>"$CACHE/lock"
    flock -s 9
    if ! complete "$FOLDER" "$WANTED"; then
        flock -x 9
    fi
    if complete "$FOLDER" "$WANTED"; then
        mount_system "$FOLDER"
    else
        build "$@"
    fi
    [ "${1:-}" != packages ] || return 0
    flock -s 9
    [ $# -gt 0 ] || set -- tests/unit tests/qgis
    run_tests "$@"
}

shift
if [ "${INSIDE:-}" = yes ]; then
    in_private_mounts "$@"
    exit
fi
[ -n "${TEST_USER:-}" ] || prepare "$@"
[ "$(id -u)" -eq 0 ] || become_root "$@"
enter_private_mounts "$@"
