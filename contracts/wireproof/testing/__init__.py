"""Mocks of APIs that their specs judge, for the tests of their callers; see the fixture `contract_mock`."""

from wireproof.packaged import load
from wireproof.testing.errors import ContractFailure, MockError, NoReply
from wireproof.testing.exchanges import Exchange
from wireproof.testing.fixture import ContractMock
from wireproof.testing.mock import Mock, Route, Routes
from wireproof.testing.replies import Reply

__all__ = [
    "ContractFailure",
    "ContractMock",
    "Exchange",
    "Mock",
    "MockError",
    "NoReply",
    "Reply",
    "Route",
    "Routes",
    "load",
]
