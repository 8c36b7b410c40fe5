"""
The suite can fail: a defect is planted in a copy of a generated client, and the test that should fail does.

Each defect is one or more replacements in one client. The copies are proven two at a time, in processes of their own.
"""

import compileall
import contextlib
import io
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache
from importlib.util import cache_from_source
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from tests.processes import PRELOADED_IS_FINE, suite_processes

import wireproof.suite
from wireproof.codegen import generate
from wireproof.document import METHODS
from wireproof.envelope import envelope_of
from wireproof.loading import load
from wireproof.suite import profiles

ROOT = Path(__file__).parent.parent
SUITE = Path(wireproof.suite.__file__).parent
SPECS = {
    "api-key-in-query": ROOT / "tests/cases/security/api-key-in-query.yaml",
    "arrays": ROOT / "tests/cases/arrays.yaml",
    "box-groups": ROOT / "specs/box-groups.yaml",
    "content-types": ROOT / "tests/cases/content-types.yaml",
    "forms": ROOT / "tests/cases/forms.yaml",
    "kantata-ox": ROOT / "specs/kantata-ox.yaml",
    "kitchen-sink": ROOT / "tests/golden/kitchen-sink.yaml",
    "linked-pages": ROOT / "tests/cases/linked-pages.yaml",
    "lists-of-box": ROOT / "specs/box-groups.yaml",
    "lists-of-kantata": ROOT / "specs/kantata-ox.yaml",
    "servers": ROOT / "tests/cases/security/servers.yaml",
    "small-api": ROOT / "tests/cases/small-api.yaml",
    "two-schemes": ROOT / "tests/cases/security/two-schemes.yaml",
    "uploads": ROOT / "tests/cases/uploads.yaml",
    "union-told-apart-inside": ROOT / "tests/cases/union-told-apart-inside.yaml",
    "union-told-apart-by-enum": ROOT / "tests/cases/union-told-apart-by-enum.yaml",
}
OPERATIONS = {
    "box-groups": {"createGroupMembership"},
    "kantata-ox": {"createAccessGroupMembership", "createUserGroupMembership"},
    "lists-of-box": {"listGroups", "listUsers"},
    "lists-of-kantata": {"listAccessGroupMemberships"},
}
"""The few operations that a copy keeps, so that a run is quick; of other specs it keeps all of them."""


@dataclass(frozen=True)
class Edit:
    """One replacement in one file of a client; of several places, the first one after `after`."""

    file: str
    old: str
    new: str
    after: str = ""

    def apply(self, package: Path) -> None:
        """Plant it; a place that is no longer there is an error, not a defect that nobody planted."""
        file = package / self.file
        before, found, rest = file.read_text(encoding="utf-8").partition(self.after) if self.after else ("", "", "")
        text = rest if self.after else file.read_text(encoding="utf-8")
        assert found or not self.after, f"{self.file} has no {self.after!r}"
        assert self.old in text, f"{self.file} has no {self.old!r}"
        file.write_text(before + found + text.replace(self.old, self.new, 1), encoding="utf-8")
        compiled = Path(cache_from_source(str(file)))  # which may be of the same second and size
        compiled.unlink(missing_ok=True)


@dataclass(frozen=True)
class Defect:
    """What is wrong, with which client, and which test has to notice."""

    name: str
    caught_by: str
    edits: tuple[Edit, ...]
    spec: str
    operation: str
    """Narrows the run to one operation, by (a part of) its `operationId`, which its test ids begin with."""

    def __str__(self) -> str:
        return self.name


def defect(name: str, caught_by: str, *edits: Edit, spec: str = "box-groups", operation: str = "") -> Defect:
    """One row of the table."""
    return Defect(name, caught_by, edits, spec, operation)


DEFECTS: list[Defect] = []

# Where they are planted: the parts that every client has, and some of those that come from a spec
API = "_runtime/api.py"
CLIENT = "_runtime/client.py"
CONNECTIONS = "_runtime/connections.py"
DECODING = "_runtime/decoding.py"
ENCODING = "_runtime/encoding.py"
ENVELOPES = "_runtime/envelopes.py"
HEADERS = "_runtime/headers.py"
MODELS = "_runtime/models.py"
LINKS = "_runtime/links.py"
PAGES = "_runtime/pages.py"
PAGING = "_runtime/paging.py"
POOLS = "_runtime/pools.py"
REASONS = "_runtime/reasons.py"
REQUESTS = "_runtime/requests.py"
READING = "_runtime/reading.py"
REDIRECTS = "_runtime/redirects.py"
RESOURCES = "_runtime/resources.py"
RESPONSES = "_runtime/responses.py"
RETRIES = "_runtime/retries.py"
SETTINGS = "_runtime/settings.py"
TOKENS = "_runtime/tokens.py"
TYPES = "_runtime/types.py"
UNIONS = "_runtime/unions.py"

DEADLINE = "_runtime/deadline.py"
ERRORS = "_runtime/errors.py"

CREATE = "operations/group_memberships.py"
RECIPE = "models/recipe.py"
METHODS_OF_BOX = "resources/group_memberships.py"
MEMBERSHIP = "models/group_membership.py"

CREATE_IN_KANTATA = "operations/access_group_memberships.py"
METHODS_OF_KANTATA = "resources/access_group_memberships.py"
MEMBERSHIP_IN_KANTATA = "models/access_group_membership.py"

# Requests -----------------------------------------------------------------------------------------------------------

ON_THE_WIRE = "test_a_drawn_request_is_on_the_wire"
TOLD_APART = "test_values_that_are_easily_confused_are_told_apart"
MARKED = "test_an_undocumented_value_has_to_be_marked_as_wanted"

DEFECTS += [
    defect("comma array exploded", ON_THE_WIRE, Edit(CREATE, "explode=False", "explode=True")),
    defect("query parameter renamed", ON_THE_WIRE, Edit(CREATE, '_Query("fields"', '_Query("field"')),
    defect("query parameter dropped", ON_THE_WIRE, Edit(CREATE, "_FIELDS(fields)", "_FIELDS(UNSET)")),
    defect("method changed", ON_THE_WIRE, Edit(CREATE, 'method="POST"', 'method="PUT"')),
    defect(
        "servers of operations and paths ignored",
        ON_THE_WIRE,
        Edit(SETTINGS, "if server is None:", "if True:"),
        spec="servers",
    ),
    defect(
        "server of an operation dropped",
        ON_THE_WIRE,
        Edit("operations/as_.py", 'server="https://upload.example.test/up"', "server=None"),
        spec="servers",
    ),
    defect(
        "server of a path dropped",
        ON_THE_WIRE,
        Edit("operations/as_.py", 'server="https://path.example.test"', "server=None"),
        spec="servers",
    ),
    defect("path misspelled", ON_THE_WIRE, Edit(CREATE, 'path="/group_memberships"', 'path="/group_membership"')),
    defect("body property renamed", ON_THE_WIRE, Edit(CREATE, '"role": role', '"roles": role')),
    defect(
        "wrapper object missing",
        ON_THE_WIRE,
        Edit(CREATE_IN_KANTATA, "_BODY = _Body(\n    _members(", "_BODY = _Body(\n    anything or _members("),
        Edit(
            CREATE_IN_KANTATA,
            "                )\n            }\n",
            '                )\n            }["access_group_membership"]\n',
        ),
        spec="kantata-ox",
        operation="createAccessGroupMembership",
    ),
    defect(
        "null sent as absent",
        TOLD_APART,
        Edit(
            ENCODING,
            "if not isinstance(value, Unset)\n",
            "if value is not None and not isinstance(value, Unset)\n",
            after="def _set(",
        ),
    ),
    defect(
        "absent sent as null",
        TOLD_APART,
        Edit(
            CREATE,
            '"configurable_permissions": configurable_permissions',
            '"configurable_permissions": configurable_permissions or None',
        ),
    ),
    defect(
        "empty map sent as null",
        TOLD_APART,
        Edit(MODELS, "_object(value, wire_value))", "_object(value, wire_value)) or None"),
    ),
    defect(
        "integer id sent as string",
        ON_THE_WIRE,
        Edit(CREATE_IN_KANTATA, '"user_id": user_id', '"user_id": str(user_id)'),
        Edit(CREATE_IN_KANTATA, 'required("user_id", integer)', 'required("user_id", anything)'),
        spec="kantata-ox",
        operation="createAccessGroupMembership",
    ),
    defect("Authorization missing", ON_THE_WIRE, Edit(TOKENS, "request.headers[scheme.name] =", "_ =")),
    defect("wrong scheme word", ON_THE_WIRE, Edit(API, '"Authorization", "Bearer"', '"Authorization", "Token"')),
    defect("content type wrong", ON_THE_WIRE, Edit(ENCODING, '"application/json"', '"text/plain"')),
    defect(
        "array order changed", ON_THE_WIRE, Edit(ENCODING, "parts = value\n", "parts = sorted(value, reverse=True)\n")
    ),
    defect("enum value altered", TOLD_APART, Edit("models/group_membership_role.py", '"admin"', '"administrator"')),
    defect(
        "parameter lost only in the async method",
        ON_THE_WIRE,
        Edit(METHODS_OF_BOX, "locals())", '{**locals(), "fields": UNSET})', after="class Async"),
    ),
    defect(
        "member of the body lost only in the async method",
        ON_THE_WIRE,
        Edit(METHODS_OF_BOX, "locals())", '{**locals(), "role": UNSET})', after="class Async"),
    ),
    defect(
        "undocumented member of the body lost",
        ON_THE_WIRE,
        Edit(ENCODING, "return {**additional_properties, **_set(members)}", "return members"),
    ),
    defect(
        "member that the server alone gives demanded",
        TOLD_APART,
        Edit("models/crate_update.py", 'read_only("seal"', 'required("seal"'),
        spec="kitchen-sink",
        operation="updateCrate",
    ),
    defect(
        "path argument encoded twice",
        TOLD_APART,
        Edit(
            ENCODING, "        if segment in (", '        segment = quote(segment, safe=";,=")\n        if segment in ('
        ),
        spec="kitchen-sink",
        operation="getShelf",
    ),
    defect(
        "path argument not encoded",
        TOLD_APART,
        Edit(ENCODING, "        if segment in (", "        segment = unquote(segment)\n        if segment in ("),
        Edit(ENCODING, "import quote", "import quote, unquote"),
        spec="kitchen-sink",
        operation="getShelf",
    ),
    defect(
        "undocumented enum value sent unmarked",
        MARKED,
        Edit(DECODING, "_documented(members, _string), known", "None, known"),
    ),
    defect(
        "undocumented enum value refused though it is marked",
        MARKED,
        Edit(DECODING, "if not isinstance(value, members) and typed(value)", "if typed(value)"),
    ),
    defect("documented enum values not named", MARKED, Edit(DECODING, 'f"one of {listed}"', '"another value"')),
    defect(
        "literal sent otherwise than its member",
        "test_a_documented_value_may_be_written_as_it_is",
        Edit(
            ENCODING,
            "return value if isinstance(value, str) else json.dumps(value)",
            "return value if isinstance(value, Enum) else json.dumps(value)",
        ),
        Edit(ENCODING, "import json", "import json\nfrom enum import Enum"),
        spec="kantata-ox",
        operation="createAccessGroupMembership",
    ),
]

# Arguments ----------------------------------------------------------------------------------------------------------

ARGUMENT = "test_an_argument_has_the_type_that_the_spec_says"
NO_NONE = "test_none_is_no_argument"
NEEDED = "test_what_a_body_needs_is_there"
UNKNOWN = "test_an_argument_that_nobody_knows_is_refused"

DEFECTS += [
    defect(
        "path argument that climbs up accepted",
        "test_a_path_argument_cannot_address_something_else",
        Edit(ENCODING, 'if segment in ("", ".", "..") or value in ("", ".", ".."):', 'if segment == "":'),
        spec="kitchen-sink",
        operation="getShelf",
    ),
    defect(
        "empty list left out",
        "test_an_empty_selection_does_not_select_everything",
        Edit(
            ENCODING,
            "        value = _given(",
            "        if value == []:\n            return self.name, []\n        value = _given(",
            after="class Query",
        ),
    ),
    defect(
        "missing id sent as null",
        NO_NONE,
        Edit(
            ENCODING,
            "if value is None or isinstance(value, Unset):",
            "if isinstance(value, Unset):",
            after="class Path",
        ),
        Edit(ENCODING, "        expected.admit(found)\n", "        found is None or expected.admit(found)\n"),
        spec="kitchen-sink",
        operation="getShelf",
    ),
    defect(
        "None left out",
        NO_NONE,
        Edit(ENCODING, "if isinstance(value, Unset) and not self.required:", "if not (value or self.required):"),
    ),
    defect("argument of any type sent", ARGUMENT, Edit(ENCODING, "        expected.admit(found)\n", "")),
    defect(
        "body of any class sent",
        "test_a_body_has_the_type_that_the_spec_says",
        Edit(
            MODELS,
            "        case _:\n",
            '        case _ if hasattr(value, "to_dict"):\n            return value.to_dict()\n        case _:\n',
            after="def _written_value(",
        ),
        spec="kitchen-sink",
        operation="Recipe",
    ),
    defect(
        "member of the body of any type sent",
        "test_a_body_has_the_type_that_the_spec_says",
        Edit(MODELS, "decoder.admit(value)", "pass"),
    ),
    defect(
        "needed member of the body left out",
        NEEDED,
        Edit(MODELS, "self.refuse_missing(members, self.sent)", "pass", after="def admit("),
    ),
    defect(
        "needed body left out",
        NEEDED,
        Edit(ENCODING, "if self.required:", "if False:", after="class Body"),
        spec="kantata-ox",
        operation="createUserGroupMembership",
    ),
    defect(
        "NaN sent",
        "test_a_number_is_finite",
        Edit(MODELS, "case float() if not math.isfinite(value):", "case float() if False:"),
        spec="kitchen-sink",
        operation="listItems",
    ),
    defect(
        "required parameter left out",
        "test_a_required_argument_needs_a_value",
        Edit(ENCODING, "if isinstance(value, Unset) and not self.required:", "if isinstance(value, Unset):"),
        spec="kitchen-sink",
        operation="listItems",
    ),
    defect(
        "unknown argument passed over",
        UNKNOWN,
        Edit(METHODS_OF_BOX, "    ) -> GroupMembership:", "        **_: Any,\n    ) -> GroupMembership:"),
    ),
    defect(
        "unknown argument refused without the known ones",
        UNKNOWN,
        Edit(RESOURCES, "; its arguments are {known or 'none'}", ""),
    ),
]

# Responses ----------------------------------------------------------------------------------------------------------

EXAMPLE = "test_a_named_example_is_understood"
RESPONSE = "test_a_drawn_response_is_understood"
BROKEN = "test_an_invalid_response_is_a_clear_error"
PAGE = "test_a_page_or_an_empty_body_is_a_clear_error"
STATUS = "test_an_undocumented_status_is_a_response"

DEFECTS += [
    defect(
        "member that is never received demanded",
        EXAMPLE,
        Edit("models/bowl.py", 'write_only("owner"', 'required("owner"'),
        spec="kitchen-sink",
        operation="Recipe",
    ),
    defect(
        "discriminator passed over",
        EXAMPLE,
        Edit(RECIPE, '{"kind": ("herb",)}', "{}"),
        Edit(RECIPE, '{"kind": ("sauce", "dip")}), by="kind")', "{}))"),
        spec="kitchen-sink",
        operation="Recipe",
    ),
    defect(
        "branch of a union told by what fits first",
        EXAMPLE,
        Edit(UNIONS, "return _is_listed(value, self.values)", "return False"),
        Edit(UNIONS, "not any(_others(self.constants, value))", "True"),
        spec="kitchen-sink",
        operation="Recipe",
    ),
    defect("success status treated as unexpected", EXAMPLE, Edit(CREATE, '{"201": ', '{"202": ')),
    defect(
        "an error parsed as the success model",
        EXAMPLE,
        Edit(CREATE, '"409", ', "", after="_CREATE_GROUP_MEMBERSHIP = "),
        Edit(
            CREATE,
            "errors=",
            'errors={"409": json_body(model(GroupMembership))} | ',
            after="_CREATE_GROUP_MEMBERSHIP = ",
        ),
    ),
    defect(
        "an error body dropped",
        EXAMPLE,
        Edit(CREATE, '"409", ', "", after="_CREATE_GROUP_MEMBERSHIP = "),
        Edit(CREATE, "errors=", 'errors={"409": lambda _: None} | ', after="_CREATE_GROUP_MEMBERSHIP = "),
    ),
    defect("unknown property lost in the round trip", RESPONSE, Edit(MEMBERSHIP, "rest=anything,", "")),
    defect(
        "date-time shifted to another zone without its offset",
        RESPONSE,
        Edit(
            MODELS,
            "value.isoformat()",
            "value.astimezone(datetime.timezone.utc).replace(tzinfo=None).isoformat()",
            after="isinstance(value, Inexact)",
        ),
    ),
    defect(
        "undocumented enum value refused",
        "test_an_undocumented_enum_value_is_kept",
        Edit(TYPES, "if not isinstance(value, str):", "if True:"),
    ),
    defect(
        "missing member accepted",
        BROKEN,
        Edit(MEMBERSHIP, "    id: str\n", "    id: str = UNSET\n"),
        Edit(MEMBERSHIP, 'required("id"', 'optional("id"'),
    ),
    defect(
        "wrong type accepted",
        BROKEN,
        Edit(DECODING, 'return value if isinstance(value, str) else _reject("a string", value)', "return value"),
    ),
    defect(
        "place of a defect not named",
        BROKEN,
        Edit(MODELS, "raise mismatch.inside(members.listed[at].name) from None", "raise", after="_READER = "),
    ),
    defect(
        "HTML taken for an empty success",
        PAGE,
        Edit(RESPONSES, "return reply.refuse(found.pointer, found.expected, found.received)", "return None"),
    ),
    defect(
        "content type of a response ignored",
        PAGE,
        Edit(RESPONSES, 'raise Mismatch("JSON", loggable(media_type, 255))', "pass"),
    ),
    defect(
        "status without a name refused",
        STATUS,
        Edit(RESPONSES, "status_code=reply.status_code,", "status_code=HTTPStatus(reply.status_code),"),
        Edit(RESPONSES, "from typing import", "from http import HTTPStatus\nfrom typing import"),
    ),
    defect(
        "unexpected success parsed as an error",
        "test_an_unexpected_success_is_not_read_as_an_error",
        Edit(RESPONSES, " if status >= 400 else None", "", after="def _error_body("),
    ),
    defect(
        "error class of its status lost",
        EXAMPLE,
        Edit(RESPONSES, "_BY_STATUS.get(", "_BY_STATUS.get(0 if status_code == 409 else "),
    ),
    defect(
        "headers of an error dropped",
        EXAMPLE,
        Edit(RESPONSES, '"headers": self.headers', '"headers": http.Headers()'),
    ),
    defect(
        "range of statuses ignored",
        EXAMPLE,
        Edit(RESPONSES, 'f"{status // 100}XX", "default"', '"default"'),
        spec="kitchen-sink",
        operation="Recipe",
    ),
    defect(
        "range before exact status",
        EXAMPLE,
        Edit(
            RESPONSES,
            '(str(status), f"{status // 100}XX", "default")',
            '(f"{status // 100}XX", str(status), "default")',
        ),
        spec="kitchen-sink",
        operation="Recipe",
    ),
    defect(
        "strange charset crashes",
        "test_a_charset_is_taken_for_what_it_is",
        Edit(RESPONSES, "except (LookupError, ValueError):", "except UnicodeError:"),
        spec="kitchen-sink",
    ),
]

# Envelopes ----------------------------------------------------------------------------------------------------------

IN_THEIR_ORDER = "[found[str(reference.id)] for reference in references or ()]"
LEADS_NOWHERE = "if reference.key != key or reference.id not in found:"

HELD = "test_an_envelope_holds_what_its_references_name"

DEFECTS += [
    defect(
        "several results taken for one",
        HELD,
        Edit(ENVELOPES, "if len(found) != 1:", "if not found:"),
        spec="kantata-ox",
    ),
    defect(
        "results in the order of the map",
        HELD,
        Edit(
            ENVELOPES,
            IN_THEIR_ORDER,
            "[found[id_] for id_ in found if id_ in {str(one.id) for one in references or ()}]",
        ),
        spec="kantata-ox",
    ),
    defect(
        "reference into another map followed by a method",
        HELD,
        Edit(ENVELOPES, LEADS_NOWHERE, "if reference.id not in found:"),
        spec="kantata-ox",
    ),
    defect(
        "objects without references taken for none by a method",
        HELD,
        Edit(ENVELOPES, "if references is None and found:", "if False:"),
        spec="kantata-ox",
    ),
    defect(
        "ids in results changed to integers",
        EXAMPLE,
        Edit(
            "models/result_reference.py",
            '"id", string',
            '"id", type(string)("an id", lambda value: int(value) if value.isdigit() else value)',
        ),
        spec="kantata-ox",
    ),
    defect(
        "envelope not unwrapped",
        EXAMPLE,
        Edit(METHODS_OF_KANTATA, "return self._one(", "return self._call("),
        spec="kantata-ox",
    ),
    defect(
        "envelope not unwrapped only in the async method",
        EXAMPLE,
        Edit(METHODS_OF_KANTATA, "return await self._one(", "return await self._call("),
        spec="kantata-ox",
    ),
    defect(
        "no result returned as None",
        RESPONSE,
        Edit(ENVELOPES, "return found[0]", "return found[0] if found else None"),
        Edit(ENVELOPES, "if len(found) != 1:", "if len(found) > 1:"),
        spec="kantata-ox",
    ),
    defect(
        "all results but the first one lost",
        EXAMPLE,
        Edit(ENVELOPES, "return self.items(reply, body)", "return self.items(reply, body)[:1]"),
        spec="kantata-ox",
    ),
    defect(
        "several results reversed",
        EXAMPLE,
        Edit(ENVELOPES, "return self.items(reply, body)", "return self.items(reply, body)[::-1]"),
        spec="kantata-ox",
    ),
    defect(
        "one result looked for where there may be several",
        EXAMPLE,
        Edit("resources/user_group_memberships.py", "return self._all(", "return self._one("),
        spec="kantata-ox",
    ),
    defect(
        "result that is not there passed over",
        RESPONSE,
        Edit(ENVELOPES, LEADS_NOWHERE, "if False:"),
        Edit(ENVELOPES, "references or ()]", "references or () if reference.id in found]"),
        spec="kantata-ox",
    ),
    defect(
        "included object taken from the wrong map",
        EXAMPLE,
        Edit(MEMBERSHIP_IN_KANTATA, '("user_id", "users"', '("user_id", "access_groups"'),
        spec="kantata-ox",
    ),
    defect(
        "included object taken by the wrong id",
        EXAMPLE,
        Edit(MEMBERSHIP_IN_KANTATA, '("user_id", "users"', '("creator_id", "users"'),
        spec="kantata-ox",
    ),
    defect(
        "included objects out of reach", EXAMPLE, Edit(ENVELOPES, "one._envelope = body", "pass"), spec="kantata-ox"
    ),
    defect(
        "object that is not included read as None",
        EXAMPLE,
        Edit(ENVELOPES, "if not isinstance(found, kind):", "if False:"),
        spec="kantata-ox",
    ),
]

# Retries ------------------------------------------------------------------------------------------------------------

NOT_TWICE = "test_what_may_be_done_already_is_not_done_twice"
REPEATED = "test_what_may_be_repeated_is_repeated"
IN_TIME = "test_nothing_is_waited_for_beyond_the_total_timeout"
REDIRECTED = "test_a_redirected_request_is_not_sent_twice"

DEFECTS += [
    defect("POST repeated after 503", NOT_TWICE, Edit(RETRIES, "frozenset({429})", "frozenset({429, 503})")),
    defect(
        "POST repeated after a read timeout",
        NOT_TWICE,
        Edit(RETRIES, "http.ConnectTimeout, http.PoolTimeout,", "http.TimeoutException,"),
    ),
    defect(
        "POST repeated after a reset connection",
        NOT_TWICE,
        Edit(RETRIES, "_NOT_SENT = (http.ConnectError,", "_NOT_SENT = (http.NetworkError,"),
    ),
    defect(
        "POST not repeated when it never left",
        NOT_TWICE,
        Edit(RETRIES, "harmless = self._idempotent or not self._may_have_arrived", "harmless = self._idempotent"),
    ),
    defect(
        "GET not repeated after 503",
        REPEATED,
        Edit(RETRIES, "frozenset({429, 502, 503, 504})", "frozenset({429, 502, 504})"),
        spec="kitchen-sink",
        operation="Recipe",
    ),
    defect(
        "GET not repeated after a read timeout",
        REPEATED,
        Edit(RETRIES, "http.RemoteProtocolError, http.TimeoutException,", "http.RemoteProtocolError,"),
        spec="kitchen-sink",
        operation="Recipe",
    ),
    defect("Retry-After date ignored", NOT_TWICE, Edit(HEADERS, "return _seconds_until(text)", "return None")),
    defect(
        "Retry-After ignored",
        NOT_TWICE,
        Edit(RETRIES, "_has_time_for(asked or self._back_off())", "_has_time_for(self._back_off())"),
    ),
    defect(
        "nonsense in Retry-After crashes",
        NOT_TWICE,
        Edit(HEADERS, "except (OverflowError, TypeError, ValueError):", "except OverflowError:"),
    ),
    defect(
        "cap of Retry-After ignored",
        "test_a_longer_wait_is_left_to_the_caller",
        Edit(RETRIES, "return asked <= self._settings.max_retry_after and", "return asked >= 0 and"),
    ),
    defect("retry without back-off", NOT_TWICE, Edit(RETRIES, "_BACK_OFF = 0.5", "_BACK_OFF = 0.0")),
    defect("back-off ten times as long", NOT_TWICE, Edit(RETRIES, "_BACK_OFF = 0.5", "_BACK_OFF = 5.0")),
    defect(
        "back-off without jitter's floor",
        NOT_TWICE,
        Edit(RETRIES, "random.uniform(0.5, 1.0)", "random.uniform(0.0, 1.0)"),
    ),
    defect("no wait at all", NOT_TWICE, Edit(RETRIES, "time.sleep(self._wait)", "pass")),
    defect(
        "wait beyond the total timeout", IN_TIME, Edit(RETRIES, " or time.monotonic() + wait >= self._deadline", "")
    ),
    defect("attempts not counted", IN_TIME, Edit(RETRIES, "self.count += 1", "self.count = 1")),
    defect(
        "max_retries ignored",
        "test_a_call_is_sent_again_where_that_is_safe",
        Edit(RETRIES, "self._retries >= self._settings.max_retries", "self._retries >= 2"),
    ),
    defect(
        "three retries unless told otherwise",
        "test_two_retries_are_the_default",
        Edit(SETTINGS, "max_retries: int = field(default=2", "max_retries: int = field(default=3"),
    ),
    defect(
        "fate of a request unknown",
        "test_a_request_that_nobody_saw_may_be_sent_again",
        Edit(
            RETRIES,
            "self._may_have_arrived |= not self._was_not_sent(error)",
            "self._may_have_arrived = True",
        ),
    ),
    defect(
        "POST repeated after a redirect and 429",
        REDIRECTED,
        Edit(RETRIES, "if reply.redirected and not self._idempotent:", "if False:"),
    ),
    defect(
        "POST repeated after a redirect and a lost connection",
        REDIRECTED,
        Edit(RETRIES, "self._sending_started = True", "pass"),
    ),
]

# Reading ------------------------------------------------------------------------------------------------------------

SAME_METHOD = "test_a_redirect_does_not_change_what_was_asked_for"
CODED = "test_a_coding_that_was_not_asked_for_is_refused"
TOO_LARGE = "test_a_response_that_is_too_large_is_refused"

DEFECTS += [
    defect(
        "success of a GET taken for that of a POST",
        SAME_METHOD,
        Edit(REDIRECTS, "found.method != request.method or not is_repeatable", "not is_repeatable"),
    ),
    defect("redirect that was not followed without a reason", SAME_METHOD, Edit(RESPONSES, "reply.obstacle or ", "")),
    defect("response compressed twice read", CODED, Edit(READING, "if codings[1:] or ", "if ")),
    defect(
        "response in a coding that was not asked for read",
        CODED,
        Edit(READING, " or not set(CODINGS).issuperset(codings)", ""),
    ),
    defect(
        "other codings asked for",
        "test_a_compressed_response_is_read",
        Edit(CLIENT, ', "Accept-Encoding": ", ".join(CODINGS)', ', "Accept-Encoding": "gzip, deflate, br"'),
    ),
    defect("response of any size read", TOO_LARGE, Edit(READING, "self._size > self._most", "False")),
    defect("pieces counted instead of bytes", TOO_LARGE, Edit(READING, "self._size += len(piece)", "self._size += 1")),
    defect(
        "time not looked at while a body comes",
        "test_a_body_that_drips_ends_with_the_total_timeout",
        Edit(READING, "        check()\n", ""),
    ),
]

# Tokens, and where they must not be ---------------------------------------------------------------------------------

ENVIRONMENT = "test_the_environment_says_who_is_calling"
LOST = "test_an_error_without_a_response_does_not_show_the_token"
MISSING = "test_a_token_that_is_needed_and_missing_is_an_error"
REFUSAL = "test_a_token_source_learns_what_was_refused"

DEFECTS += [
    defect(
        "token kept from the first call",
        "test_a_callable_is_asked_before_every_request",
        Edit(TOKENS, "    def ask(self)", "    @functools.cache  # noqa: B019\n    def ask(self)"),
        Edit(TOKENS, "import inspect", "import functools\nimport inspect"),
    ),
    defect(
        "async token not awaited",
        "test_an_async_callable_is_awaited",
        Edit(TOKENS, "if inspect.isawaitable(self.secret) else self", "if False else self"),
    ),
    defect(
        "401 retried for ever",
        "test_a_token_that_is_refused_twice_is_refused",
        Edit(CLIENT, "if self._is_outdated(reply) and", "while self._is_outdated(reply) and"),
    ),
    defect(
        "401 retried after a redirect",
        "test_a_request_that_was_redirected_is_not_sent_again",
        Edit(CLIENT, " and not reply.redirected", ""),
    ),
    defect(
        "401 retried with the same token",
        "test_a_token_that_cannot_change_is_not_sent_again",
        Edit(TOKENS, "return bool(self._next) and self._next != self._last", "return True"),
    ),
    defect(
        "401 never retried",
        "test_a_refused_token_is_asked_for_once_more",
        Edit(CLIENT, "reply.status_code == 401", "reply.status_code == 499"),
    ),
    defect(
        "refused source not told", REFUSAL, Edit(TOKENS, "            said.refused(refuse)\n", "            pass\n")
    ),
    defect(
        "refused async source not told",
        REFUSAL,
        Edit(TOKENS, "            await said.refused(refuse).awaited()\n", "            pass\n"),
    ),
    defect(
        "refused token sent again",
        "test_the_token_that_was_refused_is_not_sent_again",
        Edit(TOKENS, " and self._next != self._last", ""),
    ),
    defect(
        "token that cannot be sent shown in a traceback",
        "test_no_traceback_shows_a_token_that_cannot_be_sent",
        Edit(TOKENS, "    secret: Any = field(repr=False)", "    secret: Any"),
    ),
    defect(
        "token of the environment ignored",
        ENVIRONMENT,
        Edit(CLIENT, '"token": SCHEMES[primary].variable', '"token": "ACCESS"'),
    ),
    defect(
        "base URL of the environment ignored",
        ENVIRONMENT,
        Edit(CLIENT, 'f"{ENVIRONMENT}_BASE_URL"', 'f"{ENVIRONMENT}_URL"'),
    ),
    defect("environment before arguments", ENVIRONMENT, Edit(CLIENT, "**found | given", "**given | found")),
    defect("missing token sent as none", MISSING, Edit(TOKENS, "if found is None and security:", "if False:")),
    defect("variable for a missing token not named", MISSING, Edit(TOKENS, "{SCHEMES[name].variable}", "TOKEN")),
    defect(
        "token sent where none is needed",
        "test_a_token_goes_where_it_is_needed_only",
        Edit(CLIENT, "Proof(request.security, ", "Proof(request.security or [('bearerAuth',)], "),
        spec="kitchen-sink",
    ),
    defect(
        "async callable accepted by the sync client",
        "test_an_async_callable_needs_the_async_client",
        Edit(CLIENT, "            refuse_async(token)\n", "            pass\n"),
    ),
    defect(
        "callable that proves to be async not seen through",
        "test_a_callable_that_proves_to_be_async_sends_nothing",
        Edit(TOKENS, "if inspect.isawaitable(self.secret):", "if False:", after="def checked("),
    ),
    defect(
        "what a callable raised shown",
        "test_a_callable_without_a_token_sends_nothing",
        Edit(TOKENS, "{type(error).__name__}", "{error!r}", after="def _failures("),
    ),
    defect(
        "token in repr",
        "test_a_client_does_not_show_its_token",
        Edit(SETTINGS, '["token=..."]', '[f"token={self.token!r}"]'),
    ),
    defect(
        "token in an error",
        "test_an_error_does_not_show_the_token",
        Edit(RESPONSES, '"method": self.method', '"method": "".join(self.secrets)'),
    ),
    defect(
        "token in a reason",
        "test_a_reason_does_not_show_the_token",
        Edit(REASONS, "withheld(text, secrets)", "text"),
    ),
    defect(
        "log line with the token",
        "test_no_line_shows_the_token",
        Edit(RETRIES, 'path = request.url.raw_path.partition(b"?")[0].decode()', "path = str(request.headers.raw)"),
    ),
    defect(
        "redirect followed",
        "test_a_redirect_is_not_followed",
        Edit(SETTINGS, "follow_redirects: bool = field(default=False", "follow_redirects: bool = field(default=True"),
    ),
    defect(
        "redirect followed to another host with the token",
        "test_the_token_stays_behind_when_a_redirect_is_followed",
        Edit(REDIRECTS, " if is_home or _is_harmless(name.lower())", ""),
    ),
    defect(
        "redirect followed to another host with header fields of the caller",
        "test_the_token_stays_behind_when_a_redirect_is_followed",
        Edit(REDIRECTS, "_is_harmless(name.lower())", 'name.lower() not in (b"authorization", b"cookie")'),
    ),
    defect(
        "redirect followed to another host with cookies",
        "test_the_token_stays_behind_when_a_redirect_is_followed",
        Edit(REDIRECTS, '{b"accept", ', '{b"cookie", b"accept", '),
    ),
    defect("token in the cause of an error", LOST, Edit(RETRIES, "        _replace_requests(error, bare)\n", "")),
    defect(
        "token in a local variable",
        LOST,
        Edit(
            CLIENT,
            "        proof = Proof(request.security, self._settings.known)\n",
            "        token = self._settings.token\n        proof = Proof(request.security, self._settings.known)\n",
        ),
    ),
]

# Copies, connections, threads and the end ---------------------------------------------------------------------------

COPY = "test_a_copy_leaves_the_original_alone"
NOT_THE_END = "test_the_end_of_a_copy_is_not_the_end_of_its_original"
SUPPLIED = "test_a_supplied_http_client_adds_nothing_of_its_own"

DEFECTS += [
    defect(
        "copy changes the original",
        COPY,
        Edit(
            CLIENT,
            "    checked = evolve(",
            '    settings.headers.update(changes.get("headers", {}))\n    checked = evolve(',
        ),
    ),
    defect(
        "header fields of the original lost in a copy",
        COPY,
        Edit(CLIENT, "_merged(settings.headers, checked.headers)", "_merged(checked.headers)"),
    ),
    defect(
        "base URL of a copy ignored",
        "test_a_copy_may_call_another_server_with_another_token",
        Edit(
            CLIENT,
            "_changed(self._settings, changes)",
            '_changed(self._settings, changes | {"base_url": self.base_url})',
        ),
    ),
    defect(
        "pool not shared",
        "test_a_copy_shares_the_connections",
        Edit(
            CLIENT,
            "copy._pool, copy._original = self._pool,",
            "copy._pool, copy._original = self._connect(copy._settings, UNSET),",
        ),
    ),
    defect(
        "pool shared in spite of other connections",
        "test_a_copy_with_other_connections_closes_them",
        Edit(CLIENT, '{"verify", "http_options"} & changes.keys() or ', ""),
    ),
    defect(
        "copy closes the pool",
        NOT_THE_END,
        Edit(CLIENT, "return self._pool.close() if", "return self._pool.close() if True or"),
    ),
    defect(
        "copy keeps its original alive",
        "test_a_copy_closes_what_its_original_left",
        Edit(CLIENT, "self._original or weakref.ref(self)", "self._original or (lambda: self)"),
    ),
    defect("closed client opens again", NOT_THE_END, Edit(POOLS, "            self._closed = True\n", "")),
    defect(
        "close does nothing",
        "test_a_client_is_closed_without_a_block",
        Edit(CLIENT, "            client.close()", "            pass"),
    ),
    defect(
        "client that is closed between two attempts crashes",
        "test_a_client_that_is_closed_between_two_attempts_says_so",
        Edit(RETRIES, "if isinstance(error, RuntimeError) and client.is_closed:", "if False:"),
    ),
    defect("supplied client's credentials sent", SUPPLIED, Edit(RETRIES, "auth=None, ", "")),
    defect(
        "supplied client's query sent",
        SUPPLIED,
        Edit(CLIENT, "self._url(request),", "self._url(request).copy_merge_params(client.params),"),
    ),
    defect(
        "supplied client's redirects followed",
        SUPPLIED,
        Edit(RETRIES, ", follow_redirects=False", ""),
    ),
    defect(
        "supplied client closed",
        "test_a_supplied_http_client_is_not_closed",
        Edit(POOLS, "            return []\n", "            return [(None, self._external)]\n"),
    ),
    defect(
        "a pool for every thread that comes first",
        "test_threads_that_begin_together_connect_once",
        Edit(POOLS, "        with self._lock:\n            client", "        if True:\n            client"),
    ),
    defect(
        "settings kept with the connections that copies share",
        "test_threads_that_share_a_client_keep_their_calls_apart",
        Edit(
            CLIENT,
            "settings, body = self._settings, request.body",
            'settings, body = vars(self._pool).setdefault("settings", self._settings), request.body',
        ),
    ),
    defect(
        "wish to have a POST repeated ignored",
        "test_a_request_that_creates_is_repeated_if_asked_for",
        Edit(RETRIES, "settings.retry_non_idempotent or ", ""),
    ),
    defect(
        "another transport believed that nothing left",
        "test_another_transport_is_not_believed_that_nothing_left",
        Edit(RETRIES, "(self._is_foreign and not self._connecting_failed)", "False"),
    ),
    defect(
        "supplied client believed that nothing left",
        "test_another_transport_is_not_believed_that_nothing_left",
        Edit(CLIENT, "return self._pool.is_external or not", "return not"),
    ),
    defect(
        "error of a hook taken for one of the network",
        "test_the_error_of_a_hook_passes_through",
        Edit(RETRIES, "isinstance(error, Exception) and is_of_hook(error, client, request)", "False"),
    ),
    defect(
        "cookies of a server kept for the next caller",
        "test_no_cookie_of_a_server_is_kept",
        Edit(CONNECTIONS, "DefaultCookiePolicy(allowed_domains=[])", ""),
    ),
    defect(
        "cookie of a jar sent beside that of the client",
        "test_a_jar_of_the_callers_keeps_cookies",
        Edit(CLIENT, ' if pair.partition("=")[0] not in names] + more', "] + more"),
    ),
    defect(
        "connections of the parent used in a forked process",
        "test_a_forked_process_has_connections_of_its_own",
        Edit(POOLS, "        self._opened = {}\n        self._lock", "        self._lock"),
    ),
    defect(
        "one pool for all event loops",
        "test_each_event_loop_has_connections_of_its_own",
        Edit(POOLS, "self._of(loop)", "self._of(None)"),
    ),
    defect(
        "log line with the query",
        "test_every_attempt_is_one_line",
        Edit(RETRIES, 'request.url.raw_path.partition(b"?")[0].decode()', "request.url.raw_path.decode()"),
    ),
    defect(
        "log line for the last attempt only",
        "test_every_attempt_is_one_line",
        Edit(RETRIES, "        self._log(request, type(error).__name__)\n", ""),
    ),
]

# Settings -----------------------------------------------------------------------------------------------------------

SETTING = "test_a_setting_that_makes_no_sense_is_refused"
UNKNOWN_SETTING = "test_a_setting_that_nobody_knows_is_refused"
READABLE = "test_settings_can_be_read_and_are_shown_by_their_names"

DEFECTS += [
    defect(
        "no timeout",
        "test_default_timeouts",
        Edit(SETTINGS, "http.Timeout(30.0, connect=5.0)", "http.Timeout(None)"),
    ),
    defect(
        "wrong default server",
        "test_the_first_server_is_the_default",
        Edit(API, '"https://api.box.com/2.0"', '"https://api.box.com/3.0"'),
    ),
    defect(
        "anything taken for an HTTP client",
        SETTING,
        Edit(CLIENT, "if not isinstance(http_client, Unset | cls._http_class):", "if False:"),
    ),
    defect(
        "the other HTTP client accepted",
        "test_the_other_client_of_the_http_library_is_refused",
        Edit(CLIENT, "Unset | cls._http_class", "Unset | http.Client | http.AsyncClient"),
    ),
    defect(
        "any base URL accepted",
        SETTING,
        Edit(SETTINGS, "base_url: str = field(validator=_check_address)", "base_url: str = field()"),
    ),
    defect("less than no retries accepted", SETTING, Edit(SETTINGS, "    if value < 0:\n", "    if value == -0.5:\n")),
    defect(
        "step of a timeout not looked at",
        "test_each_step_of_a_timeout_is_looked_at",
        Edit(SETTINGS, "value.as_dict().values() if isinstance", "[value.pool] if isinstance"),
    ),
    defect(
        "headers shown when they are refused",
        SETTING,
        Edit(SETTINGS, '"a mapping of strings", TypeError', 'f"a mapping of strings, not {value}", TypeError'),
    ),
    defect(
        "any headers accepted by a copy",
        "test_a_copy_refuses_the_same",
        Edit(
            CLIENT,
            "    checked = evolve(",
            '    if "headers" in changes:\n'
            "        with validators.disabled():\n"
            "            return evolve(settings, **changes)\n"
            "    checked = evolve(",
        ),
        Edit(CLIENT, "import evolve, fields", "import evolve, fields, validators"),
    ),
    defect(
        "unknown setting passed over",
        UNKNOWN_SETTING,
        Edit(CLIENT, "_settings(_given(locals(), options))", "_settings(_given(locals(), {}))"),
    ),
    defect(
        "unknown setting of a copy passed over",
        UNKNOWN_SETTING,
        Edit(CLIENT, "changes = _given(locals(), options)", "changes = _given(locals(), {})"),
    ),
    defect(
        "one setting read as another",
        READABLE,
        Edit(CLIENT, "return self._settings.total_timeout", "return self._settings.max_retry_after"),
    ),
    defect("a setting missing in repr", READABLE, Edit(SETTINGS, '"timeout", "total_timeout", ', '"timeout", ')),
    defect(
        "secret header in repr", READABLE, Edit(SETTINGS, "{sorted(getattr(self, name))!r}", "{getattr(self, name)!r}")
    ),
    defect(
        "private names offered",
        "test_what_an_editor_offers_is_what_a_client_is_for",
        Edit(CLIENT, 'if not name.startswith("_")', 'if not name.startswith("__")'),
    ),
    defect(
        "hooks see the first attempt only",
        "test_hooks_see_every_attempt",
        Edit(
            RETRIES,
            "        self._started = time",
            "        if self.count > 1:\n            client.event_hooks = {}\n        self._started = time",
            after="self.count += 1",
        ),
    ),
]

# Lists in pages -----------------------------------------------------------------------------------------------------

ALL_ITEMS = "test_every_item_comes_once_and_in_order"
SAME_WAY = "test_every_page_is_asked_for_in_the_same_way"
WHEN_WANTED = "test_a_page_is_asked_for_when_its_first_item_is"
PAGING_FAULT = "test_a_paging_fault_is_a_clear_error"
EMPTY_PAGES = "test_pages_without_items_are_no_fault"
WHOLE = "test_pages_come_whole"
ONLY_ONE = "test_the_only_item_is_the_only_one"

STEP = "step = count if limit is None else limit"
NEXT_PAGE = "            request = self._request.at(position)\n"
READ_PAGE = "            body = request.responses.success(reply)\n"

DEFECTS += [
    defect(
        "next offset after the entries instead of the limit",
        ALL_ITEMS,
        Edit(PAGING, STEP, "step = count or 1"),
        spec="lists-of-box",
        operation="listGroups",
    ),
    defect(
        "next offset after a limit that is not said",
        ALL_ITEMS,
        Edit(PAGING, STEP, "step = limit or 2"),
        spec="lists-of-box",
        operation="listGroups",
    ),
    defect(
        "last page by offset lost",
        ALL_ITEMS,
        Edit(PAGING, "page.position + step >= total", "page.position + 2 * step >= total"),
        spec="lists-of-box",
        operation="listGroups",
    ),
    defect(
        "last page by number lost",
        ALL_ITEMS,
        Edit(PAGING, "page.position >= pages", "page.position + 1 >= pages"),
        spec="lists-of-kantata",
    ),
    defect(
        "page by offset without items taken for the last",
        EMPTY_PAGES,
        Edit(PAGING, "if not count and (limit is None or total is None):", "if not count:"),
        spec="lists-of-box",
        operation="listGroups",
    ),
    defect(
        "page by marker without items taken for the last",
        EMPTY_PAGES,
        Edit(PAGING, "return marker or None", "return marker if marker and count else None"),
        spec="lists-of-box",
        operation="listUsers",
    ),
    defect(
        "pages that say nothing taken for the only ones",
        ALL_ITEMS,
        Edit(PAGING, "is_last = not count if pages is None else", "is_last = pages is None or"),
        spec="kitchen-sink",
    ),
    defect(
        "order of the references ignored",
        ALL_ITEMS,
        Edit(ENVELOPES, IN_THEIR_ORDER, "[*found.values()]"),
        spec="lists-of-kantata",
    ),
    defect(
        "size of a page lost on the second one",
        SAME_WAY,
        Edit(
            REQUESTS,
            "if part[0] == name else part",
            'if part[0] == name else (part[0], []) if part[0] == "limit" and position else part',
        ),
        spec="lists-of-box",
        operation="listGroups",
    ),
    defect(
        "filter lost on the second page, only in the async client",
        SAME_WAY,
        Edit(
            PAGES,
            NEXT_PAGE,
            f"{NEXT_PAGE}            if position:\n"
            '                kept = [part for part in request.query if part[0] != "fields"]\n'
            "                request = evolve(request, query=kept)\n",
            after="class AsyncPages",
        ),
        Edit(PAGES, "from .paging", "from attrs import evolve\n\nfrom .paging"),
        spec="lists-of-box",
        operation="listGroups",
    ),
    defect(
        "what goes along with a marker left out",
        SAME_WAY,
        Edit("resources/users.py", ", usemarker=True", ""),
        spec="lists-of-box",
        operation="listUsers",
    ),
    defect(
        "start of a list ignored",
        "test_a_list_begins_where_it_is_told_to",
        Edit(PAGING, "self.paging.first if isinstance(self.start, Unset) else self.start", "self.paging.first"),
        spec="lists-of-box",
    ),
    defect(
        "None left out of a list",
        "test_arguments_are_checked_before_the_first_page",
        Edit(ENCODING, "if isinstance(value, Unset) and not self.required:", "if not (value or self.required):"),
        spec="lists-of-box",
    ),
    defect(
        "all pages asked for at once",
        WHEN_WANTED,
        Edit(PAGES, "in self._walk():", "in list(self._walk()):"),
        spec="lists-of-box",
    ),
    defect(
        "error on a later page taken for the end",
        "test_what_came_before_an_error_has_come",
        Edit(
            PAGES,
            READ_PAGE,
            f"            try:\n    {READ_PAGE}            except errors.ApiError:\n                return\n",
        ),
        Edit(PAGES, "from .paging", "from . import errors\nfrom .paging"),
        spec="lists-of-box",
    ),
    defect(
        "items given for whole pages",
        WHOLE,
        Edit(PAGES, "return (body for body, _ in self._walk())", "return (items for _, items in self._walk())"),
        spec="lists-of-box",
    ),
    defect(
        "first page left out of whole pages, only in the async client",
        WHOLE,
        Edit(PAGES, "            yield body\n", "            if _ is None:\n                yield body\n"),
        spec="lists-of-box",
    ),
    defect(
        "first of two items taken for the only one",
        ONLY_ONE,
        Edit(PAGES, "if len(found) != 1:", "if not found:"),
        spec="lists-of-box",
    ),
    defect(
        "no item returned as None",
        ONLY_ONE,
        Edit(PAGES, "if len(found) != 1:", "if len(found) > 1:"),
        Edit(PAGES, "return found[0]", "return found[0] if found else None"),
        spec="lists-of-box",
    ),
    defect(
        "only item looked for on the first page",
        ONLY_ONE,
        Edit(PAGES, "if len(found) > 1:", "if found:", after="class AsyncPages"),
        spec="lists-of-box",
    ),
    defect(
        "only item looked for to the end of the list",
        "test_a_second_item_is_enough_to_know",
        Edit(PAGES, "                if len(found) > 1:\n                    break\n", "", after="class AsyncPages"),
        spec="lists-of-box",
    ),
    defect(
        "endless paging: page that comes again not noticed",
        PAGING_FAULT,
        Edit(PAGING, "if items and (items == self.before or content in self.contents):", "if False:"),
        spec="lists-of-box",
    ),
    defect(
        "endless paging: alternating pages not noticed",
        PAGING_FAULT,
        Edit(PAGING, "(items == self.before or content in self.contents)", "items == self.before"),
        spec="lists-of-box",
    ),
    defect(
        "items of overlapping pages come twice",
        PAGING_FAULT,
        Edit(PAGING, "if limit is not None and count > limit > 0:", "if False:"),
        spec="lists-of-box",
    ),
    defect(
        "server without markers not noticed",
        PAGING_FAULT,
        Edit(PAGING, "and total is not None and total > count:", "and False:"),
        spec="lists-of-box",
        operation="listUsers",
    ),
    defect(
        "endless paging: marker that comes again not noticed",
        PAGING_FAULT,
        Edit(PAGING, "if marker and marker in page.asked:", "if False:"),
        spec="lists-of-box",
        operation="listUsers",
    ),
    defect(
        "link to another server taken for one to this",
        PAGING_FAULT,
        Edit(LINKS, "if is_home else None", "if found.host else None"),
        spec="linked-pages",
        operation="listDucks",
    ),
    defect(
        "endless paging: number of pages not looked at",
        PAGING_FAULT,
        Edit(PAGING, "if len(self.asked) > MOST_PAGES:", "if False:"),
        spec="lists-of-box",
    ),
    defect(
        "endless paging: pages without items not counted",
        PAGING_FAULT,
        Edit(PAGING, "self.empty = 0 if items else self.empty + 1", "self.empty = 0"),
        spec="lists-of-box",
    ),
    defect(
        "pages without items counted though others are between",
        EMPTY_PAGES,
        Edit(PAGING, "self.empty = 0 if items else self.empty + 1", "self.empty += not items"),
        spec="lists-of-box",
    ),
    defect(
        "another page than was asked for taken for it",
        PAGING_FAULT,
        Edit(PAGING, "if items and echoed not in (None, page.position):", "if False:"),
        spec="lists-of-kantata",
    ),
    defect(
        "reference to nothing passed over",
        PAGING_FAULT,
        Edit(ENVELOPES, LEADS_NOWHERE, "if False:"),
        Edit(ENVELOPES, "references or ()]", "references or () if reference.id in found]"),
        spec="lists-of-kantata",
    ),
    defect(
        "reference into another map followed",
        PAGING_FAULT,
        Edit(ENVELOPES, LEADS_NOWHERE, "if reference.id not in found:"),
        spec="lists-of-kantata",
    ),
    defect(
        "objects without references taken for none",
        PAGING_FAULT,
        Edit(ENVELOPES, "if references is None and found:", "if False:"),
        spec="lists-of-kantata",
    ),
    defect(
        "limits so low that a long list is refused",
        "test_default_page_limits",
        Edit(PAGING, "MOST_PAGES = 10_000", "MOST_PAGES = 1_000"),
        spec="lists-of-box",
    ),
]

# What every client of a third API has to show, which has nothing but the suite --------------------------------------

A_FIELD = "test_a_header_field_can_carry_its_argument"
BRANCH = "test_each_branch_is_read_as_its_own_class"
LISTED = "test_every_listed_value_is_a_member"
IN_TIME = "test_no_step_waits_for_longer_than_the_call_has_time"
AUTHORITIES = "test_a_list_of_authorities_is_the_one_that_counts"
OF_FORMS = "_runtime/forms.py"
PICTURES = "operations/pictures.py"

DEFECTS += [
    defect(
        "list in a form joined",
        ON_THE_WIRE,
        Edit("operations/kites.py", '"tags", array(string)', '"tags", array(string), style="form", explode=False'),
        spec="forms",
        operation="createKite",
    ),
    defect(
        "form encoded twice",
        ON_THE_WIRE,
        Edit(
            OF_FORMS,
            "percent_encoded(_member_text(",
            "percent_encoded(percent_encoded(_member_text(",
            after="values = _item_values(",
        ),
        Edit(OF_FORMS, "self.is_json))}", "self.is_json)))}", after="values = _item_values("),
        spec="forms",
        operation="createKite",
    ),
    defect(
        "file without a name",
        ON_THE_WIRE,
        Edit(OF_FORMS, '; filename="{_quoted_name(file_name(one, self.name))}"', ""),
        spec="uploads",
        operation="createPicture",
    ),
    defect(
        "nothing asked for",
        "test_a_request_asks_for_what_is_documented",
        Edit(REQUESTS, "if self.responses.accept else {}", "if not self.responses else {}"),
        spec="content-types",
        operation="getPicture",
    ),
    defect(
        "file read as text",
        "test_a_drawn_response_is_understood",
        Edit(PICTURES, 'bytes_body("image/png", "image/jpeg")', 'text_body("image/png", "image/jpeg")'),
        Edit(PICTURES, "bytes_body, ", "bytes_body, text_body, "),
        spec="content-types",
        operation="getPicture",
    ),
    defect(
        "piece of a stream lost",
        "test_a_file_is_streamed_as_it_is",
        Edit(
            RETRIES,
            "if piece:\n                yield piece",
            "if len(piece or b'') > 1:\n                yield piece[1:]",
        ),
        spec="content-types",
        operation="getPicture",
    ),
]

FITTING = "fitting = [one for one in branches if one.fits(value)]"
UNION = "union-told-apart-by-enum"
SENDABLE = "text.isascii() and text.isprintable() and all(item == item.strip() for item in items)"


def small(name: str, caught_by: str, *edits: Edit, spec: str = "small-api") -> Defect:
    """A defect in the client of a small spec."""
    return defect(name, caught_by, *edits, spec=spec)


DEFECTS += [
    small("anything sent as a header field", A_FIELD, Edit(ENCODING, SENDABLE, "True")),
    small(
        "line breaks in a header field", A_FIELD, Edit(ENCODING, " and text.isprintable()", "", after="class Header")
    ),
    small("a header field that is not ASCII", A_FIELD, Edit(ENCODING, "text.isascii() and ", "", after="class Header")),
    small(
        "blanks around a header field", A_FIELD, Edit(ENCODING, " and all(item == item.strip() for item in items)", "")
    ),
    small("listed number of a response misspelt", LISTED, Edit("models/kite_size.py", "= 5", "= 6")),
    small("listed string of a response misspelt", LISTED, Edit("models/mood.py", '"brave"', '"barve"')),
    small(
        "further members among those that are named",
        "test_what_a_spec_does_not_name_is_given_by_name",
        Edit("models/kite.py", ", kw_only=True", ""),
    ),
    defect(
        "argument misnamed in what refuses it",
        "test_a_path_argument_cannot_address_something_else",
        Edit("operations/parcels.py", '_Path("client"', '_Path("clientele"'),
        spec="kitchen-sink",
    ),
    small("listed value forgotten", LISTED, Edit("models/mood.py", '    CALM = "calm"', "")),
    small(
        "optional member that only responses have read as text",
        RESPONSE,
        Edit("models/kite.py", '"made", date_time', '"made", string'),
    ),
    small(
        "objects that only requests have cannot be read",
        "test_what_is_sent_can_be_read_as_well",
        Edit("models/reel.py", "    @classmethod\n", "    from_dict = None\n\n    @classmethod\n"),
    ),
    small("first branch of a union taken", BRANCH, Edit(UNIONS, FITTING, "return branches, [], []"), spec=UNION),
    small(
        "what tells branches apart not sought inside",
        BRANCH,
        Edit(UNIONS, "elif isinstance(found, dict):", "elif False:"),
        spec="union-told-apart-inside",
    ),
    small(
        "branch of a union forgotten",
        BRANCH,
        Edit("models/thing.py", '_branch(User, {"type": ("user",)}), ', ""),
        spec=UNION,
    ),
    small(
        "branch of the items of a list forgotten",
        BRANCH,
        Edit("models/thing.py", ', _branch(Group, {"type": ("group",)})', "", after="optional("),
        spec=UNION,
    ),
    small("list of authorities not looked at", AUTHORITIES, Edit(CONNECTIONS, "None if is_folder else verify", "None")),
    small(
        "authorities those of the system", AUTHORITIES, Edit(CONNECTIONS, "if isinstance(verify, str):", "if False:")
    ),
    small(
        "JSON in any encoding read",
        "test_json_is_utf_8",
        Edit(DECODING, 'detect_encoding(content), "surrogatepass"', 'detect_encoding(content), "replace"'),
    ),
    small(
        "page without a place for items refused",
        "test_a_page_may_have_no_place_for_items",
        Edit(PAGING, "items.of(body) or []", "items.of(body)"),
    ),
    small(
        "place in the body not said",
        BROKEN,
        Edit(ERRORS, "at {place} of the body", "in the body"),
    ),
    small(
        "attempts without a response not counted",
        "test_a_call_is_sent_again_where_that_is_safe",
        Edit(RETRIES, "attempts=self.count,", "attempts=1,", after="def _no_response"),
    ),
    small("a step begun without any time left", IN_TIME, Edit(DEADLINE, "if left <= 0:", "if left < -60:")),
    small("the longer of two limits", IN_TIME, Edit(DEADLINE, "min(left,", "max(left,")),
    small("time that is left added", IN_TIME, Edit(DEADLINE, "DEADLINE.get() - time", "DEADLINE.get() + time")),
    small("reading not limited", IN_TIME, Edit(DEADLINE, "most, timeout=_left(timeout)", "most, timeout=timeout")),
    small(
        "writing not limited",
        IN_TIME,
        Edit(DEADLINE, "timeout=_left(timeout))", "timeout=timeout)", after="def _writing_in_time"),
    ),
    small(
        "awaited writing limited as a whole",
        IN_TIME,
        Edit(DEADLINE, "range(0, len(content), _SLICE)", "[0]", after="def _awritten"),
        Edit(DEADLINE, "content[start : start + _SLICE]", "content", after="def _awritten"),
    ),
    small("streams over TLS not limited", IN_TIME, Edit(DEADLINE, ', "start_tls.complete"', "")),
    small("streams over sockets of files not limited", IN_TIME, Edit(DEADLINE, '"connect_unix_socket.complete", ', "")),
    small(
        "a step that may wait for ever refused",
        "test_without_a_total_timeout_each_step_has_its_own",
        Edit(DEADLINE, "return None if shorter == math.inf else shorter", "return shorter"),
    ),
    small(
        "attempts not limited",
        "test_each_attempt_has_the_time_that_is_left",
        Edit(RETRIES, "left if limit is None else min(left, limit)", "limit"),
    ),
    small(
        "connections of closed event loops kept",
        "test_an_event_loop_that_is_closed_leaves_nothing_behind",
        Edit(POOLS, "other is not None and other.is_closed()", "False"),
    ),
    small(
        "credentials of another scheme sent",
        ON_THE_WIRE,
        Edit("operations/a.py", 'security=(("bearer",),)', 'security=(("key",),)'),
        spec="two-schemes",
    ),
    small(
        "one token for every scheme",
        "test_a_callable_is_asked_before_every_request",
        Edit(TOKENS, "SCHEMES[name], known[name]", "SCHEMES[name], next(iter(known.values()))"),
        spec="two-schemes",
    ),
    small(
        "key in the line that the HTTP library logs",
        "test_no_line_shows_the_token",
        Edit("_runtime/addresses.py", "self._shown = without_secrets(url, secrets)", "self._shown = str(url)"),
        spec="api-key-in-query",
    ),
    small(
        "key in the request of a traceback",
        "test_an_error_does_not_show_the_token",
        Edit(TOKENS, "request.url = Address(url, (*secrets, *forms))", "request.url = url"),
        spec="api-key-in-query",
    ),
    small(
        "key shown to the server no more",
        "test_an_error_does_not_show_the_token",
        Edit(TOKENS, "request.url = Address(url,", "request.url = Address(http.URL(f'{url.copy_with(query=None)}'),"),
        spec="api-key-in-query",
    ),
    small(
        "first items read as those behind",
        RESPONSE,
        Edit(DECODING, "first[place](one) if place < len(first) else rest(one)", "rest(one)"),
        spec="arrays",
    ),
    small(
        "items that are not described refused",
        RESPONSE,
        Edit("models/track.py", "prefixed(anything, string, integer)", "array(string | integer)"),
        spec="arrays",
    ),
    small(
        "items read without their order",
        BROKEN,
        Edit("operations/tracks.py", "prefixed(model(Point), string)", "array(model(Point) | string)"),
        spec="arrays",
    ),
]

# Running the suite on them ------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def red(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Defect], set[str]]]:
    """The names of the tests that fail on a client with a defect, each of which runs in a process of its own."""
    folder = tmp_path_factory.mktemp("defects")
    clean = cache(lambda spec: _clean_client(spec, folder / "clean" / spec))
    numbers = count()
    with suite_processes() as pool:

        @cache
        def begin(defect: Defect) -> Future[set[str]]:
            return pool.submit(_try, defect, clean(defect.spec), folder / str(next(numbers)))

        if not hasattr(request.config, "workerinput"):  # each worker of xdist has a part, and tries one after another
            calls = [getattr(item, "callspec", None) for item in request.session.items]
            for defect in [call.params["defect"] for call in calls if call and "defect" in call.params]:
                begin(defect)
        yield lambda defect: begin(defect).result()
        pool.shutdown(cancel_futures=True)


def _clean_client(spec: str, folder: Path) -> Path:
    """A folder with the operations of one spec that defects are planted in, and the client generated from it."""
    _write_spec(spec, folder / "specs")
    generate(folder / "specs", folder / "clients")
    compileall.compile_dir(folder / "clients", quiet=1)  # once for all copies
    return folder


def _write_spec(spec: str, folder: Path) -> None:
    folder.mkdir(parents=True)
    file = folder / f"{spec}.yaml"
    document = json.loads(json.dumps(load(SPECS[spec]).document))
    if spec in OPERATIONS:
        kept = {path: _kept(item, OPERATIONS[spec]) for path, item in document["paths"].items()}
        document["paths"] = {path: item for path, item in kept.items() if item}
        operations = [one for item in kept.values() for one in item.values()]
        tags = {tag for operation in operations for tag in operation["tags"]}
        document["tags"] = [tag for tag in document["tags"] if tag["name"] in tags]
        for operation in operations:
            for response in operation["responses"].values():
                response.pop("links", None)  # to operations that are left out
        document["components"].pop("links", None)
        file.write_text(json.dumps(document), encoding="utf-8")
        for name in document["components"]["schemas"].keys() - _in_envelopes(file):
            document["components"]["schemas"][name].pop("x-included", None)  # from envelopes that are left out
    file.write_text(json.dumps(document), encoding="utf-8")


def _kept(item: Mapping[str, Any], operations: Collection[str]) -> dict[str, Any]:
    return {method: one for method, one in item.items() if method in METHODS and one["operationId"] in operations}


def _in_envelopes(file: Path) -> set[str | None]:
    """The schemas of the objects that the envelopes of a spec hold."""
    spec = load(file)
    envelopes = [envelope_of(spec, operation) for operation in spec.operations]
    return {envelope.item.name for envelope in envelopes if envelope}


def _try(defect: Defect, clean: Path, folder: Path) -> set[str]:
    _plant(defect, clean, folder)
    selection = " and ".join(filter(None, [defect.caught_by, defect.operation]))
    only = f"python_functions={defect.caught_by}"  # to collect the others would take most of the time of a run
    return failed_tests(folder, "-k", selection, "-o", only, tests=_file_of(defect.caught_by))


def _plant(defect: Defect, clean: Path, folder: Path) -> None:
    shutil.copytree(clean, folder)
    (package,) = (folder / "clients").glob("*/*_client")
    for edit in defect.edits:
        edit.apply(package)
    for file in {package / edit.file for edit in defect.edits}:
        compile(file.read_text(encoding="utf-8"), file, "exec")  # what is no Python would fail every test


def _file_of(test: str) -> Path:
    """The file that has a test of the suite."""
    (file,) = [file for file in SUITE.glob("test_*.py") if f"def {test}(" in file.read_text(encoding="utf-8")]
    return file


def failed_tests(folder: Path, *options: str, tests: Path = SUITE) -> set[str]:
    """Run the suite, or one file of it, on the specs and clients of a folder; the names of the tests that failed."""
    status, output = run_suite(folder, *options, tests=tests)
    assert status in (0, 1), output
    assert not re.search(r"^ERROR", output, re.MULTILINE), output
    return set(re.findall(r"^FAILED \S*::(\w+)", output, re.MULTILINE))


def run_suite(folder: Path, *options: str, tests: Path = SUITE, shrinking: float = 0) -> tuple[int, str]:
    """The exit status of the suite on the specs and clients of a folder, and all that it says."""
    profiles.SHRINKING = shrinking  # in a process of its own
    folders = ["--specs", str(folder / "specs"), "--clients", str(folder / "clients")]
    settings = ["-q", "--tb=no", "-rfE", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml")]
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        status = pytest.main([str(tests), *folders, *settings, *PRELOADED_IS_FINE, *options])
    return int(status), output.getvalue()


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_planted_defect_fails_the_suite(defect: Defect, red: Callable[[Defect], set[str]]) -> None:
    """
    Every defect is noticed by the test that is there for it.
    """
    assert {defect.caught_by} == red(defect)


@pytest.mark.parametrize("spec", OPERATIONS)
def test_without_a_defect_the_same_tests_are_green(spec: str, tmp_path: Path) -> None:
    """
    On a clean copy nothing fails, so that what fails on a planted one fails because of the defect.
    """
    folder = _clean_client(spec, tmp_path / spec)

    with suite_processes() as pool:
        assert set() == pool.submit(failed_tests, folder).result()


def test_a_client_of_the_stock_generator_is_refused(tmp_path: Path) -> None:
    """
    A client written with the generator's own templates has no methods to call; one sentence says so before any test.
    """
    _write_spec("box-groups", tmp_path / "specs")
    generate(tmp_path / "specs", tmp_path / "clients", templates=None)

    with suite_processes() as pool:
        status, output = pool.submit(run_suite, tmp_path).result()

    assert status == 2, output
    client = re.escape(str(tmp_path / "clients/box-groups-client"))
    assert re.fullmatch(rf"Exit: {client}: .*; generate it again", output.strip()), output


# What is said of them -----------------------------------------------------------------------------------------------

FAILURES = ROOT / "tests/golden/failures"
TOLD = {
    "comma array exploded": "createGroupMembership",
    "Authorization missing": "createGroupMembership",
    "unknown property lost in the round trip": "createGroupMembership-201",
    "error class of its status lost": "createGroupMembership-409-alreadyMember",
    "POST repeated after 503": "createGroupMembership-sync",
    "next offset after the entries instead of the limit": "listGroups-sync",
}
"""A test that fails because of a defect, by what stands in the brackets of its id."""


@pytest.mark.parametrize("name", TOLD)
def test_a_failure_can_be_read(name: str, tmp_path: Path) -> None:
    """
    What is printed is the case, what was on the wire, what is wrong with it, and the command to run that again.
    """
    [defect] = [defect for defect in DEFECTS if defect.name == name]
    clean, golden = _clean_client(defect.spec, tmp_path / "clean"), FAILURES / f"{name.replace(' ', '-')}.txt"

    with suite_processes() as pool:
        told = pool.submit(_told, defect, clean, tmp_path / "planted", TOLD[name]).result()

    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == told, "if this change is meant, set UPDATE_GOLDEN=1"


def _told(defect: Defect, clean: Path, folder: Path, test_id: str) -> str:
    """What is printed of one test, as if it had been run in the folder."""
    _plant(defect, clean, folder)
    os.chdir(folder)
    os.environ.pop("WIREPROOF_PROFILE", None)
    test = Path(f"{_file_of(defect.caught_by)}::{defect.caught_by}[{test_id}]")
    status, output = run_suite(folder, "--tb=auto", tests=test, shrinking=300)
    assert status == 1, output
    [told] = re.findall(r"^_+ test_.* _+\n(.*?)^=+ short test summary", output, re.MULTILINE | re.DOTALL)
    return str(told).replace(sys.executable, "python").replace(f"{ROOT}/", "")
