# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""The operations tagged `account_memberships`."""
