# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""The operations, a package for each tag and a module for each operation."""
