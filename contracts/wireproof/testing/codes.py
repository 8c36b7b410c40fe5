"""What only a test can have wrong, as codes beside those of the oracle."""

from wireproof.findings import AnyCode

__all__ = ["MockCode"]


class MockCode(AnyCode):
    """What a mock finds beyond what the oracle does."""

    MEMBER_UNDECLARED = (
        "member-undeclared",
        "An object has a member that its schema does not declare.",
        "correct the name, or say in the spec that there may be more (`additionalProperties`)",
    )
    HOST_UNKNOWN = (
        "host-unknown",
        "A request goes to a host that no mocked spec names.",
        "mock its API, or let the host pass: `@pytest.mark.contract(allow='host-unknown', host=...)`",
    )
    OPERATION_UNKNOWN = (
        "operation-unknown",
        "A request goes to a mocked API and is none of its operations.",
        "correct the method or the path, or describe the operation in the spec",
    )
    REPLY_MISSING = (
        "reply-missing",
        "An operation is called and has no reply left.",
        "give it one more with `reply`, or one for every call with `repeat=True`",
    )
    REPLY_UNUSED = (
        "reply-unused",
        "A reply is there that no call asked for.",
        "drop it, or see why the operation is not called",
    )
