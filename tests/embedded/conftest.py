import shutil
import tempfile
from pathlib import Path

import pytest

from tests.embedded.program import Program


@pytest.fixture(scope="session")
def program():
    """Not in pytest's own folder, which the account that PostgreSQL gets from root could not enter."""
    folder = Path(tempfile.mkdtemp(prefix="cadre-program-"))
    program = Program(folder)
    yield program
    if program.running:
        program.interrupt()
    shutil.rmtree(folder)


@pytest.fixture
def running(program):
    if not program.running:
        program.start()
    return program


@pytest.fixture
def stopped(program):
    if program.running:
        program.interrupt()
    return program
