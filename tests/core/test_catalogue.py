"""A database that was changed by hand, or left half-way, is told from one that the program can trust."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from foundation.core.catalogue.compared import differences

CHANGED = {
    "ALTER TABLE cadre_cadre DROP COLUMN home_town CASCADE": "thiếu cột cadre_cadre.home_town",
    "ALTER TABLE cadre_cadre ADD COLUMN nickname text": "thừa cột cadre_cadre.nickname",
    "ALTER TABLE cadre_cadre ALTER full_name DROP NOT NULL": "cột cadre_cadre.full_name không bắt buộc có giá trị",
    "ALTER TABLE jobs_job ALTER started_at SET NOT NULL": "cột jobs_job.started_at phải bắt buộc có giá trị",
    "ALTER TABLE jobs_job ALTER kind TYPE varchar(41)": (
        "cột jobs_job.kind có kiểu character varying(41) thay vì character varying(40)"
    ),
    "DROP TABLE reminders_digest": "thiếu bảng reminders_digest",
    "ALTER TABLE planning_planningterm DROP CONSTRAINT confirmed_congress_has_a_basis": (
        "thiếu ràng buộc hoặc chỉ mục confirmed_congress_has_a_basis của bảng planning_planningterm"
    ),
    "DROP INDEX job_once_at_a_time": "thiếu ràng buộc hoặc chỉ mục job_once_at_a_time của bảng jobs_job",
    "DROP TRIGGER cadre_day_moved ON core_day": "thiếu trình kích hoạt cadre_day_moved của bảng core_day",
    "ALTER TABLE core_day DISABLE TRIGGER cadre_day_moved": (
        "thiếu trình kích hoạt cadre_day_moved của bảng core_day"
    ),
    "CREATE OR REPLACE FUNCTION first_day(value partial_date) RETURNS date LANGUAGE sql AS 'SELECT now()::date'": (
        "hàm first_day khác với chương trình"
    ),
}
A_TRIGGER = """
SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
WHERE relname = '{}' AND tgname LIKE 'pgtrigger%' LIMIT 1
"""
A_FOREIGN_KEY = "SELECT conname FROM pg_constraint WHERE conrelid = 'jobs_job'::regclass AND contype = 'f'"


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone() if cursor.description else None


def test_a_fresh_database_is_as_the_program_says(as_owner):
    assert differences() == []


@pytest.mark.parametrize("change", CHANGED)
def test_each_change_by_hand_is_told(as_owner, change):
    run(change)
    assert CHANGED[change] in differences()


def test_an_index_that_was_never_finished_is_told(as_ruler):
    run("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'job_once_at_a_time'::regclass")
    assert "thiếu ràng buộc hoặc chỉ mục job_once_at_a_time của bảng jobs_job" in differences()


def test_a_trigger_of_other_text_and_a_lost_key_are_told(as_owner):
    name, table = run(A_TRIGGER.format("cadre_cadre"))
    run(f"COMMENT ON TRIGGER {name} ON {table} IS 'older'")
    other, on = run(A_TRIGGER.format("organisation_unit"))
    run(f"CREATE OR REPLACE FUNCTION {other}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END;'")
    run(f"ALTER TABLE jobs_job DROP CONSTRAINT {run(A_FOREIGN_KEY)[0]}")
    assert differences() == [
        "thiếu khóa ngoại của cột jobs_job.owner_id",
        f"trình kích hoạt {other} của bảng {on} khác với chương trình",
        f"trình kích hoạt {name} của bảng {table} khác với chương trình",
    ]


def test_a_start_on_such_a_database_is_refused_with_a_way_out(as_owner):
    run("ALTER TABLE cadre_cadre ADD COLUMN nickname text")
    with pytest.raises(CommandError, match=r"thừa cột cadre_cadre.nickname.\n.*phục hồi bản sao lưu"):
        call_command("migrate", verbosity=0)


def test_it_asks_as_much_of_many_tables_as_of_few(as_owner, django_assert_num_queries):
    with django_assert_num_queries(10):
        differences()
