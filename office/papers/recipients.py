"""Who gets a paper, as its list of recipients ends."""

from office.papers.heads import BLANK
from office.papers.letters import Writing


def kept_at(writing: Writing) -> str:
    """Where the office keeps its copy."""
    identity = writing.identity
    offices = filter(None, (identity.secretariat_name, identity.department_name)) if identity else ()
    return f"- Lưu {', '.join(offices) or BLANK}."


def kept_by_department(writing: Writing) -> str:
    """Of a paper that the office itself issues."""
    department = writing.identity.department_name if writing.identity else ""
    return f"- Lưu {department or BLANK}."
