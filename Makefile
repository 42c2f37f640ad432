# Two commands do everything: `make run` opens the window on the sample company, `make test` proves that all is well.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
BIN := .venv/bin
STAMP := .venv/.ready

.PHONY: setup run test test-clocks test-clocks-all bench trace pictures architecture lock translations clean

setup: $(STAMP)

$(STAMP): requirements-dev.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "procdesk needs Python 3.11 or newer: install python3 and python3-venv, then try again."; exit 1; }
	@$(PYTHON) -P -m venv .venv || { echo "Python cannot make a virtual environment here: install python3-venv, then try again."; exit 1; }
	@$(BIN)/python -P -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -P -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@# The first start then answers at once: the sample's index is there already.
	@$(BIN)/procdesk index --content content
	@touch $(STAMP)

run: setup
	@sh tools/install-qt-libraries.sh $(BIN)/python || true
	@$(BIN)/procdesk

test: setup
	@sh tools/install-qt-libraries.sh $(BIN)/python || true
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/codespell
	@PROCDESK_NO_QT=1 $(BIN)/pytest -n auto --dist loadfile -p no:pytest-qt -W ignore::pytest.PytestConfigWarning tests/search
	@QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n auto --dist loadfile --ignore tests/search

# The tests in which a date can matter, on days and at hours that are special; CLOCK=23-59 chooses one of them.
test-clocks: setup
	@$(BIN)/python -m tests.clocks $(if $(CLOCK),--clock $(CLOCK))

test-clocks-all: setup
	@$(BIN)/python -m tests.clocks --all $(if $(CLOCK),--clock $(CLOCK))

bench: setup
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks

trace: setup
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks.module_trace $(if $(MODULES),--modules)

pictures: setup
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.shots docs/pictures

architecture: setup
	@$(BIN)/python -P tools/structure.py --picture docs/pictures/architecture.svg

translations: setup
	@$(BIN)/pyside6-lupdate -no-obsolete -extensions py -locations none src/procdesk/gui -ts resources/i18n/procdesk_es.ts resources/i18n/procdesk_en.ts
	@for lang in es en; do $(BIN)/pyside6-lrelease resources/i18n/procdesk_$$lang.ts -qm resources/i18n/procdesk_$$lang.qm; done

lock: setup
	@$(BIN)/python -P -m pip install --quiet uv
	@for extra in "" "--extra dev --extra bench"; do \
	  $(BIN)/uv pip compile pyproject.toml $$extra --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-emit-find-links --no-header --quiet --upgrade -o $$(test -z "$$extra" && echo requirements.lock || echo requirements-dev.lock); done

clean:
	@rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
