"""The cache: everything fetched, analysed and marked, in one SQLite file. The only room that knows SQL."""

from briefing.cache.opening import open_store
from briefing.cache.outlines import OutlineRow
from briefing.cache.retention import Limit, Retention
from briefing.cache.rows import ItemRow, SaveCount
from briefing.cache.store import Store

__all__ = ["ItemRow", "Limit", "OutlineRow", "Retention", "SaveCount", "Store", "open_store"]
