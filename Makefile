# Everything runs from a clean clone with Python 3.11 or newer; only `setup` needs the package index.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
WIREPROOF := $(RUN) -m wireproof
PIP := $(RUN) -m pip --disable-pip-version-check
UV := uv==0.13.9  # installs in seconds; where it finds no index, pip does it
EXACTLY := --require-hashes --only-binary :all: --requirement requirements.lock
RUNS ?= 1000000
SECONDS ?= 600
EXCHANGES ?= 20000
LOCKED := $(VENV)/.locked
READY := $(VENV)/.ready
DOCUMENTS = $(filter-out %.overlay.yaml,$(wildcard specs/*.yaml))

unexport PYTHONDONTWRITEBYTECODE  # without compiled files, every process would compile and rewrite all modules again

.DEFAULT_GOAL := all
.PHONY: all bench bench-suite check-generated compare contracts docs faults format-specs fuzz generate help lint lint-specs lock mutate pyright setup test trace types valid-exchanges

# What reads generated/ waits until it is written, also under `make -j`.
AFTER := $(if $(filter all generate,$(or $(MAKECMDGOALS),all)),generate)
bench check-generated contracts faults fuzz mutate pyright test types: | $(AFTER)

all: generate contracts  ## set up, generate the clients, run the contract suite and print the matrix (the default)

help:  ## say what each target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-18s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY)  ## create .venv with the pinned dependencies

$(LOCKED): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is older than Python 3.11; name a newer one: make PYTHON=python3.13"; exit 2; }
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --quiet $(UV) && $(RUN) -m uv pip install --quiet --python $(RUN) $(EXACTLY) || $(PIP) install --quiet $(EXACTLY)
	@touch $@

$(READY): $(LOCKED) pyproject.toml
	$(PIP) install --quiet --no-index --no-deps --no-build-isolation --editable .
	@touch $@

generate: $(READY)  ## write the clients under generated/ from specs/
	$(WIREPROOF) generate

check-generated: $(READY)  ## fail, naming the file, when generated/ is not what specs/ and the templates make
	$(WIREPROOF) check

contracts: $(READY)  ## run the contract suite on every spec, print the matrix, and write reports into build/; SHARD=2/8 for a part
	$(WIREPROOF) prove $(if $(SHARD),--shard $(SHARD))

test: $(READY)  ## run every test: the kit's own, the contract suite, the scenarios
	$(RUN) -m pytest -n auto --dist loadfile --no-loadscope-reorder  # what a file needs is made once; long files are not kept for the end

docs: $(READY)  ## write docs/reference/ from the code: extensions with their JSON Schema, commands, findings
	$(RUN) -m wireproof.reference docs/reference

lint: $(READY)  ## ruff: rules and formatting
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .

format-specs: $(READY)  ## write specs/ and specs/examples/ as tests/format_specs.py has them: what fits on a line stands on one
	$(RUN) tests/format_specs.py

lint-specs:  ## redocly and spectral on the specs; needs Node 20 or newer, and the npm registry once
	@if ! command -v npx >/dev/null; then echo "lint-specs is skipped: there is no npx; install Node 20 or newer"; \
	else REDOCLY_TELEMETRY=off npx --yes @redocly/cli@2.77.0 lint $(DOCUMENTS) && \
		npx --yes @stoplight/spectral-cli@6.16.3 lint $(DOCUMENTS) --fail-severity hint; fi

pyright: $(READY)  ## pyright, strict, on what customers of the clients write and on the README's programs; needs Node 20 or newer, and the npm registry once
	@if ! command -v npx >/dev/null; then echo "pyright is skipped: there is no npx; install Node 20 or newer"; \
	else $(RUN) tests/quickstarts.py build/quickstarts && \
		npx --yes pyright@1.1.414 contracts/*/customer.py contracts/*/test_customer.py build/quickstarts/*.py; fi

trace: $(READY)  ## say where every element of the specs comes from, and which facts went into none
	$(WIREPROOF) trace

types: $(READY)  ## mypy --strict on the kit, the scenarios and the generated clients
	$(RUN) -m mypy contracts
	$(RUN) -m mypy generated/*/*_client

bench: $(READY)  ## measure the clients and the oracle side by side with others; ratios, and build/bench.json
	$(RUN) tests/bench

bench-suite: $(READY)  ## measure what it takes to prove made-up APIs of 10, 50 and 200 operations
	$(RUN) tests/bench/scale.py

compare: $(READY)  ## plant mistakes on the wire, and say which of them our judge, openapi-core, Prism, Specmatic and Steady find; the last three need Node, Specmatic also Java
	$(RUN) tests/compare.py

faults: $(READY)  ## break network, server and responses, and say what our clients, stock ones and Box's own SDK make of it
	$(RUN) tests/faults.py

fuzz: $(READY)  ## read RUNS mutated responses with the clients, a million unless given, for SECONDS at most; Linux on x86-64
	$(RUN) tests/fuzz.py --runs $(RUNS) --seconds $(SECONDS)

valid-exchanges: $(READY)  ## judge EXCHANGES that are right, 20000 unless given, for SECONDS at most; PUBLIC names a folder of further specs
	$(RUN) tests/valid_exchanges.py --exchanges $(EXCHANGES) --seconds $(SECONDS) $(if $(PUBLIC),--public $(PUBLIC))

mutate: $(READY)  ## change runtime, clients and judge a little, for SECONDS; what no test notices is printed; PARTS=judge for one of them
	$(RUN) tests/mutate.py --seconds $(SECONDS) $(if $(PARTS),--parts $(PARTS))

lock: $(READY)  ## resolve the dependencies again and write requirements.lock
	$(PIP) install --quiet $(UV)
	$(VENV)/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links --upgrade -o requirements.lock
