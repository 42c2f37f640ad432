"""Git repositories for tests, made without the git program."""

from __future__ import annotations

from pathlib import Path

from dulwich.repo import Repo

TIME = 1_760_000_000


class Repository:
    """A repository in a folder, to which whole states of its files are committed."""

    def __init__(self, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True)
        self.root = root
        self._repo = Repo.init(str(root))
        self._count = 0

    def commit(
        self, message: str, files: dict[str, bytes | str | None], author: str = "Ana Ruiz <ana@x.example>"
    ) -> bytes:
        """Writes some files (None deletes one), and commits them; gives the id of the commit."""
        for path, content in files.items():
            place = self.root / path
            if content is None:
                place.unlink()
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content if isinstance(content, bytes) else content.encode())
        worktree = self._repo.get_worktree()
        worktree.stage(list(files))
        self._count += 1
        return worktree.commit(
            message=message.encode(),
            author=author.encode(),
            committer=author.encode(),
            commit_timestamp=TIME + self._count * 60,
            author_timestamp=TIME + self._count * 60,
            commit_timezone=3600,
            author_timezone=3600,
        )

    def close(self) -> None:
        self._repo.close()
