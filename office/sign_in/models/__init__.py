from office.sign_in.models import devices, tries  # noqa: F401
