"""
The suite can fail: a defect is planted in a copy of a generated client, and the test that should turn red does.

Each defect is one or more replacements in one client. The copies are proven two at a time, in processes of their own.
"""

import contextlib
import io
import json
import multiprocessing
import os
import re
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import wireproof.suite
from wireproof.catalog import load
from wireproof.codegen import generate
from wireproof.document import METHODS

ROOT = Path(__file__).parent.parent
SUITE = Path(wireproof.suite.__file__).parent
SPECS = {
    "box-groups": ROOT / "specs/box-groups.yaml",
    "kantata-ox": ROOT / "specs/kantata-ox.yaml",
    "kitchen-sink": ROOT / "tests/golden/kitchen-sink.yaml",
    "lists-of-box": ROOT / "specs/box-groups.yaml",
    "lists-of-kantata": ROOT / "specs/kantata-ox.yaml",
}
OPERATIONS = {
    "box-groups": {"createGroupMembership"},
    "kantata-ox": {"createAccessGroupMembership"},
    "lists-of-box": {"listGroups", "listUsers"},
    "lists-of-kantata": {"listAccessGroupMemberships"},
}
"""The few operations that a copy keeps, so that a run is quick; the kitchen sink keeps all of them."""

ON_THE_WIRE = "test_a_drawn_request_is_on_the_wire"
TOLD_APART = "test_values_that_are_easily_confused_are_told_apart"
EXAMPLE = "test_a_named_example_is_understood"
ANSWER = "test_a_drawn_answer_is_understood"
BROKEN = "test_a_broken_answer_is_a_clear_error"
PAGE = "test_a_page_or_an_empty_body_is_a_clear_error"
STATUS = "test_a_status_that_is_not_named_is_an_answer"
COPY = "test_a_copy_leaves_the_original_alone"
ARGUMENT = "test_an_argument_has_the_type_that_the_spec_says"
BODY = "test_a_body_has_the_type_that_the_spec_says"
SETTING = "test_a_setting_that_makes_no_sense_is_refused"

NOT_TWICE = "test_what_may_be_done_already_is_not_done_twice"

RETRIES = "_runtime/retries.py"
CREATE = "api/group_memberships/create_group_membership.py"
MEMBERSHIP = "models/group_membership.py"


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


@dataclass(frozen=True)
class Defect:
    """What is wrong, with which client, and which test has to notice."""

    name: str
    caught_by: str
    edits: tuple[Edit, ...]
    spec: str = "box-groups"
    operation: str = ""
    """Narrows the run to one operation, by a part of its test ids."""

    def __str__(self) -> str:
        return self.name


DEFECTS = [
    # requests
    Defect("comma array exploded", ON_THE_WIRE, (Edit(CREATE, "explode=False", "explode=True"),)),
    Defect(
        "query parameter renamed", ON_THE_WIRE, (Edit(CREATE, '_encoding.query("fields"', '_encoding.query("field"'),)
    ),
    Defect(
        "query parameter dropped",
        ON_THE_WIRE,
        (Edit(CREATE, '_encoding.query("fields", fields', '_encoding.query("fields", UNSET'),),
    ),
    Defect("method changed", ON_THE_WIRE, (Edit(CREATE, 'method="POST"', 'method="PUT"'),)),
    Defect("path misspelled", ON_THE_WIRE, (Edit(CREATE, '"/group_memberships"', '"/group_membership"'),)),
    Defect(
        "body property renamed",
        ON_THE_WIRE,
        (Edit("models/group_membership_create.py", '"role": self.role', '"roles": self.role'),),
    ),
    Defect(
        "wrapper object missing",
        ON_THE_WIRE,
        (
            Edit(
                "api/access_group_memberships/create_access_group_membership.py",
                "json_content(body, _decoding.model(AccessGroupMembershipCreate)",
                "json_content(body.access_group_membership, _decoding.anything",
            ),
        ),
        spec="kantata-ox",
    ),
    Defect(
        "null sent as absent",
        TOLD_APART,
        (
            Edit(
                "_runtime/encoding.py",
                "if not isinstance(value, Unset))",
                "if value is not None and not isinstance(value, Unset))",
            ),
        ),
    ),
    Defect(
        "absent sent as null",
        TOLD_APART,
        (
            Edit(
                "_runtime/encoding.py",
                "case Unset():\n            return value",
                "case Unset():\n            return None",
            ),
            Edit(
                "_runtime/encoding.py",
                "for name, value in members.items() if not isinstance(value, Unset))",
                "for name, value in members.items())",
            ),
        ),
    ),
    Defect(
        "empty map sent as null",
        TOLD_APART,
        (Edit("_runtime/encoding.py", "return value.to_dict()", "return value.to_dict() or None"),),
    ),
    Defect(
        "integer id sent as string",
        ON_THE_WIRE,
        (
            Edit(
                "models/access_group_membership_attributes.py",
                '"user_id": self.user_id',
                '"user_id": str(self.user_id)',
            ),
        ),
        spec="kantata-ox",
    ),
    Defect(
        "Authorization missing", ON_THE_WIRE, (Edit("client.py", "request.headers[self.auth_header_name] =", "_ ="),)
    ),
    Defect("wrong scheme word", ON_THE_WIRE, (Edit("client.py", 'default="Bearer"', 'default="Token"'),)),
    Defect(
        "content type wrong",
        ON_THE_WIRE,
        (Edit(CREATE, '"Content-Type": "application/json"', '"Content-Type": "text/plain"'),),
    ),
    Defect(
        "array order changed",
        ON_THE_WIRE,
        (Edit("_runtime/encoding.py", "parts = value\n", "parts = sorted(value, reverse=True)\n"),),
    ),
    Defect("enum value altered", TOLD_APART, (Edit("models/group_membership_role.py", '"admin"', '"administrator"'),)),
    Defect(
        "parameter lost only in the async function",
        ON_THE_WIRE,
        (Edit(CREATE, "fields=fields,", "", after="async def asyncio("),),
    ),
    Defect(
        "path argument encoded twice",
        TOLD_APART,
        (
            Edit(
                "_runtime/encoding.py",
                "    if segment in (",
                '    segment = quote(segment, safe=";,=")\n    if segment in (',
            ),
        ),
        spec="kitchen-sink",
        operation="shelves",
    ),
    Defect(
        "path argument not encoded",
        TOLD_APART,
        (
            Edit("_runtime/encoding.py", "    if segment in (", "    segment = unquote(segment)\n    if segment in ("),
            Edit("_runtime/encoding.py", "import quote", "import quote, unquote"),
        ),
        spec="kitchen-sink",
        operation="shelves",
    ),
    Defect(
        "path argument that climbs up accepted",
        "test_a_path_argument_cannot_address_something_else",
        (
            Edit(
                "_runtime/encoding.py",
                'if segment in ("", ".", "..") or value in ("", ".", ".."):',
                'if segment == "":',
            ),
        ),
        spec="kitchen-sink",
        operation="shelves",
    ),
    # responses
    Defect("success status treated as unexpected", EXAMPLE, (Edit(CREATE, '"201": ', '"202": '),)),
    Defect(
        "an error parsed as the success model",
        EXAMPLE,
        (
            Edit(
                CREATE,
                '"409": _responses.json_body(_decoding.model(ClientError))',
                '"409": _responses.json_body(_decoding.model(GroupMembership))',
            ),
        ),
    ),
    Defect(
        "an error body dropped",
        EXAMPLE,
        (Edit(CREATE, '"409": _responses.json_body(_decoding.model(ClientError))', '"409": _responses.no_body'),),
    ),
    Defect(
        "unknown property lost in the round trip",
        ANSWER,
        (Edit(MEMBERSHIP, "additional_properties=_decoding.rest(members, _decoding.anything),", ""),),
    ),
    Defect(
        "date-time shifted to another zone without its offset",
        ANSWER,
        (
            Edit(
                "_runtime/encoding.py",
                "case datetime.date():",
                "case datetime.datetime():\n"
                "            return value.astimezone(datetime.timezone.utc).replace(tzinfo=None).isoformat()\n"
                "        case datetime.date():",
            ),
        ),
    ),
    Defect(
        "ids in results turned into integers",
        EXAMPLE,
        (
            Edit(
                "models/result_reference.py",
                '"id", _decoding.string',
                '"id", _decoding.Decoder("an id", lambda value: int(value) if value.isdigit() else value)',
            ),
        ),
        spec="kantata-ox",
    ),
    Defect(
        "unlisted enum value refused",
        "test_an_unlisted_enum_value_is_kept",
        (Edit("_runtime/types.py", "if not isinstance(value, str):", "if True:"),),
    ),
    Defect(
        "missing member accepted",
        BROKEN,
        (Edit(MEMBERSHIP, '_decoding.required(members, "id"', '_decoding.optional(members, "id"'),),
    ),
    Defect(
        "wrong type accepted",
        BROKEN,
        (
            Edit(
                "_runtime/decoding.py",
                'return value if isinstance(value, str) else _reject("a string", value)',
                "return value",
            ),
        ),
    ),
    Defect(
        "place of a flaw not named",
        BROKEN,
        (Edit("_runtime/decoding.py", "raise mismatch.inside(name) from None", "raise"),),
    ),
    Defect(
        "HTML taken for an empty success",
        PAGE,
        (
            Edit(
                "_runtime/responses.py",
                "raise errors.InvalidResponse(",
                "return None\n            raise errors.InvalidResponse(",
            ),
        ),
    ),
    Defect(
        "content type of an answer ignored",
        PAGE,
        (Edit("_runtime/responses.py", 'raise Mismatch("JSON", media_type)', "pass"),),
    ),
    Defect(
        "status without a name refused",
        STATUS,
        (
            Edit(
                "_runtime/responses.py",
                "status_code=response.status_code,",
                "status_code=HTTPStatus(response.status_code),",
            ),
            Edit("_runtime/responses.py", "import httpx", "import httpx\nfrom http import HTTPStatus"),
        ),
    ),
    Defect(
        "unexpected success parsed as an error",
        "test_an_unexpected_success_is_not_read_as_an_error",
        (Edit("_runtime/responses.py", "if response.status_code >= 400 else None", ""),),
    ),
    Defect("error class of its status lost", EXAMPLE, (Edit("_runtime/errors.py", "    409: Conflict,\n", ""),)),
    Defect(
        "headers of an error dropped",
        EXAMPLE,
        (Edit("_runtime/responses.py", '"headers": response.headers', '"headers": httpx.Headers()'),),
    ),
    Defect(
        "range of statuses ignored",
        EXAMPLE,
        (Edit("_runtime/responses.py", 'f"{status // 100}XX", "default"', '"default"'),),
        spec="kitchen-sink",
        operation="recipes",
    ),
    Defect(
        "range before exact status",
        EXAMPLE,
        (
            Edit(
                "_runtime/responses.py",
                '(str(status), f"{status // 100}XX", "default")',
                '(f"{status // 100}XX", str(status), "default")',
            ),
        ),
        spec="kitchen-sink",
        operation="recipes",
    ),
    # retries
    Defect("POST repeated after 503", NOT_TWICE, (Edit(RETRIES, "frozenset({429})", "frozenset({429, 503})"),)),
    Defect(
        "POST repeated after a read timeout",
        NOT_TWICE,
        (Edit(RETRIES, "httpx.ConnectTimeout, httpx.PoolTimeout,", "httpx.TimeoutException,"),),
    ),
    Defect(
        "POST repeated after a reset connection",
        NOT_TWICE,
        (Edit(RETRIES, "_NOT_SENT = (httpx.ConnectError,", "_NOT_SENT = (httpx.NetworkError,"),),
    ),
    Defect(
        "POST not repeated when it never left",
        NOT_TWICE,
        (Edit(RETRIES, "harmless = self._idempotent or not self._may_have_arrived", "harmless = self._idempotent"),),
    ),
    Defect(
        "GET not repeated after 503",
        "test_what_may_be_repeated_is_repeated",
        (Edit(RETRIES, "frozenset({429, 502, 503, 504})", "frozenset({429, 502, 504})"),),
        spec="kitchen-sink",
        operation="recipes",
    ),
    Defect(
        "GET not repeated after a read timeout",
        "test_what_may_be_repeated_is_repeated",
        (Edit(RETRIES, "httpx.RemoteProtocolError, httpx.TimeoutException,", "httpx.RemoteProtocolError,"),),
        spec="kitchen-sink",
        operation="recipes",
    ),
    Defect(
        "Retry-After date ignored",
        NOT_TWICE,
        (
            Edit(
                RETRIES,
                '_READER.parse_retry_after(headers.get("retry-after", ""))',
                'float(headers.get("retry-after", ""))',
            ),
        ),
    ),
    Defect(
        "Retry-After ignored",
        NOT_TWICE,
        (Edit(RETRIES, "_has_time_for(asked or self.backoff_strategy())", "_has_time_for(self.backoff_strategy())"),),
    ),
    Defect(
        "nonsense in Retry-After crashes", NOT_TWICE, (Edit(RETRIES, "(OverflowError, ValueError)", "OverflowError"),)
    ),
    Defect(
        "cap of Retry-After ignored",
        "test_a_longer_wait_is_left_to_the_caller",
        (Edit(RETRIES, "return asked <= self._max_retry_after and", "return asked >= 0 and"),),
    ),
    Defect("retry without back-off", NOT_TWICE, (Edit(RETRIES, "backoff_factor=0.5", "backoff_factor=0.0"),)),
    Defect("back-off without jitter's floor", NOT_TWICE, (Edit(RETRIES, "backoff_factor=0.5", "backoff_factor=5.0"),)),
    Defect("no wait at all", NOT_TWICE, (Edit(RETRIES, "time.sleep(self._wait)", "pass"),)),
    Defect(
        "wait beyond the total timeout",
        "test_nothing_is_waited_for_beyond_the_total_timeout",
        (Edit(RETRIES, "return time.monotonic() + wait < self._deadline", "return True"),),
    ),
    Defect(
        "attempts not counted",
        "test_nothing_is_waited_for_beyond_the_total_timeout",
        (Edit(RETRIES, "self.count += 1", "self.count = 1"),),
    ),
    Defect(
        "max_retries ignored",
        "test_a_call_is_sent_again_where_that_is_safe",
        (Edit("client.py", "max_retries=self._max_retries,", "max_retries=2,"),),
    ),
    Defect(
        "fate of a request unknown",
        "test_a_request_that_nobody_saw_may_be_sent_again",
        (
            Edit(
                RETRIES,
                "self._may_have_arrived |= self._is_on_its_way or not _is_harmless(error, request)",
                "self._may_have_arrived = True",
            ),
        ),
    ),
    Defect(
        "POST repeated after a redirect and 429",
        "test_a_redirected_request_is_not_sent_twice",
        (Edit(RETRIES, "if self.response.history and not self._idempotent:", "if False:"),),
    ),
    Defect(
        "POST repeated after a redirect and a lost connection",
        "test_a_redirected_request_is_not_sent_twice",
        (Edit(RETRIES, ' and getattr(error, "_request", None) is request', ""),),
    ),
    # tokens
    Defect(
        "token kept from the first call",
        "test_a_callable_is_asked_before_every_request",
        (
            Edit(
                "client.py",
                "            return self.token() if callable(self.token) else self.token\n",
                "            self.token = self.token() if callable(self.token) else self.token\n"
                "            return self.token\n",
            ),
        ),
    ),
    Defect(
        "async token not awaited",
        "test_an_async_callable_is_awaited",
        (
            Edit(
                "client.py",
                "        if inspect.isawaitable(given):\n            try:",
                "        if False:\n            try:",
            ),
        ),
    ),
    Defect(
        "401 retried for ever",
        "test_a_token_that_is_refused_twice_is_refused",
        (
            Edit(
                "client.py",
                "        return attempts.send(client, request, self._authorize) if self._is_outdated(response)",
                "        while self._is_outdated(response):\n"
                "            response = attempts.send(client, request, self._authorize)\n"
                "        return response if response",
            ),
        ),
    ),
    Defect(
        "401 retried after a redirect",
        "test_a_request_that_was_redirected_is_not_sent_again",
        (Edit("client.py", " and callable(self.token) and not response.history", " and callable(self.token)"),),
    ),
    Defect(
        "401 never retried",
        "test_a_refused_token_is_asked_for_once_more",
        (Edit("client.py", "response.status_code == 401 and callable", "response.status_code == 499 and callable"),),
    ),
    Defect(
        "base URL of the environment ignored",
        "test_the_environment_says_who_is_calling",
        (Edit("client.py", '"base_url": "BOX_GROUPS_BASE_URL"', '"base_url": "BOX_GROUPS_URL"'),),
    ),
    # copies, threads and the end
    Defect(
        "pool not shared",
        "test_a_copy_shares_the_connections",
        (
            Edit(
                "client.py",
                "copy._pool, copy._async_pool, copy._original = self._pool, self._async_pool, ",
                "copy._original = ",
            ),
        ),
    ),
    Defect(
        "copy closes the pool",
        "test_the_end_of_a_copy_is_not_the_end_of_its_original",
        (Edit("client.py", "self._pool.close() if self._is_owner else []", "self._pool.close()"),),
    ),
    Defect(
        "copy keeps its original alive",
        "test_a_copy_closes_what_its_original_left",
        (Edit("client.py", "httpx.Client(verify=_verification(verify)", "httpx.Client(verify=self._verify_ssl"),),
    ),
    Defect(
        "closed client opens again",
        "test_the_end_of_a_copy_is_not_the_end_of_its_original",
        (Edit("_runtime/pools.py", "            self._closed = True\n", ""),),
    ),
    Defect(
        "lent client's credentials sent",
        "test_what_was_lent_adds_nothing_of_its_own",
        (Edit(RETRIES, "auth=None, ", ""),),
    ),
    Defect(
        "lent client closed",
        "test_what_was_lent_is_not_closed",
        (Edit("_runtime/pools.py", "            return []\n", "            return [self._lent]\n"),),
    ),
    Defect(
        "a pool for every thread that comes first",
        "test_threads_that_begin_together_connect_once",
        (
            Edit(
                "_runtime/pools.py",
                "        with self._lock:\n            client",
                "        if True:\n            client",
            ),
        ),
    ),
    Defect(
        "one pool for all event loops",
        "test_each_event_loop_has_connections_of_its_own",
        (Edit("client.py", "self._async_pool.get(asyncio.get_running_loop())", "self._async_pool.get()"),),
    ),
    # what is seen
    Defect(
        "log line with the token",
        "test_no_line_shows_the_token",
        (Edit(RETRIES, 'path = request.url.raw_path.partition(b"?")[0].decode()', "path = str(request.headers.raw)"),),
    ),
    Defect(
        "log line with the query",
        "test_every_attempt_is_one_line",
        (Edit(RETRIES, 'request.url.raw_path.partition(b"?")[0].decode()', "request.url.raw_path.decode()"),),
    ),
    Defect(
        "log line for the last attempt only",
        "test_every_attempt_is_one_line",
        (Edit(RETRIES, '            self._log(request, type(error).__name__, "-", started)\n', ""),),
    ),
    Defect(
        "strange charset crashes",
        "test_a_charset_is_taken_for_what_it_is",
        (
            Edit(
                "_runtime/responses.py",
                'return response.content.decode(response.encoding or "utf-8", errors="replace")',
                "return response.text",
            ),
        ),
        spec="kitchen-sink",
    ),
    # the client itself
    Defect(
        "no timeout",
        "test_nobody_waits_for_ever",
        (Edit("client.py", "timeout=httpx.Timeout(self._timeout),", "timeout=httpx.Timeout(None),"),),
    ),
    Defect(
        "wrong default server",
        "test_the_first_server_is_the_default",
        (Edit("client.py", '="https://api.box.com/2.0"', '="https://api.box.com/3.0"'),),
    ),
    Defect(
        "copy changes the original",
        COPY,
        (
            Edit(
                "client.py",
                'changes["headers"] = _merged(self._headers, headers)',
                'self._headers.update(headers)\n            changes["headers"] = self._headers',
            ),
        ),
    ),
    Defect(
        "empty list left out",
        "test_an_empty_selection_does_not_select_everything",
        (Edit("_runtime/encoding.py", " value = _given(", " if value == []:\n        return []\n    value = _given("),),
    ),
    Defect(
        "missing id sent as null",
        "test_none_is_no_argument",
        (
            Edit(
                "_runtime/encoding.py", "if value is None or isinstance(value, Unset):", "if isinstance(value, Unset):"
            ),
            Edit("_runtime/encoding.py", "        expected(found)\n", "        found is None or expected(found)\n"),
        ),
        spec="kitchen-sink",
        operation="shelves",
    ),
    Defect(
        "None left out",
        "test_none_is_no_argument",
        (
            Edit(
                "_runtime/encoding.py",
                "    if isinstance(value, Unset) and not required:",
                "    if not (value or required):",
            ),
        ),
    ),
    Defect("argument of any type sent", ARGUMENT, (Edit("_runtime/encoding.py", "        expected(found)\n", ""),)),
    Defect(
        "body of any class sent",
        BODY,
        (Edit("_runtime/encoding.py", "not isinstance(value, expected.models)", "False"),),
    ),
    Defect(
        "NaN sent",
        "test_a_number_is_finite",
        (Edit("_runtime/encoding.py", "case float() if not math.isfinite(value):", "case float() if False:"),),
        spec="kitchen-sink",
        operation="items",
    ),
    Defect(
        "required parameter left out",
        "test_a_required_argument_needs_a_value",
        (
            Edit(
                "_runtime/encoding.py",
                "    if isinstance(value, Unset) and not required:",
                "    if isinstance(value, Unset):",
            ),
        ),
        spec="kitchen-sink",
        operation="items",
    ),
    Defect(
        "anything taken for a client",
        "test_a_client_is_needed",
        (Edit("client.py", "if not isinstance(client, cls):", "if False:"),),
    ),
    Defect(
        "client without a token accepted",
        "test_a_client_with_a_token_is_needed",
        (Edit("client.py", "if not isinstance(client, cls):", "if not isinstance(client, Client):"),),
    ),
    Defect(
        "any base URL accepted",
        SETTING,
        (Edit("client.py", 'alias="base_url", validator=_settings.address', 'alias="base_url"'),),
    ),
    Defect(
        "less than no retries accepted",
        SETTING,
        (Edit("_runtime/settings.py", "    if value < 0:\n", "    if value == -0.5:\n"),),
    ),
    Defect(
        "headers shown when they are refused",
        SETTING,
        (
            Edit(
                "_runtime/settings.py", '"a dict of strings", TypeError', 'f"a dict of strings, not {value}", TypeError'
            ),
        ),
    ),
    Defect(
        "any headers accepted by a copy",
        "test_a_copy_refuses_the_same",
        (Edit("client.py", "            _settings.fields(self, Client.__attrs_attrs__._headers, headers)\n", ""),),
    ),
    Defect(
        "token in repr",
        "test_a_client_does_not_show_its_token",
        (Edit("client.py", "token: Token = field(kw_only=True, repr=False,", "token: Token = field(kw_only=True,"),),
    ),
    Defect(
        "token in an error",
        "test_an_error_does_not_show_the_token",
        (
            Edit(
                "_runtime/responses.py",
                '"method": response.request.method',
                '"method": str(response.request.headers.raw)',
            ),
        ),
    ),
    Defect(
        "redirect followed",
        "test_a_redirect_is_not_followed",
        (
            Edit(
                "client.py",
                'default=False, kw_only=True, alias="follow_redirects"',
                'default=True, kw_only=True, alias="follow_redirects"',
            ),
        ),
    ),
    Defect(
        "redirect followed to another host with the token",
        "test_the_token_stays_behind_when_a_redirect_is_followed",
        (
            Edit(
                "client.py",
                "client = self.get_httpx_client()",
                'client = self.get_httpx_client()\n        client.event_hooks = {"request": [self._authorize]}',
            ),
        ),
    ),
]

# Lists in pages -----------------------------------------------------------------------------------------------------

ALL_ITEMS = "test_every_item_comes_once_and_in_order"
SAME_WAY = "test_every_page_is_asked_for_in_the_same_way"
WHEN_WANTED = "test_a_page_is_asked_for_when_its_first_item_is"
TRAPPED = "test_a_trap_is_a_clear_error"

PAGING = "_runtime/paging.py"
LIST_GROUPS, LIST_USERS = "api/groups/list_groups.py", "api/users/list_users.py"
STEP = "step = count if limit is None else limit"
WALK = "            yield from walk.turn(position, send(position))"

DEFECTS += [
    Defect(
        "next offset after the entries instead of the limit",
        ALL_ITEMS,
        (Edit(PAGING, STEP, "step = count or 1"),),
        spec="lists-of-box",
        operation="groups",
    ),
    Defect(
        "next offset after a limit that is not said",
        ALL_ITEMS,
        (Edit(PAGING, STEP, "step = limit or 2"),),
        spec="lists-of-box",
        operation="groups",
    ),
    Defect(
        "last page by offset lost",
        ALL_ITEMS,
        (Edit(PAGING, "turn.position + step >= total", "turn.position + 2 * step >= total"),),
        spec="lists-of-box",
        operation="groups",
    ),
    Defect(
        "last page by number lost",
        ALL_ITEMS,
        (Edit(PAGING, "turn.position >= pages", "turn.position + 1 >= pages"),),
        spec="lists-of-kantata",
    ),
    Defect(
        "page by offset without items taken for the last",
        ALL_ITEMS,
        (Edit(PAGING, "if not count and (limit is None or total is None):", "if not count:"),),
        spec="lists-of-box",
        operation="groups",
    ),
    Defect(
        "page by marker without items taken for the last",
        ALL_ITEMS,
        (Edit(PAGING, "return marker or None", "return marker if marker and count else None"),),
        spec="lists-of-box",
        operation="users",
    ),
    Defect(
        "pages that say nothing taken for the only ones",
        ALL_ITEMS,
        (Edit(PAGING, "is_last = not count if pages is None else", "is_last = pages is None or"),),
        spec="kitchen-sink",
    ),
    Defect(
        "order of the references ignored",
        ALL_ITEMS,
        (Edit(PAGING, "[found[str(reference.id)] for reference in references or []]", "[*found.values()]"),),
        spec="lists-of-kantata",
    ),
    Defect(
        "size of a page lost on the second one",
        SAME_WAY,
        (Edit(LIST_GROUPS, "limit=limit", "limit=UNSET if offset else limit", after="_PAGES.iterate("),),
        spec="lists-of-box",
        operation="groups",
    ),
    Defect(
        "filter lost on the second page, only in the async function",
        SAME_WAY,
        (Edit(LIST_GROUPS, "fields=fields", "fields=UNSET if offset else fields", after="_PAGES.aiterate("),),
        spec="lists-of-box",
        operation="groups",
    ),
    Defect(
        "what goes along with a marker left out",
        SAME_WAY,
        (Edit(LIST_USERS, "usemarker=True,", "", after="_PAGES.iterate("),),
        spec="lists-of-box",
        operation="users",
    ),
    Defect(
        "all pages asked for at once",
        WHEN_WANTED,
        (
            Edit(PAGING, "for position in walk:", "yield from [item for position in walk for item in", after="walk ="),
            Edit(PAGING, "yield from walk.turn(position, send(position))", "walk.turn(position, send(position))]"),
        ),
        spec="lists-of-box",
    ),
    Defect(
        "error on a later page taken for the end",
        "test_what_came_before_an_error_has_come",
        (
            Edit(
                PAGING,
                "            yield from walk.turn(position, send(position))",
                "            try:\n"
                "                yield from walk.turn(position, send(position))\n"
                "            except errors.ApiError:\n"
                "                return",
            ),
        ),
        spec="lists-of-box",
    ),
    Defect(
        "endless paging: page that comes again not noticed",
        TRAPPED,
        (Edit(PAGING, "if items and (items == self.before or content in self.contents):", "if False:"),),
        spec="lists-of-box",
    ),
    Defect(
        "endless paging: two pages by turns not noticed",
        TRAPPED,
        (Edit(PAGING, "(items == self.before or content in self.contents)", "items == self.before"),),
        spec="lists-of-box",
    ),
    Defect(
        "items of overlapping pages come twice",
        TRAPPED,
        (Edit(PAGING, "if limit is not None and count > limit > 0:", "if False:"),),
        spec="lists-of-box",
    ),
    Defect(
        "server without markers not noticed",
        TRAPPED,
        (Edit(PAGING, "and total is not None and total > count:", "and False:"),),
        spec="lists-of-box",
        operation="users",
    ),
    Defect(
        "endless paging: marker that comes again not noticed",
        TRAPPED,
        (Edit(PAGING, "if marker and marker in turn.asked:", "if False:"),),
        spec="lists-of-box",
        operation="users",
    ),
    Defect(
        "endless paging: number of pages not looked at",
        TRAPPED,
        (Edit(PAGING, "if len(self.asked) > MOST_PAGES:", "if False:"),),
        spec="lists-of-box",
    ),
    Defect(
        "endless paging: pages without items not counted",
        TRAPPED,
        (Edit(PAGING, "self.empty = 0 if items else self.empty + 1", "self.empty = 0"),),
        spec="lists-of-box",
    ),
    Defect(
        "another page than was asked for taken for it",
        TRAPPED,
        (Edit(PAGING, "if items and echoed not in (None, turn.position):", "if False:"),),
        spec="lists-of-kantata",
    ),
    Defect(
        "reference to nothing passed over",
        TRAPPED,
        (
            Edit(PAGING, "if reference.key != key or reference.id not in found:", "if False:"),
            Edit(
                PAGING,
                "for reference in references or []]",
                "for reference in references or [] if reference.id in found]",
            ),
        ),
        spec="lists-of-kantata",
    ),
    Defect(
        "limits so low that a long list is refused",
        "test_the_limits_are_wide",
        (Edit(PAGING, "MOST_PAGES = 10_000", "MOST_PAGES = 1_000"),),
        spec="lists-of-box",
    ),
]


PRELOADED = ["hypothesis", "openapi_python_client", "openapi_spec_validator", "respx", "rich", "schemathesis"]
PRELOADED_IS_FINE = ("-W", "ignore::pytest.PytestAssertRewriteWarning")


def suite_processes() -> ProcessPoolExecutor:
    """Processes for one run each, forked from one that has imported what takes long, and no client."""
    forkserver = multiprocessing.get_context("forkserver")
    forkserver.set_forkserver_preload(PRELOADED)
    return ProcessPoolExecutor(os.cpu_count(), mp_context=forkserver, max_tasks_per_child=1)


@pytest.fixture(scope="session")
def red(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Defect], set[str]]]:
    """The names of the tests that fail on a client with a defect; those asked for are tried in the background."""
    calls = [getattr(item, "callspec", None) for item in request.session.items]
    wanted = [call.params["defect"] for call in calls if call and "defect" in call.params]
    folder = tmp_path_factory.mktemp("defects")
    clean = {spec: _clean_client(spec, folder / "clean" / spec) for spec in {defect.spec for defect in wanted}}
    with suite_processes() as pool:
        runs: dict[str, Future[set[str]]] = {}
        for number, defect in enumerate(wanted):
            runs[defect.name] = pool.submit(_try, defect, clean[defect.spec], folder / str(number))
        yield lambda defect: runs[defect.name].result()
        pool.shutdown(cancel_futures=True)


def _clean_client(spec: str, folder: Path) -> Path:
    """A folder with the operations of one spec that defects are planted in, and the client generated from it."""
    _write_spec(spec, folder / "specs")
    generate(folder / "specs", folder / "clients")
    return folder


def _write_spec(spec: str, folder: Path) -> None:
    folder.mkdir(parents=True)
    document = json.loads(json.dumps(load(SPECS[spec]).document))
    if spec in OPERATIONS:
        kept = {path: _kept(item, OPERATIONS[spec]) for path, item in document["paths"].items()}
        document["paths"] = {path: item for path, item in kept.items() if item}
        for operation in (one for item in kept.values() for one in item.values()):
            for response in operation["responses"].values():
                response.pop("links", None)  # to operations that are left out
    (folder / f"{spec}.yaml").write_text(json.dumps(document), encoding="utf-8")


def _kept(item: Mapping[str, Any], operations: Collection[str]) -> dict[str, Any]:
    return {method: one for method, one in item.items() if method in METHODS and one["operationId"] in operations}


def _try(defect: Defect, clean: Path, folder: Path) -> set[str]:
    shutil.copytree(clean, folder)
    (package,) = (folder / "clients").glob("*/*_client")
    for edit in defect.edits:
        edit.apply(package)
    selection = " and ".join(filter(None, [defect.caught_by, defect.operation]))
    return failed_tests(folder, "-k", selection)


def failed_tests(folder: Path, *options: str) -> set[str]:
    """Run the suite on the specs and clients of a folder; the names of the tests that failed."""
    folders = ["--specs", str(folder / "specs"), "--clients", str(folder / "clients")]
    settings = ["-q", "--tb=no", "-rfE", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml")]
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        status = pytest.main([str(SUITE), *folders, *settings, *PRELOADED_IS_FINE, *options])
    assert status in (0, 1), output.getvalue()
    assert not re.search(r"^ERROR", output.getvalue(), re.MULTILINE), output.getvalue()
    return set(re.findall(r"^FAILED \S*::(\w+)", output.getvalue(), re.MULTILINE))


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_planted_defect_turns_the_suite_red(defect: Defect, red: Callable[[Defect], set[str]]) -> None:
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


STOCK_FAILS = {
    ANSWER,
    ARGUMENT,
    BODY,
    BROKEN,
    COPY,
    EXAMPLE,
    ON_THE_WIRE,
    PAGE,
    SETTING,
    STATUS,
    TOLD_APART,
    "test_a_body_that_is_needed_is_there",
    "test_a_call_is_sent_again_where_that_is_safe",
    "test_a_callable_is_asked_before_every_request",
    "test_a_callable_without_a_token_sends_nothing",
    "test_a_charset_is_taken_for_what_it_is",
    "test_a_client_does_not_show_its_token",
    "test_a_client_is_needed",
    "test_a_client_is_closed_without_a_block",
    "test_a_client_that_is_closed_between_two_attempts_says_so",
    "test_a_client_with_a_token_is_needed",
    "test_a_client_without_a_token_refuses_the_same",
    "test_a_copy_refuses_the_same",
    "test_a_copy_shares_the_connections",
    "test_a_copy_with_one_setting_refuses_the_same",
    "test_a_longer_wait_is_left_to_the_caller",
    "test_a_redirected_request_is_not_sent_twice",
    "test_a_refused_token_is_asked_for_once_more",
    "test_a_request_that_nobody_saw_may_be_sent_again",
    "test_a_request_that_was_redirected_is_not_sent_again",
    "test_a_setting_that_nobody_knows_is_refused",
    "test_a_token_that_cannot_change_is_not_sent_again",
    "test_a_token_that_is_refused_twice_is_refused",
    "test_an_async_callable_is_awaited",
    "test_an_async_callable_needs_the_async_functions",
    "test_an_empty_selection_does_not_select_everything",
    "test_an_environment_without_a_token_is_an_error",
    "test_an_error_does_not_show_the_token",
    "test_an_unexpected_success_is_not_read_as_an_error",
    "test_an_unlisted_enum_value_is_kept",
    "test_each_event_loop_has_connections_of_its_own",
    "test_every_attempt_is_one_line",
    "test_hooks_see_every_attempt",
    "test_no_line_shows_the_token",
    "test_nobody_waits_for_ever",
    "test_none_is_no_argument",
    "test_nothing_is_waited_for_beyond_the_total_timeout",
    "test_the_end_of_a_copy_is_not_the_end_of_its_original",
    "test_the_environment_says_who_is_calling",
    "test_threads_that_begin_together_connect_once",
    "test_two_retries_are_the_default",
    "test_what_may_be_done_already_is_not_done_twice",
    "test_what_was_lent_adds_nothing_of_its_own",
    "test_what_was_lent_is_not_closed",
}
"""
What the generator's own templates do not do.

The suite makes its client without a base URL and with `max_retries=0`; the test lends both settings to see the rest.
"""

LENT = """field(default="https://api.box.com/2.0", kw_only=True, alias="base_url")
    max_retries: int = field(default=0, kw_only=True)"""
STOCK_HELP = (
    Edit("client.py", 'field(alias="base_url")', LENT),
    Edit("client.py", 'field(alias="base_url")', LENT, after="class AuthenticatedClient"),
)


def test_the_stock_generator_fails(tmp_path: Path) -> None:
    """
    A client written with the generator's own templates fails these checks.
    """
    _write_spec("box-groups", tmp_path / "specs")
    generate(tmp_path / "specs", tmp_path / "clients", templates=None)
    (package,) = (tmp_path / "clients").glob("*/*_client")
    for edit in STOCK_HELP:
        edit.apply(package)

    with suite_processes() as pool:
        failed = pool.submit(failed_tests, tmp_path).result()

    assert failed == STOCK_FAILS
