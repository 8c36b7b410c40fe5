"""What only tests can have wrong, as codes beside those of the oracle: `WP4..` is in a test that mocks."""

from wireproof.findings import AnyCode

__all__ = ["MockCode"]


class MockCode(AnyCode):
    """What a mock finds beyond what the oracle does."""

    MEMBER_UNDECLARED = (
        "member-undeclared",
        "An object has a member that its schema does not declare.",
        "correct the name, or say in the spec that there may be more (`additionalProperties`)",
        "A server ignores the member, or never sends it, and the code under test seems to work.",
        {
            "WP401": ("an object has `role`", '{"rolle": "admin"}'),
            "WP451": ("an object has `role`", '{"rolle": "admin"}'),
        },
    )
    HOST_UNKNOWN = (
        "host-unknown",
        "A request goes to a host that no mocked spec names.",
        "mock its API, or let the host pass: `@pytest.mark.contract(allow='host-unknown', host=...)`",
        "The test would depend on a server of somebody else.",
        {"WP402": ("the mocked API is at https://kites.test", "GET https://birds.test/kites")},
    )
    OPERATION_UNKNOWN = (
        "operation-unknown",
        "A request goes to a mocked API and is none of its operations.",
        "correct the method or the path, or describe the operation in the spec",
        "The server responds 404, whatever the mock would.",
        {"WP403": ("there is `GET /kites`", "GET /kite")},
    )
    REPLY_MISSING = (
        "reply-missing",
        "An operation is called and has no reply left.",
        "give it one more with `reply`, or one for every call with `repeat=True`",
        "What the code does with a response that nobody thought of is not what the test is about.",
        {"WP404": ("`listKites` has one reply", "a second call of `listKites`")},
    )
    REPLY_UNUSED = (
        "reply-unused",
        "A reply is there that no call asked for.",
        "drop it, or see why the operation is not called",
        "The test says that a call is made which is not made.",
        {"WP405": ("`listKites` has two replies", "one call of `listKites`")},
    )
