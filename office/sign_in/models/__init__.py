from office.sign_in.models import devices, sessions, tries  # noqa: F401
