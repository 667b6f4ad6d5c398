"""Forms of governance: each asks for what one verb needs."""

from commonweal.live.governance.forms.decisions import (
    CheckBackForm,
    CloseForm,
    DissentForm,
    EvidenceForm,
    LookAgainForm,
    OptionForm,
    ParticipantForm,
    ProposeForm,
    PutBeforeForm,
    RewordForm,
    TakeForm,
    WithdrawForm,
)
from commonweal.live.governance.forms.frame import AimForm, BodyForm, MeetingForm, StrategyForm, SystemForm
from commonweal.live.governance.forms.lineage import LinkForm, MergeForm, SplitForm

__all__ = [
    "AimForm",
    "BodyForm",
    "CheckBackForm",
    "CloseForm",
    "DissentForm",
    "EvidenceForm",
    "LinkForm",
    "LookAgainForm",
    "MeetingForm",
    "MergeForm",
    "OptionForm",
    "ParticipantForm",
    "ProposeForm",
    "PutBeforeForm",
    "RewordForm",
    "SplitForm",
    "StrategyForm",
    "SystemForm",
    "TakeForm",
    "WithdrawForm",
]
