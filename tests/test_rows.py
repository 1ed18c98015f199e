"""What every row carries, so that a commune can be exported, moved and partitioned later."""

import pytest
from django.apps import apps
from django.db import models

from awards.models import LAW_MODELS
from campaigns.models import Honour, HonourScope, RewardForm
from emulation.lib.rows import UidRow
from emulation.org.models import Commune, LoginCode, User
from emulation.org.models.communes import CommuneRow
from emulation.trail.models import Entry

OWN_APPS = ("trail", "org", "papers", "targets", "campaigns", "awards")
# Rows that belong to no commune: the commune itself, accounts, what outlives its subjects, and
# catalogues of the law, to which a commune may add entries of its own.
WITHOUT_COMMUNE = {
    Commune,
    User,
    LoginCode,
    Entry,
    Honour,
    HonourScope,
    RewardForm,
    *LAW_MODELS,
}
MODELS = [
    model
    for app in OWN_APPS
    for model in apps.get_app_config(app).get_models(include_auto_created=True)
    if not (model._meta.auto_created and model._meta.auto_created is User)
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_row_has_a_uid_and_belongs_to_a_commune(model):
    assert issubclass(model, UidRow)
    assert model in WITHOUT_COMMUNE or issubclass(model, CommuneRow)
    assert model._meta.get_field("uid").unique
    if issubclass(model, CommuneRow):
        assert not model._meta.get_field("commune").null


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_unique_keys_of_a_communes_rows_begin_with_the_commune(model):
    if not issubclass(model, CommuneRow):
        pytest.skip("not a row of a commune")
    uniques = [c for c in model._meta.constraints if isinstance(c, models.UniqueConstraint)]
    assert all(constraint.fields[0] == "commune" for constraint in uniques)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_names_of_models_are_vietnamese_words(model):
    """A library's page may show them; Django's own default would be English."""
    assert str(model._meta.verbose_name) != model._meta.model_name.replace("_", " ")
