"""Papers of a review; each module is one subject. Importing the package registers them all."""

from planning.papers.reviews.appraisal import AppraisalReport
from planning.papers.reviews.conferences import CountingMinutes, MeetingsTable, NominationSlip
from planning.papers.reviews.notices import ReviewNoticeLetter
from planning.papers.reviews.of_campaign import ReviewPlan, ReviewReport
from planning.papers.reviews.opinions import OpinionLetter
from planning.papers.reviews.results import ConclusionNotice, ReviewDecisionPaper
from planning.papers.reviews.to_units import FormsLetter, ReminderLetter

__all__ = [
    "AppraisalReport",
    "ConclusionNotice",
    "CountingMinutes",
    "FormsLetter",
    "MeetingsTable",
    "NominationSlip",
    "OpinionLetter",
    "ReminderLetter",
    "ReviewDecisionPaper",
    "ReviewNoticeLetter",
    "ReviewPlan",
    "ReviewReport",
]
