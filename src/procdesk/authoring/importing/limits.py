"""How big a source may be: what is beyond is refused before it is unpacked or read."""

from __future__ import annotations

from typing import Final

SOURCE_BYTES: Final = 100 * 1024 * 1024
"""The largest file that is opened at all."""

TEXT_BYTES: Final = 8 * 1024 * 1024
"""The longest text of a page on the web, a plain text or a list, without the pictures inside it."""

ARCHIVE_BYTES: Final = 400 * 1024 * 1024
"""What an archive may hold once it is unpacked."""

MEMBER_BYTES: Final = 64 * 1024 * 1024
"""What one file in an archive may hold."""

MARKUP_BYTES: Final = 24 * 1024 * 1024
"""What one part of markup in a document may hold."""

RATIO: Final = 200
"""How many times larger than packed a part of more than a megabyte may become."""

ARCHIVE_MEMBERS: Final = 20_000
PICTURE_BYTES: Final = 8_000_000
FILE_BYTES: Final = 20 * 1024 * 1024
FILES_OF_PAGE: Final = 100
ROWS: Final = 10_000
PDF_PAGES: Final = 400
MARKUP_DEPTH: Final = 150
SOURCES: Final = 20_000
MEMORY_BYTES: Final = 2 * 1024 * 1024 * 1024
TIME_LIMIT_S: Final = 60.0
"""How long one source may take."""
