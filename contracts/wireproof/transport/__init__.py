"""
Judges live traffic by its spec, on its way through an HTTP client.

    from wireproof.transport.httpx2 import ContractTransport

    client = httpx2.Client(transport=ContractTransport(httpx2.HTTPTransport(), load(Path("museum.yaml"))))

What is found is logged and counted, and the traffic left as it is; see `Monitor` for everything that can be chosen.
Each library has a module with `ContractTransport` and `AsyncContractTransport`: `wireproof.transport.httpx2` and
`wireproof.transport.httpx`.
"""

from wireproof.transport.monitor import ContractViolation, Counts, Monitor

__all__ = ["ContractViolation", "Counts", "Monitor"]
