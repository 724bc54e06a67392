"""Campaigns of an office; each module is one subject."""

from office.campaigns.models.campaigns import Campaign, CampaignStep
from office.campaigns.models.checklists import ChecklistItem, ReceivedItem
from office.campaigns.models.units import CampaignUnit, CampaignUnitStep
from office.campaigns.models.workbooks import UnitReturn, UnitWorkbook, WorkbookBatch

__all__ = ["Campaign", "CampaignStep", "CampaignUnit", "CampaignUnitStep", "ChecklistItem", "ReceivedItem"]
__all__ += ["UnitReturn", "UnitWorkbook", "WorkbookBatch"]
