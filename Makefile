# Each target is one line that can be typed by hand. Without make: `python3 scripts/setup.py demo` and `... test`.
export VENV ?= .venv
PY = $(VENV)/bin/python

.PHONY: setup format lint types test quality exports bench docs check demo
setup:           ; @python3 scripts/setup.py
demo:            ; @python3 scripts/setup.py demo
format:    setup ; $(PY) -m ruff format .
lint:      setup ; $(PY) -m ruff format --check . && $(PY) -m ruff check .
types:     setup ; $(PY) -m mypy
test:            ; @python3 scripts/setup.py test
quality:   setup ; $(PY) -m tests.quality.gate && $(PY) -m tests.quality.errors
exports:   setup ; $(PY) scripts/write_exports.py
bench:     setup ; $(PY) bench/speed.py && $(PY) bench/mentions.py && $(PY) -m bench.page && $(PY) -m tests.quality.chains.score && $(PY) -m bench.confidence --check
docs:      setup ; $(PY) scripts/write_docs.py
check:           ; @$(MAKE) --no-print-directory lint types test
