# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""What header fields of a response say: how long to wait, which request it was, why it was refused."""

import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from .api import REQUEST_ID

__all__ = ["LONGEST_REQUEST_ID", "challenge_reason", "loggable", "request_id", "retry_after"]

LONGEST_REQUEST_ID = 100

_WAIT = r"(?i)(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,)?[^,]+"
"""One of several, each a number or a date, which may have a comma behind its weekday."""

_NUMBER = r"([0-9]+)((?:\.[0-9]*)?)"

_PARAMETER = r'([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))'


def retry_after(headers: Mapping[str, str]) -> float | None:
    """
    Seconds that the server asks to wait, rounded up, the longest of several (RFC 9110, section 10.2.3).

    None when it does not say or cannot be read.
    """
    read = [_seconds(text.strip()) for text in re.findall(_WAIT, headers.get("retry-after", ""))]
    return max((seconds for seconds in read if seconds is not None), default=None)


def _seconds(text: str) -> float | None:
    try:
        if number := re.fullmatch(_NUMBER, text):
            whole, fraction = number.groups()
            return min(float(whole) + bool(fraction.strip(".0")), sys.float_info.max)
        return _seconds_until(text)
    except (OverflowError, TypeError, ValueError):
        return None


def _seconds_until(date: str) -> float:
    moment = parsedate_to_datetime(date)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def request_id(headers: Mapping[str, str]) -> str:
    """What identifies the request in the server's records, fit for a log; empty when the response does not say."""
    return loggable(" ".join(headers[name] for name in REQUEST_ID if name in headers), LONGEST_REQUEST_ID)


def challenge_reason(headers: Mapping[str, str]) -> str:
    """Why credentials were refused; empty when WWW-Authenticate does not say (RFC 6750, section 3)."""
    found = re.findall(_PARAMETER, headers.get("www-authenticate", ""))
    said = {name.lower(): quoted or token for name, quoted, token in found}
    return re.sub(r"\\(.)", r"\1", said.get("error_description") or said.get("error", ""))


def loggable(text: str, longest: int) -> str:
    """A server-supplied string on one line, truncated and without control characters."""
    line = "".join(character for character in " ".join(text[: 4 * longest].split()) if character.isprintable())
    return line if len(line) <= longest else f"{line[: longest - 3]}..."
