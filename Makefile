# Every target makes what it needs: on a machine with git and make only, `make demo` or `make test` is enough.
export LC_ALL := C.UTF-8
export QT_QPA_PLATFORM := offscreen
ifndef XDG_RUNTIME_DIR
export XDG_RUNTIME_DIR := $(shell mkdir -p build/runtime && chmod 700 build/runtime && cd build/runtime && pwd)
endif

export VENV ?= .venv
PY := $(VENV)/bin/python
SYSTEM := $(shell . /etc/os-release 2>/dev/null; echo $$ID$$VERSION_ID)
READY := $(VENV)/.ready-$(SYSTEM)
PLUGINS ?= $(HOME)/.local/share/QGIS/QGIS3/profiles/default/python/plugins
ZIP := dist/aula.zip

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-unit test-qgis test-real test-faults test-hostile test-desktop test-3.40 test-3.44 test-qt6 lint format bench bench-quick package link screenshot example strings clean

help: ## affiche cette aide
	@printf 'AULA, extension QGIS. Commandes :\n\n'
	@sed -n 's/^\([a-z0-9.-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22
	@printf '\nVariables de « make demo » : LOT=dossier ou archive, COMMUNES=, GRILLE=, REFERENCES=\n'

$(READY): .ci/setup.sh .ci/requirements-shapely1.txt .ci/requirements-dev.txt
	@.ci/setup.sh
	@touch $@

setup: $(READY) ## installe ce qui manque (QGIS compris) et prépare l’environnement Python

demo: $(READY) ## confronte le territoire d’exemple (ou LOT=…) à une grille SCoT ; résultats dans build/demo
	@$(PY) tests/demo.py $(if $(LOT),--lot "$(LOT)") $(if $(COMMUNES),--communes "$(COMMUNES)") \
		$(if $(GRILLE),--grille "$(GRILLE)") $(if $(REFERENCES),--references "$(REFERENCES)")

test: $(READY) ## lance tous les tests (sans QGIS, avec QGIS, sur données réelles)
	@code=0; \
	$(MAKE) --no-print-directory test-unit || code=1; \
	printf '\nTests avec QGIS et sur données réelles\n'; \
	$(PY) -m pytest -q $(wildcard tests/qgis tests/real) || code=1; \
	exit $$code

test-unit: $(READY) ## tests du cœur de calcul, sans QGIS
	@printf 'Tests sans QGIS\n'
	@$(PY) -m pytest -q -p no:pytest_qgis -W ignore::pytest.PytestConfigWarning tests/unit

test-qgis: $(READY) ## tests à travers QGIS (TESTS=chemins ou options de pytest)
	@$(PY) -m pytest -q $(or $(TESTS),tests/qgis)

test-real: $(READY) ## tests sur les données publiques réelles (passés si elles sont absentes)
	@$(PY) -m pytest -q tests/real

test-hostile: $(READY) ## entrées hostiles dans chaque traitement (CASES=1500, GRAINE=, CAS=nom d’un cas à rejouer)
	@$(PY) tests/hostile/run.py --cases $(or $(CASES),1500) $(if $(GRAINE),--seed $(GRAINE)) $(if $(CAS),--only "$(CAS)")

test-faults: $(READY) ## tue QGIS, remplit ou fige le disque pendant chaque traitement (TOURS=200), et vérifie ce qui reste
	@$(PY) tests/faults/run.py --rounds $(or $(TOURS),200)

test-3.40: $(READY) ## tests sous QGIS 3.40, dans un dossier Debian 13 isolé (droits d’administration, 2 Go)
	@.ci/trixie.sh 3.40 $(TESTS)

test-3.44: $(READY) ## tests sous QGIS 3.44, de même (TESTS=chemins ou options de pytest)
	@.ci/trixie.sh 3.44 $(TESTS)

test-qt6: $(READY) ## vérifie que Qt 6 a tout ce que l’extension demande à Qt (PyQt6, dans un environnement à part)
	@[ -x build/qt6/bin/python ] || $(PY) -m venv build/qt6
	@build/qt6/bin/python -c 'import PyQt6.QtWidgets' 2>/dev/null || build/qt6/bin/python -m pip install -q --disable-pip-version-check 'PyQt6>=6.5'
	@build/qt6/bin/python tests/qt6/check.py

test-desktop: $(READY) package ## se sert du vrai QGIS à la souris et au clavier, sur quatre écrans virtuels
	@.ci/setup.sh desktop
	@$(PY) tests/desktop/run.py $(addprefix --screen=,$(ECRANS))

lint: $(READY) ## contrôle le style, les types, la compatibilité QGIS et la sécurité
	@mkdir -p build/lint && ln -sfn "$(CURDIR)" build/lint/aula
	@code=0; bin="$(abspath $(VENV))/bin"; \
	"$$bin/ruff" check . || code=1; \
	"$$bin/ruff" format --check . || code=1; \
	(cd build/lint && "$$bin/mypy" --config-file aula/pyproject.toml -p aula.aula_plugin -p aula.processing_algorithms) || code=1; \
	"$$bin/flake8" || code=1; \
	"$$bin/bandit" -q -r __init__.py aula_plugin processing_algorithms || code=1; \
	git ls-files -z --cached --others --exclude-standard | xargs -0 "$$bin/detect-secrets-hook" --exclude-files '^tests/' || code=1; \
	exit $$code

format: $(READY) ## met le code en forme
	@$(VENV)/bin/ruff check --fix . && $(VENV)/bin/ruff format .

bench: $(READY) ## mesure temps et mémoire face à QGIS et à GRASS : une table, build/bench/bench.md et bench.json
	@.ci/setup.sh bench
	@$(PY) tests/benchmarks/run.py $(BENCH)

bench-quick: $(READY) ## la même table en petit, en moins de 3 minutes (BENCH=options de tests/benchmarks/run.py)
	@.ci/setup.sh bench
	@$(PY) tests/benchmarks/run.py --quick $(BENCH)

package: ## fabrique dist/aula.zip, prêt à installer dans QGIS
	@mkdir -p dist
	@git archive --format=zip --prefix=aula/ -o $(ZIP) HEAD
	@printf '%s : %s Kio, état %s\n' $(ZIP) "$$(du -k $(ZIP) | cut -f1)" "$$(git rev-parse --short HEAD)"
	@git diff --quiet HEAD || printf 'Attention : les modifications non enregistrées dans git ne sont pas dans le paquet.\n'

link: ## installe l’extension dans le QGIS de ce compte, par un lien vers ce dossier
	@mkdir -p "$(PLUGINS)"
	@if [ -e "$(PLUGINS)/aula" ] && [ ! -L "$(PLUGINS)/aula" ]; then \
		printf 'Une copie installée existe déjà : %s\nDésinstallez-la dans QGIS, puis relancez.\n' "$(PLUGINS)/aula"; exit 1; fi
	@ln -sfn "$(CURDIR)" "$(PLUGINS)/aula"
	@printf 'Lien posé : %s\nRelancez QGIS, puis cochez AULA dans « Extensions › Installer/Gérer les extensions ».\n' "$(PLUGINS)/aula"

screenshot: $(READY) package ## refait les images du README sur un écran virtuel
	@.ci/setup.sh desktop
	@$(PY) tests/desktop/pictures.py

example: $(READY) ## réécrit le territoire d’exemple (templates/exemple)
	@QT_QPA_PLATFORM=offscreen $(PY) tests/make_example.py

strings: $(READY) ## extrait les textes à traduire dans build/aula_en.ts
	@mkdir -p build
	@pylupdate5 -noobsolete $$(git ls-files '__init__.py' 'aula_plugin/*.py' 'processing_algorithms/*.py' 'forms/*.ui') -ts build/aula_en.ts
	@printf '%s textes dans build/aula_en.ts\n' "$$(grep -c '<message>' build/aula_en.ts)"

clean: ## efface ce qui a été fabriqué (build, dist), pas l’environnement
	@rm -rf build dist
