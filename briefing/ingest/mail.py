"""A saved mail (.eml) -> an item: newsletters and alerts that a desk keeps."""

from __future__ import annotations

import email
import email.policy
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parseaddr

from briefing.errors import SourceError
from briefing.ingest.dates import credible
from briefing.ingest.entries import opening_of
from briefing.ingest.files import FoundFile
from briefing.ingest.gate import clean_line, clean_text
from briefing.ingest.ids import item_id
from briefing.ingest.markup import text_of_html
from briefing.model import Item, Source

MAIL_SUFFIX = ".eml"


def item_of_mail(file: FoundFile, data: bytes, source: Source, now: datetime) -> Item | None:
    """Return the item of a mail, None when it has no words; attachments are left alone.

    The sender's name stands as the byline: who wrote a newsletter's articles, a mail does not say.

    Raises:
        SourceError: it cannot be read as a mail; the message names the file.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage), "the policy makes it one"
    try:
        text = _text_of(message)
        subject, sender, stated = (str(message.get(name, "")) for name in ("Subject", "From", "Date"))
        moment = message["Date"].datetime if message["Date"] else None
    except (LookupError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise SourceError(f"{file.relative} cannot be read as a mail ({type(error).__name__}).") from error
    if not text:
        return None
    utc = None if moment is None else moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    published = credible(utc, now)
    return Item(
        id=item_id(source.name, file.relative),
        source=source.name,
        title=clean_line(subject) or opening_of(text),
        text=text,
        retrieved=now,
        path=str(file.path),
        outlet=source.outlet,
        outlet_basis="source" if source.outlet else "none",
        byline=clean_line(parseaddr(sender)[0]) or None,
        published=published,
        published_basis="file" if published else "none",
        published_raw=clean_line(stated)[:200] or None,
        origin="file",
    )


def _text_of(message: EmailMessage) -> str:
    """Return the words of the mail's own body: its plain form, or else its HTML."""
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    content = str(body.get_content())
    return text_of_html(content) if body.get_content_subtype() == "html" else clean_text(content).strip()
