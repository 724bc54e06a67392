"""Campaigns of an office; each module is one subject."""

from office.campaigns.models.campaigns import Campaign, CampaignStep
from office.campaigns.models.checklists import ChecklistItem, ReceivedItem
from office.campaigns.models.units import CampaignUnit, CampaignUnitStep

__all__ = ["Campaign", "CampaignStep", "CampaignUnit", "CampaignUnitStep", "ChecklistItem", "ReceivedItem"]
