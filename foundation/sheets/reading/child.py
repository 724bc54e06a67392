"""Run as a program by `apart`: reads the file on its input, tells in lines of JSON on its output.

It is started without site packages and environment; where to find this program and xlrd stands on its command line.
"""

import importlib
import os
import resource
import sys
import types
from types import TracebackType

MEMORY = 768 * 2**20
CPU_SECONDS = 90


def complain(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Where the reader failed, without the words of the error: they may be words of the file."""
    while trace:
        sys.stderr.write(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}\n")
        trace = trace.tb_next
    sys.stderr.write(f"{kind.__name__}\n")


def main() -> None:
    sys.excepthook = complain
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.path.extend(sys.argv[1:])
    # The front of the package is for whoever starts the child; loading it would take as long as reading a small file.
    package = types.ModuleType("foundation.sheets.reading")
    package.__path__ = [os.path.dirname(os.path.abspath(__file__))]
    sys.modules[package.__name__] = package
    telling = importlib.import_module("foundation.sheets.reading.telling")
    telling.tell_in_lines(sys.stdin.buffer.read(), sys.stdout.buffer)


if __name__ == "__main__":
    main()
