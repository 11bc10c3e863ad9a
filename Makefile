# make            the same as make book
# make book       build the book into _build/html
# make live       build, serve, and build again at each save
# make test       every test (it builds the book too)
# make test CHAPTER=03   what concerns one chapter: its package, exercises, notebooks, page and demos
# make test-fast  the tests that need no book, no browser and no second of their own: less than a minute
# make lint       formatters and linters only: Python, JavaScript, CSS
# make sources    check the pages' sources: links, directives, alt texts, formulas
# make format     put the form of Python, JavaScript and CSS right
# make fresh      are the generated files (notebooks, cheat sheet, edition, questions, bundles) up to date with their sources?
# make notebooks  write the notebooks of the chapters and the exercises, the lines to order, the cheat sheet, the edition
# make quizzes    write dl101/quizzes from chapters/*.quiz.yml (make book and make live do so too)
# make bundles    write the demos' bundles (needs Node.js)
# make stills     draw the pictures that stand in for demos where scripts are off (needs a browser)
# make bench      weigh the pages, time the first demo and the Playground (needs a browser)
# make clean      delete what was built; the environment stays
#
# Another Python: make book PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
ENVIRONMENT := $(VENV)/.installed
NODE_PACKAGES := node_modules/.installed
RUN := $(BIN)/python
# pytest rewrites each test's asserts. Where it may not keep what it wrote, every run begins 5 s later.
unexport PYTHONDONTWRITEBYTECODE
# Two workers on two cores: threads of PyTorch's own would wait for each other, eight times as long for chapter 6.
ONE_THREAD := OMP_NUM_THREADS=1
FIND_PYTHON = command -v $(PYTHON) >/dev/null || { echo "Python is missing ($(PYTHON)): install 3.11 or newer from https://www.python.org/downloads/ or with your package manager." >&2; exit 1; }
SETUP_CHECK = $(if $(wildcard $(RUN)),$(RUN),$(PYTHON)) tools/setup_check.py

# Sphinx remembers pages that gave a warning as done: forgotten after a failure, they warn again.
PAGES_SEEN := _build/.doctrees/environment.pickle

.NOTPARALLEL:
.PHONY: book live test test-fast lint format sources fresh notebooks quizzes bundles stills bench clean ready-for-tests

book: quizzes sources
	@echo "Building the book: minutes the first time, seconds when little has changed."
	@$(BIN)/jupyter-book build . -W -n --keep-going || { $(RUN) tools/cell_errors.py; rm -f $(PAGES_SEEN); exit 1; }
	@$(RUN) -c "from pathlib import Path; print('\nOpen', Path('_build/html/index.html').resolve().as_uri())"
	@echo "or serve it: $(RUN) -m http.server --directory _build/html"

live: $(ENVIRONMENT)
	@$(RUN) tools/live.py

# Cheap checks first; the first layer that fails stops the run. A notebook's cells need one another, and a file's tests
# share what they build: one worker a file.
test: ready-for-tests lint fresh book
	@echo "Testing the JavaScript"
	@npm test --silent
	@echo "Running every notebook, with the network cut off"
	@DL101_PROGRESS=off $(ONE_THREAD) PYTHONPATH="$(CURDIR)/tests/notebooks/offline" \
		$(RUN) -m pytest --nbval-lax -n 2 --dist loadfile $(wildcard chapters/$(CHAPTER)*.ipynb exercises/$(CHAPTER)*.ipynb)
	@echo "Testing the package, the builders, the book and the browser"
	@$(ONE_THREAD) $(RUN) -m pytest -n 2 --dist loadfile $(if $(CHAPTER),--chapter $(CHAPTER)) tests
	@echo "Opening every page in Firefox and in WebKit"
	@CHAPTER=$(CHAPTER) npm run --silent engines

test-fast: lint
	@npm test --silent
	@$(ONE_THREAD) $(RUN) -m pytest -n 2 -m "not slow" --hypothesis-profile fast --ignore tests/browser tests

# Says what is missing before anything long starts.
ready-for-tests:
	$(if $(wildcard chapters/$(CHAPTER)*.md),,$(error There is no chapter $(CHAPTER) among $(notdir $(wildcard chapters/*.md))))
	@$(FIND_PYTHON)
	@$(SETUP_CHECK) test

sources: $(ENVIRONMENT)
	@$(RUN) tools/check_sources.py

lint: $(ENVIRONMENT) $(NODE_PACKAGES)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@npm run --silent lint

format: $(ENVIRONMENT) $(NODE_PACKAGES)
	@$(BIN)/ruff check --fix --quiet; $(BIN)/ruff format
	@npm run --silent format

fresh: $(ENVIRONMENT) $(NODE_PACKAGES)
	@$(RUN) tools/build_quizzes.py --check
	@$(RUN) tools/build_order_lines.py --check
	@$(RUN) tools/build_cheat_sheet.py --check
	@node tools/build_bundles.js --check
	@$(RUN) tools/build_notebooks.py --check # last: the edition that they name depends on the others

notebooks: $(ENVIRONMENT)
	@$(RUN) tools/build_order_lines.py
	@$(RUN) tools/build_cheat_sheet.py
	@$(RUN) tools/build_notebooks.py

quizzes: $(ENVIRONMENT)
	@$(RUN) tools/build_quizzes.py

bundles: $(NODE_PACKAGES)
	@npm run --silent bundle

stills: $(ENVIRONMENT)
	@$(RUN) tools/make_stills.py

bench: $(ENVIRONMENT)
	@$(RUN) tools/bench.py

clean:
	rm -rf _build build .pytest_cache .ruff_cache .hypothesis *.egg-info

# Made anew whenever the pins change, so that nothing old stays behind.
$(ENVIRONMENT): requirements.txt pyproject.toml
	@$(FIND_PYTHON)
	@$(PYTHON) tools/setup_check.py book
	@echo "Making the environment in $(VENV): about 2 minutes and 2 GB, once."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(RUN) -m pip install -r requirements.txt
	@mkdir -p $(VENV)/etc/ipython # each kernel would warn that this machine could eavesdrop on itself
	@echo "c.IPKernelApp.log_level = 40" > $(VENV)/etc/ipython/ipython_kernel_config.py
	@touch $@

$(NODE_PACKAGES): package-lock.json package.json
	@$(FIND_PYTHON)
	@$(SETUP_CHECK) node
	@echo "Fetching the JavaScript tools into node_modules: a few seconds, once."
	@npm ci --no-audit --no-fund
	@touch $@
