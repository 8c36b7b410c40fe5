# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""The operations as methods: a class for each tag, sync and async."""
