"""Typed clients from OpenAPI documents, and the contract suite that proves them on the wire."""
