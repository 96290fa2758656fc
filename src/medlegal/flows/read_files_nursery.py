"""A process that has loaded all that reading needs and forks the processes apart: ready at once, their memory shared.

Asked over a socket: a module's name with two ends of pipes, answered with the new process's number; a number, of a
process that is to end. When the asker is gone, so is everything here.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import socket
import sys
import traceback
from collections.abc import Callable

from medlegal.flows import read_files_worker
from medlegal.outside.parent import end_with_parent

_LONGEST = 200  # bytes of what is asked
READY = (read_files_worker,)  # other modules are loaded when they are first asked for


def main() -> None:
    asked = socket.socket(fileno=int(sys.argv[1]))
    gc.freeze()
    children = set[int]()
    while True:
        words, ends, _, _ = socket.recv_fds(asked, _LONGEST, 2)
        if not words:
            break
        if ends:
            children.add(_born(words.decode(), ends, asked))
        else:
            children.discard(_ended(int(words), asked))
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _born(module: str, ends: list[int], asked: socket.socket) -> int:
    """The number of a new process that runs the module between the two ends, also told to the asker."""
    spoken_by = importlib.import_module(module)
    child = os.fork()
    if child == 0:
        asked.close()
        _run_and_leave(spoken_by.main, ends)
    for end in ends:
        os.close(end)
    asked.send(str(child).encode())
    return child


def _ended(child: int, asked: socket.socket) -> int:
    """Kills the process, if it still lives, and keeps nothing of it."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    asked.send(b"ended")
    return child


def _run_and_leave(main: Callable[[], None], ends: list[int]) -> None:
    """Ends the child, whatever happens, without what the parent would still do."""
    try:
        end_with_parent(signal.SIGKILL)
        for place, end in enumerate(ends):
            os.dup2(end, place)
            os.close(end)
        main()
    except BaseException:
        traceback.print_exc(file=sys.stderr)
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main()
    os._exit(0)  # nothing is left to be put away, and somebody waits
