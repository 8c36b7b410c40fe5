# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""The HTTP library. No other module names it, so that a client for another one differs here only."""

import httpx2 as http

__all__ = ["NAME", "http"]

NAME = http.__name__
"""What it is called, for messages."""
