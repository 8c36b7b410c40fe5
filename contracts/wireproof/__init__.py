"""Typed clients from hand-written OpenAPI specs, and the contract suite that proves them on the wire."""
