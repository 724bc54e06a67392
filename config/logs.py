"""What is logged, and how a line reads."""

import environ

# Logs hold no names: no query strings, no SQL, no form bodies, no locals. A fault that goes on is summed up. What
# failed in a task is told by foundation.jobs.schedule, for Celery would quote the text of the error.
LINE = "%(levelname)s %(name)s: %(message)s"
LINE = LINE if environ.Env().bool("CADRE_LOG_HAS_CLOCK", default=False) else f"%(asctime)s {LINE}"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"repeated": {"()": "foundation.core.logs.repeated.Repeated"}},
    "formatters": {"line": {"format": LINE, "datefmt": "%Y-%m-%d %T%z"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["repeated"], "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.db.backends": {"level": "ERROR"},
        "axes": {"level": "ERROR"},
        "celery.app.trace": {"level": "CRITICAL"},
    },
}
