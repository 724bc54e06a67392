from office.sign_in.models import devices, factors, sessions, tries  # noqa: F401
