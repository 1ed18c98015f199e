"""Addresses of clusters, below /cum-khoi/."""

from django.urls import path

from campaigns.clustering import views

urlpatterns = [
    path("", views.cluster_list, name="cluster_list"),
    path("moi/", views.cluster_create, name="cluster_create"),
    path("chep/", views.clusters_copy, name="clusters_copy"),
    path("<uuid:uid>/sua/", views.cluster_edit, name="cluster_edit"),
    path("<uuid:uid>/bo/", views.cluster_remove, name="cluster_remove"),
]
