from django.db import migrations

# A database that was made before keeps indexes that no question asks, one a relation; a new one never makes them.
DROPPED = {
    "cadre_accountevent": "cadre_id user_id",
    "cadre_cadreevent": "entered_unit_id ethnic_group_id",
    "cadre_cadrenow": "unit_id",
    "cadre_cadreprivateevent": "cadre_id religion_id",
    "cadre_cadrestep": "cadre_id",
    "cadre_postheldevent": "cadre_id post_id",
    "cadre_qualificationevent": "cadre_id",
    "cadre_relativeevent": "cadre_id relative_id",
    "cadre_standardevent": "document_id title_id unit_id",
    "evaluation_evaluation": "cadre_id unit_id",
    "evaluation_evaluationevent": "cadre_id unit_id",
    "organisation_accountstep": "user_id",
    "organisation_body": "unit_id",
    "organisation_bodyevent": "unit_id",
    "organisation_bodysize": "body_id",
    "organisation_bodysizeevent": "body_id",
    "organisation_grant": "user_id",
    "organisation_grantevent": "unit_id user_id",
    "organisation_post": "unit_id",
    "organisation_postevent": "body_id title_id unit_id",
    "organisation_postmanagementevent": "authority_id post_id",
    "organisation_unitevent": "parent_id",
    "planning_entrystep": "entry_id",
    "planning_planningentryevent": "cadre_id round_id target_id",
    "planning_planninground": "unit_id",
    "planning_planningroundevent": "unit_id",
    "planning_planningtarget": "post_id",
    "planning_planningtargetevent": "post_id term_id",
    "regulations_documentevent": "replaced_by_id",
    "regulations_rule": "rule_set_id",
    "regulations_ruleevent": "rule_set_id",
    "regulations_rulesetdocument": "rule_set_id",
    "regulations_rulesetdocumentevent": "document_id rule_set_id",
    "regulations_rulesetevent": "parent_id unit_id",
    "reminders_digest": "user_id",
    "reminders_dutyevent": "done_by_id handler_id rule_id unit_id",
    "reminders_dutystep": "duty_id",
    "rotation_rotationevent": "after_post_id cadre_id from_post_id to_post_id",
    "sheets_importrow": "sent_id",
    "training_enrolment": "training_class_id",
    "training_enrolmentevent": "cadre_id training_class_id",
    "training_trainingclass": "unit_id",
    "training_trainingclassevent": "programme_id unit_id",
}
ADDED = {
    "account_cadre_e": ("cadre_accountevent", "cadre_id"),
    "body_unit_e": ("organisation_bodyevent", "unit_id"),
    "bodysize_body_e": ("organisation_bodysizeevent", "body_id"),
    "cadreprivate_cadre_e": ("cadre_cadreprivateevent", "cadre_id"),
    "duty_unit_e": ("reminders_dutyevent", "unit_id"),
    "enrolment_cadre_e": ("training_enrolmentevent", "cadre_id"),
    "evaluation_cadre_e": ("evaluation_evaluationevent", "cadre_id"),
    "evaluation_unit_e": ("evaluation_evaluationevent", "unit_id"),
    "grant_unit_e": ("organisation_grantevent", "unit_id"),
    "grant_user_e": ("organisation_grantevent", "user_id"),
    "planningentry_cadre_e": ("planning_planningentryevent", "cadre_id"),
    "planningentry_target_e": ("planning_planningentryevent", "target_id"),
    "planninground_unit_e": ("planning_planningroundevent", "unit_id"),
    "planningtarget_post_e": ("planning_planningtargetevent", "post_id"),
    "post_unit_e": ("organisation_postevent", "unit_id"),
    "postheld_cadre_e": ("cadre_postheldevent", "cadre_id"),
    "postmanagement_post_e": ("organisation_postmanagementevent", "post_id"),
    "qualification_cadre_e": ("cadre_qualificationevent", "cadre_id"),
    "relative_cadre_e": ("cadre_relativeevent", "cadre_id"),
    "relative_relative_e": ("cadre_relativeevent", "relative_id"),
    "rotation_cadre_e": ("rotation_rotationevent", "cadre_id"),
    "rule_rule_set_e": ("regulations_ruleevent", "rule_set_id"),
    "rulesetdocument_rule_set_e": ("regulations_rulesetdocumentevent", "rule_set_id"),
    "trainingclass_unit_e": ("training_trainingclassevent", "unit_id"),
}

ALONE = """
SELECT index.indexrelid::regclass FROM pg_index index
JOIN pg_attribute column_of ON column_of.attrelid = index.indrelid AND column_of.attnum = index.indkey[0]
WHERE index.indrelid = %s::regclass AND column_of.attname = %s
    AND index.indnatts = 1 AND NOT index.indisunique AND index.indpred IS NULL
"""


def keep_what_is_asked(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        for table, columns in DROPPED.items():
            for column in columns.split():
                cursor.execute(ALONE, [table, column])
                for (index,) in cursor.fetchall():
                    cursor.execute(f"DROP INDEX {index}")
        for index, (table, column) in ADDED.items():
            cursor.execute(f"CREATE INDEX IF NOT EXISTS {index} ON {table} ({column})")


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0005_sent_forms"),
        ("sheets", "0001_imports"),
        ("organisation", "0010_key_units"),
        ("regulations", "0001_initial"),
        ("cadre", "0009_one_after_the_other"),
        ("standards", "0001_initial"),
        ("evaluation", "0001_initial"),
        ("planning", "0005_scope"),
        ("training", "0002_scope"),
        ("rotation", "0002_scope"),
        ("reminders", "0003_steps_of_duties"),
    ]
    operations = [migrations.RunPython(keep_what_is_asked, migrations.RunPython.noop)]
