# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Whose error it is: the network's, or that of an event hook of the caller's."""

import functools
from traceback import walk_tb
from types import CodeType, FrameType
from typing import Any

from .httplib import http

__all__ = ["is_of_hook"]

_READING: set[CodeType] = {http.Response.iter_raw.__code__, http.Response.aiter_raw.__code__}


def is_of_hook(error: BaseException, client: http.Client | http.AsyncClient, request: http.Request) -> bool:
    """
    Whether a hook of the HTTP client raised it.

    That is told by the traceback. What breaks off while a hook reads the response to this request is the network's.
    """
    hooks = {_code(hook) for kind in client.event_hooks.values() for hook in kind}
    frames = [frame for frame, _ in walk_tb(error.__traceback__)]
    inside = next((frames[place:] for place, frame in enumerate(frames) if frame.f_code in hooks), [])
    reading = any(_reads(frame, request) for frame in inside)
    return isinstance(error, http.HTTPStatusError) or bool(inside and not reading)  # no transport raises the former


def _code(hook: Any) -> CodeType | None:
    """What Python runs when a hook is called; None where it is not Python's."""
    while isinstance(hook, functools.partial):
        hook = hook.func
    function = hook if hasattr(hook, "__code__") or hasattr(hook, "__func__") else type(hook).__call__
    return getattr(getattr(function, "__func__", function), "__code__", None)


def _reads(frame: FrameType, request: http.Request) -> bool:
    """Whether a frame reads the response to this request, or to the one that it was redirected to."""
    if frame.f_code not in _READING:
        return False
    sent = getattr(frame.f_locals["self"], "_request", None)
    return sent is not None and sent.extensions.get("trace") == request.extensions["trace"]
