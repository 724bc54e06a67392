"""What is logged, and how a line reads."""

# Logs hold no names: no query strings, no SQL, no form bodies, no locals, no texts of errors (`LogLine`).
# A fault that goes on is summed up. What failed in a task is told by foundation.jobs.schedule.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "answered": {"()": "foundation.core.answers.told.LineOfAnswer"},
        "repeated": {"()": "foundation.core.logs.repeated.Repeated"},
    },
    "formatters": {"line": {"()": "foundation.core.logs.lines.LogLine"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["answered", "repeated"],
            "formatter": "line",
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"level": "WARNING", "handlers": []},
        "django.db.backends": {"level": "ERROR"},
        "celery.app.trace": {"level": "CRITICAL"},
    },
}
