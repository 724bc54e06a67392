from celery import shared_task
from django.contrib.sessions.backends.db import SessionStore


@shared_task(name="organisation.tasks.forget_sessions", ignore_result=True)
def forget_sessions():
    """Delete what browsers that have long signed out left in the table of sessions."""
    SessionStore.clear_expired()
