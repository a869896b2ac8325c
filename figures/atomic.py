"""Atomic writing: files that are there in full or, when a build fails or is killed, as they were before.

    write({Path("datasets/claims.csv"): lambda path: path.write_text("...")})

All files are written in a hidden folder beside their targets, so on the same file system, and forced to disk.
Only then are they renamed one after the other, which takes microseconds; when one renaming fails the earlier ones
are undone. What a killed build leaves behind is removed by the next; where folders cannot be locked, after a day.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from figures.errors import OutputError

Writer = Callable[[Path], object]
"""Writes one file at the path that it is given."""

_STAGING = ".building-"
_DAY = 24 * 60 * 60.0


def write(writers: Mapping[Path, Writer]) -> list[Path]:
    """Write all files or none, and return those whose content changed.

    The writers are called in order, each with a path in the hidden folder of its target, where the files written
    before it stand under their own names. Folders are made where they are missing.

    Raises `OutputError` when a folder cannot be made or written to, or the disk is full.
    """
    for target in writers:
        check_folder(target.parent)
        if target.is_dir():
            raise OutputError(f"{target} is a folder; name a file")
    where = ""
    try:
        with ExitStack() as stack:
            staging: dict[Path, Path] = {}
            for folder in dict.fromkeys(target.parent.resolve() for target in writers):
                where = str(folder)
                staging[folder] = stack.enter_context(_staged(folder))
            pairs = [(staging[target.parent.resolve()] / target.name, target) for target in writers]
            for (staged, target), writer in zip(pairs, writers.values(), strict=True):
                where = str(target)
                writer(staged)
                _force(staged)
            where = ", ".join(map(str, staging))
            changed = [(staged, target) for staged, target in pairs if not _same(staged, target)]
            with _undisturbed():
                _swap(changed)
            for folder in staging:
                _force(folder)
            return [target for _, target in changed]
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{where}: cannot be written: {reason}; name a folder that you may write to") from error


def followed(path: Path) -> Path:
    """The file that a symbolic link names, so that writing changes that file and leaves the link; else the path."""
    return path.resolve() if path.is_symlink() else path


def check_folder(folder: Path) -> None:
    """Raise `OutputError` where a file stands in the place of `folder` or of one that it would stand in."""
    for part in (folder, *folder.parents):
        if part.is_dir():
            return
        if part.exists():
            raise OutputError(f"{folder}: cannot be written: {part} is a file; name a folder")


@contextmanager
def _staged(folder: Path) -> Generator[Path]:
    """A hidden folder in `folder`, locked against other builds; it is gone when the block ends."""
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder) as alone:
        for left_behind in folder.glob(f"{_STAGING}*"):
            if alone or _is_old(left_behind):
                shutil.rmtree(left_behind, ignore_errors=True)
        staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
        try:
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Generator[bool]:
    """Wait until no other build writes to `folder`, and say whether that is sure: some systems have no such locks."""
    try:
        import fcntl
    except ImportError:
        yield False
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        alone = False
        with suppress(OSError):  # some network folders have no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
            alone = True
        yield alone
    finally:
        os.close(handle)


def _is_old(staging: Path) -> bool:
    """Whether a hidden folder is too old to be that of a build that still runs."""
    try:
        return time.time() - staging.stat().st_mtime > _DAY
    except OSError:  # its build has ended
        return False


@contextmanager
def _undisturbed() -> Generator[None]:
    """Put off signals that ask the program to stop until the block has ended; only its main thread can do so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        for number in before:
            signal.signal(number, lambda number, _: asked.append(number))
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        for number in asked:
            signal.raise_signal(number)


def _swap(pairs: list[tuple[Path, Path]]) -> None:
    """Rename each staged file to its target; when one fails put back what stood there before."""
    kept = {target: staged.with_name(f"{staged.name}.before") for staged, target in pairs if target.exists()}
    for target, backup in kept.items():
        shutil.copy2(target, backup)
    done: list[Path] = []
    try:
        for staged, target in pairs:
            done.append(target)
            staged.replace(target)
    except BaseException:
        for target in reversed(done):
            if target in kept:
                kept[target].replace(target)
            else:
                target.unlink(missing_ok=True)
        raise


def _same(staged: Path, target: Path) -> bool:
    if not target.is_file() or target.stat().st_size != staged.stat().st_size:
        return False
    with staged.open("rb") as new, target.open("rb") as old:
        while block := new.read(1 << 20):
            if block != old.read(1 << 20):
                return False
    return True


def _force(path: Path) -> None:
    """Have the system write a file, or the names in a folder, to disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
