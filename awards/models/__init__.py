"""Awards: their law, nominations, councils, decisions and the register."""

from awards.models.certificates import (
    CertificateLayout,
)
from awards.models.councils import (
    Attendance,
    Ballot,
    Conflict,
    Council,
    CouncilMember,
    NamedVote,
    Sitting,
)
from awards.models.decisions import (
    Decision,
    DecisionLine,
)
from awards.models.fund import (
    FundBudget,
    FundEntry,
)
from awards.models.law import (
    LAW_MODELS,
    Authority,
    AuthorityLevel,
    AwardRow,
    BaseSalary,
    Cap,
    CommendationKind,
    Condition,
    Deadline,
    LawRow,
    LimitStep,
    MoneyRate,
    PaperRule,
    Rounding,
    TimeLimit,
    Transition,
    VoteBase,
    VoteRule,
)
from awards.models.nominations import (
    Consultation,
    ConsultedNomination,
    DossierFile,
    Nomination,
    NominationFile,
    NominationSending,
    Round,
    RoundAward,
    UnitDossier,
)
from awards.models.posting import (
    PostedNomination,
    Posting,
    PublicOpinion,
)
from awards.models.register import (
    Grant,
    Initiative,
)

__all__ = [
    "LAW_MODELS",
    "Attendance",
    "Authority",
    "AuthorityLevel",
    "AwardRow",
    "Ballot",
    "BaseSalary",
    "Cap",
    "CertificateLayout",
    "CommendationKind",
    "Condition",
    "Conflict",
    "Consultation",
    "ConsultedNomination",
    "Council",
    "CouncilMember",
    "Deadline",
    "Decision",
    "DecisionLine",
    "DossierFile",
    "FundBudget",
    "FundEntry",
    "Grant",
    "Initiative",
    "LawRow",
    "LimitStep",
    "MoneyRate",
    "NamedVote",
    "Nomination",
    "NominationFile",
    "NominationSending",
    "PaperRule",
    "PostedNomination",
    "Posting",
    "PublicOpinion",
    "Round",
    "RoundAward",
    "Rounding",
    "Sitting",
    "TimeLimit",
    "Transition",
    "UnitDossier",
    "VoteBase",
    "VoteRule",
]
