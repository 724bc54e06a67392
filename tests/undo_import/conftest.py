from tests.rotation.conftest import case, decided, post, running  # noqa: F401
from tests.sheets_import.conftest import lan, own_files  # noqa: F401
