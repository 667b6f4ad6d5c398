"""The forms of the fund: each asks for what one verb needs."""

from commonweal.live.fund.forms.agreements import AgreementForm, ClauseForm, ReportForm
from commonweal.live.fund.forms.funds import (
    AccountForm,
    ComponentForm,
    ContributionForm,
    FundForm,
    PartnerForm,
    SureForm,
)
from commonweal.live.fund.forms.ledger import EntryForm, ReversalForm
from commonweal.live.fund.forms.money import PoundsField, WhatIfForm
from commonweal.live.fund.forms.months import GridForm, UploadForm, VirementForm
from commonweal.live.fund.forms.versions import LineForm, VersionForm

__all__ = [
    "AccountForm",
    "AgreementForm",
    "ClauseForm",
    "ComponentForm",
    "ContributionForm",
    "EntryForm",
    "FundForm",
    "GridForm",
    "LineForm",
    "PartnerForm",
    "PoundsField",
    "ReportForm",
    "ReversalForm",
    "SureForm",
    "UploadForm",
    "VersionForm",
    "VirementForm",
    "WhatIfForm",
]
