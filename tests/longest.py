"""The files of tests that take longest: who runs them in parallel begins with them, and ends with short ones."""

# About the seconds of a processor that each takes; a file of less than eight need not be here.
SECONDS = {
    "tests/test_access.py": 62,
    "tests/test_acts.py": 58,
    "tests/test_wall_walk.py": 47,
    "tests/dashboards/test_board.py": 34,
    "tests/embedded/test_run.py": 32,
    "tests/test_axe.py": 25,
    "tests/habits/test_habits.py": 20,
    "tests/test_subtraction.py": 18,
    "tests/test_parameters.py": 17,
    "tests/upgrade/test_first_register.py": 15,
    "tests/deploy/test_migrate.py": 14,
    "tests/test_browser.py": 14,
    "tests/upkeep/test_round.py": 12,
    "tests/sample/test_load_sample.py": 9,
    "tests/test_split_rights.py": 9,
    "tests/start/test_first_hour.py": 8,
}
