"""The contract tests, parametrised over every spec of a folder; nothing here names an API."""
