"""Addresses of what is said of a plan, place by place."""

from django.urls import path

from campaigns.views import comments

urlpatterns = [
    path("<uuid:uid>/gop-y/", comments.comment_list, name="comment_list"),
    path("<uuid:uid>/gop-y/moi/", comments.comment_add, name="comment_add"),
    path("<uuid:uid>/gop-y/<uuid:comment_uid>/", comments.comment_read, name="comment_read"),
    path(
        "<uuid:uid>/gop-y/<uuid:comment_uid>/rut/",
        comments.comment_withdraw,
        name="comment_withdraw",
    ),
    path("<uuid:uid>/soan/gop-y/", comments.draft_comments, name="draft_comments"),
]
