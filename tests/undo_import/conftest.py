from tests.sheets_import.conftest import lan, own_files  # noqa: F401
