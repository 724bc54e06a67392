"""The seven roles and what each may do: one table, read by every page, list, import and job."""

from django.db import models

from office.organisation.naming import office_body_of_request


class Role(models.TextChoices):
    ADMIN = "admin", "Quản trị hệ thống"
    OFFICER = "officer", "Chuyên viên {office}"
    CHIEF = "chief", "Lãnh đạo {office}"
    LEADER = "leader", "Thường trực, Ban Thường vụ"
    UNIT_OFFICER = "unit_officer", "Cán bộ phụ trách tổ chức của đơn vị"
    AREA_MEMBER = "area_member", "Cấp ủy viên phụ trách địa bàn"
    INSPECTOR = "inspector", "Đoàn kiểm tra (chỉ xem, có thời hạn)"


def role_choices():
    """Roles as people read them, by the office's own name, which changes with a reorganisation."""
    office = office_body_of_request()
    return [(role.value, role.label.format(office=office)) for role in Role]


STRUCTURE = [
    "organisation.unit",
    "organisation.unitlevel",
    "organisation.body",
    "organisation.bodysize",
    "organisation.post",
    "organisation.officeidentity",
    "organisation.signer",
]
STRUCTURE += [
    "organisation.posttitle",
    "organisation.titlerank",
    "organisation.postmanagement",
    "organisation.managingauthority",
]
RECORDS = ["cadre.cadre", "cadre.postheld", "cadre.qualification", "cadre.discipline"]
RESTRICTED = ["cadre.cadreprivate"]
# What bodies in charge said: for those in charge and the deciding body.
TRUST = ["cadre.confidencevote", "cadre.politicalconclusion"]
# What the office alone knows: no unit, nor whoever sits in it, learns it here.
STANDING = ["cadre.higherlisting", "cadre.verification"]
KIN = ["cadre.relative"]
LISTS = ["cadre.ethnicgroup", "cadre.religion"]
REGULATIONS = ["regulations.document", "regulations.ruleset", "regulations.rule"]
REGULATIONS += ["organisation.specialday", "organisation.holidayyear"]
OFFICE = ["organisation.office"]
STANDARDS = ["standards.standard"]
EVALUATION = ["evaluation.evaluation"]
# The year's work on grades: what others than the unit say of its people stays with the office and who decides.
GRADING = [
    "evaluation.gradingline",
    "evaluation.gradingopinion",
    "evaluation.peergroup",
    "evaluation.unitgrade",
]
PLANNING = ["planning.planningentry"]
PLANNING_FRAME = ["planning.planningterm", "planning.planninground", "planning.planningtarget"]
REVIEW = ["planning.reviewlist", "planning.reviewline", "planning.reviewnotice"]
OPINIONS = ["planning.reviewopinion"]
TRAINING = ["training.programme", "training.admission", "training.trainingclass", "training.enrolment"]
# Needs and plans: a unit reads what of its own people it may know, and registers what it wants for them.
PLANS_OF_TRAINING = ["training.need", "training.trainingplan", "training.planrow", "training.planperson"]
PLANS_OF_TRAINING += ["training.sendinglist"]
ROTATION = ["rotation.rotation"]
# What is meant with people before it is decided, and how a rotation is judged: no unit reads it, but its own remarks.
MOVES = ["rotation.rotationplan", "rotation.rotationslot", "rotation.rotationopinion", "rotation.appointment"]
MOVES += ["rotation.rotationjudgement"]
REMARKS = ["rotation.rotationremark"]
PAPERS = ["papers.paper", "papers.paperfile", "papers.papersubject", "papers.numberingterm"]
CAMPAIGNS = ["campaigns.campaign", "campaigns.campaignunit", "campaigns.receiveditem"]
CHECKLISTS = ["campaigns.checklistitem"]
BALLOTS = ["ballots.ballotcount", "ballots.choice"]
DUTIES = ["reminders.duty"]
DUTY_RULES = ["reminders.dutyrule"]
BOARD = ["dashboards.agebound"]
QUESTIONS = ["questions.savedquestion"]
VIEWS = ["saved_views.savedview"]


def may(actions, records):
    """Right names such as 'cadre.change_cadre' for every action on every record."""
    return {record.replace(".", f".{action}_") for action in actions.split() for record in records}


READ_STRUCTURE = may("view", STRUCTURE + LISTS + REGULATIONS + STANDARDS + VIEWS)
KEEP_STRUCTURE = may("view add change remove", STRUCTURE)
READ_RECORDS = may("view", RECORDS)
KEEP_RECORDS = may("view add change remove", RECORDS) | may("view add change", RESTRICTED)
KEEP_KIN = may("view add remove", KIN)
KEEP_REGULATIONS = may("add change remove", REGULATIONS + STANDARDS)
# What is kept about people beyond their own records: lists, grades, classes, moves.
WORK = EVALUATION + PLANNING + TRAINING + ROTATION
READ_WORK = may("view", WORK + PLANNING_FRAME + CAMPAIGNS + CHECKLISTS)
# An entry of a planning list is never removed: it is withdrawn, or taken out by a decision.
KEEP_WORK = may("view add change remove", EVALUATION + TRAINING + ROTATION + PLANNING_FRAME)
KEEP_WORK |= may("view add change draft check send approve", PLANNING)
# A unit sees the lists that it hosts and says its word; what is proposed of a line is read by who weighs it.
READ_REVIEW = may("view", REVIEW) | may("export", ["planning.reviewlist", "planning.reviewnotice"])
WEIGH_REVIEW = may("weigh", ["planning.reviewline"]) | may("view", OPINIONS)
ANSWER_REVIEW = READ_REVIEW | may("add answer", ["planning.reviewline"])
KEEP_REVIEW = (
    ANSWER_REVIEW | WEIGH_REVIEW | may("add change remove run hear conclude", ["planning.reviewlist"])
)
KEEP_REVIEW |= may("propose", ["planning.reviewline"]) | may("add change remove export", OPINIONS)
KEEP_REVIEW |= may("add change", ["planning.reviewnotice"])
WEIGH_TRAINING = may("view weigh", ["training.need"]) | may("view export", PLANS_OF_TRAINING)
REGISTER_TRAINING = may("view export register", ["training.need"]) | may("view", ["training.planperson"])
KEEP_TRAINING = WEIGH_TRAINING | REGISTER_TRAINING | may("add change remove", PLANS_OF_TRAINING)
KEEP_TRAINING |= may("issue close", ["training.trainingplan"]) | may("send answer", ["training.sendinglist"])
KEEP_TRAINING |= may("complete", ["training.trainingclass"])
READ_GRADING = may("view", GRADING) | may("export", ["evaluation.gradingline", "evaluation.unitgrade"])
# What a unit says of its people it writes while the row is open; that it has said it is an act of its own.
ANSWER_GRADING = may("answer submit", ["evaluation.gradingline"])
KEEP_GRADING = READ_GRADING | ANSWER_GRADING | may("add change remove", GRADING)
KEEP_GRADING |= may("appraise decide", ["evaluation.gradingline"])
READ_MOVES = may("view", MOVES + REMARKS) | may("draft", ROTATION)
READ_MOVES |= may("export", ["rotation.rotationplan", "rotation.appointment"])
REMARK = may("view add change", REMARKS)
KEEP_MOVES = READ_MOVES | REMARK | may("add change remove", MOVES + REMARKS)
KEEP_MOVES |= may("approve", [*ROTATION, "rotation.appointment"]) | may("relieve", ["cadre.postheld"])
KEEP_MOVES |= may("issue close", ["rotation.rotationplan"])
READ_PAPERS = may("view export", PAPERS)
# How letters look is the whole office's: its head settles it.
TEMPLATES = ["papers.papertemplate"]
READ_PAPERS |= may("view", TEMPLATES)
KEEP_TEMPLATES = may("add change", TEMPLATES)
# Letters to many units are made by who writes papers, and are their maker's alone.
BATCHES = may("view add change", ["papers.letterbatch"])
KEEP_PAPERS = READ_PAPERS | BATCHES | may("add change remove", PAPERS)
# What an office asks of its units: a unit answers for itself, and sends; the office keeps the rest, and answers for it.
# A workbook that came back is its receiver's alone, an archive of workbooks its maker's.
ANSWER_CAMPAIGNS = may("answer", ["campaigns.campaignunit"]) | may(
    "view add change", ["campaigns.unitreturn"]
)
KEEP_CAMPAIGNS = ANSWER_CAMPAIGNS | may("view add change remove", CAMPAIGNS + CHECKLISTS)
KEEP_CAMPAIGNS |= may("view add change", ["campaigns.workbookbatch"])
# Votes never leave the office: nobody exports them, and who neither counts nor decides does not read them.
READ_BALLOTS = may("view", BALLOTS)
KEEP_BALLOTS = READ_BALLOTS | may("add change remove", BALLOTS) | may("lock", ["ballots.ballotcount"])
DO_DUTIES = may("view change export", DUTIES) | may("view", DUTY_RULES)
KEEP_DUTY_RULES = may("add change", DUTY_RULES)
READ_QUESTIONS = may("view", QUESTIONS)
KEEP_QUESTIONS = may("view add remove", QUESTIONS)
# The machine itself: whether what is kept would survive it.
KEEP_BACKUPS = may("view add", ["upkeep.backup", "upkeep.drill"])
WATCH = may("view", ["jobs.job", "jobs.schedulerun"])
KEEP_BOARD = may("view add change remove export", BOARD)
# A way to look at a list that others of the unit may use; what they see by it their own rights say.
SHARE_VIEWS = may("share", VIEWS)
EXPORT = may(
    "export", RECORDS + STRUCTURE + REGULATIONS + STANDARDS + WORK + PLANNING_FRAME + CAMPAIGNS + CHECKLISTS
)
# Who exports lists also fills forms of higher offices with them; a form is its owner's alone.
EXPORT |= may("view add change", ["sheets.formfill"])
# An import writes through its own right, so that whoever brings files in need not be a reader.
IMPORT = may("import", ["cadre.cadre"]) | may("view add change", ["sheets.import"])
# The keeper of a unit's records brings in what is a part of them.
IMPORT_FACTS = may("import", ["cadre.postheld", "cadre.discipline"])
KEEP_TRUST = may("view add change remove import", TRUST + STANDING)
# A sheet of results decides rows of the year's work too: of those who decide them alone.
IMPORT_GRADES = may("import", EVALUATION)
IMPORT_WORK = may("import", [*WORK, "organisation.titlerank", "evaluation.gradingline"])
READ_ACCOUNTS = may("view export invite", ["organisation.user"]) | may(
    "view add change", ["organisation.grant"]
)
# Whose record an account stands for: it decides what its user is not shown.
TIE_ACCOUNTS = may("view add change remove", ["cadre.account"])
KEEP_ACCOUNTS = READ_ACCOUNTS | may("add change stop", ["organisation.user"])


def giving(role):
    """The right to give a role, and to hand out the key of an account that holds it."""
    return f"organisation.give_{Role(role).value}"


RIGHTS = {
    Role.ADMIN: READ_STRUCTURE
    | KEEP_STRUCTURE
    | KEEP_REGULATIONS
    | IMPORT
    | KEEP_ACCOUNTS
    | KEEP_BACKUPS
    | WATCH
    | {giving(Role.ADMIN)},
    Role.OFFICER: READ_STRUCTURE
    | KEEP_STRUCTURE
    | KEEP_RECORDS
    | KEEP_KIN
    | KEEP_WORK
    | KEEP_TRAINING
    | KEEP_CAMPAIGNS
    | KEEP_REVIEW
    | KEEP_GRADING
    | KEEP_MOVES
    | KEEP_BALLOTS
    | KEEP_PAPERS
    | KEEP_QUESTIONS
    | DO_DUTIES
    | SHARE_VIEWS
    | EXPORT
    | IMPORT
    | IMPORT_FACTS
    | KEEP_TRUST
    | IMPORT_WORK
    | may("view", OFFICE),
    Role.CHIEF: READ_STRUCTURE
    | KEEP_STRUCTURE
    | KEEP_REGULATIONS
    | KEEP_RECORDS
    | KEEP_KIN
    | KEEP_WORK
    | KEEP_TRAINING
    | KEEP_CAMPAIGNS
    | KEEP_REVIEW
    | KEEP_GRADING
    | KEEP_MOVES
    | may("reopen", ["evaluation.gradingline"])
    | may("appraise reopen", ["planning.reviewlist"])
    | may("remove", ["planning.reviewnotice"])
    | KEEP_BALLOTS
    | may("unlock", ["ballots.ballotcount"])
    | KEEP_PAPERS
    | KEEP_TEMPLATES
    | DO_DUTIES
    | KEEP_DUTY_RULES
    | KEEP_QUESTIONS
    | KEEP_BOARD
    | SHARE_VIEWS
    | EXPORT
    | IMPORT
    | IMPORT_FACTS
    | KEEP_TRUST
    | IMPORT_WORK
    | may("view change", OFFICE)
    | KEEP_ACCOUNTS
    | may("renew", ["organisation.user"])
    | KEEP_BACKUPS
    | WATCH
    | TIE_ACCOUNTS
    # The technical administrator's role is given by one of them, or by a command on the server.
    | {giving(role) for role in Role if role != Role.ADMIN}
    | may("special", PLANNING + ROTATION)
    # Of others: what a user brought in, who brought it in may take back.
    | may("undo", ["sheets.import"])
    | may("confirm", ["regulations.rule", *STANDARDS, "training.admission"])
    | may("view export", ["access.accessline"])
    # All that is kept of a person, given to that person.
    | may("disclose", ["cadre.cadre"])
    # Whose record was kept long enough.
    | may("view add remove", ["privacy.anonymisation"]),
    Role.LEADER: READ_STRUCTURE
    | READ_RECORDS
    | may("view", TRUST)
    | READ_WORK
    | READ_BALLOTS
    | READ_QUESTIONS
    | may("draft", PLANNING)
    | WEIGH_TRAINING
    | READ_REVIEW
    | WEIGH_REVIEW
    | READ_GRADING
    | READ_MOVES
    | may("hear", ["planning.reviewlist"])
    | EXPORT
    | READ_PAPERS,
    Role.UNIT_OFFICER: READ_STRUCTURE
    | may("view add change", RECORDS + RESTRICTED + EVALUATION)
    | READ_WORK
    | may("add change draft", PLANNING)
    | REGISTER_TRAINING
    | ANSWER_CAMPAIGNS
    | may("submit", ["campaigns.campaignunit"])
    | ANSWER_REVIEW
    | ANSWER_GRADING
    | REMARK
    | KEEP_BALLOTS
    | KEEP_PAPERS
    | DO_DUTIES
    | EXPORT
    | IMPORT
    | IMPORT_FACTS
    | IMPORT_GRADES,
    Role.AREA_MEMBER: READ_STRUCTURE | READ_RECORDS | READ_WORK,
    Role.INSPECTOR: READ_STRUCTURE | READ_RECORDS | READ_WORK,
}
