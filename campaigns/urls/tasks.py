"""Addresses of the tasks that issued plans give."""

from django.urls import path

from campaigns.views import tasks

urlpatterns = [
    path("nhiem-vu/", tasks.task_list, name="task_list"),
    path("nhiem-vu/xuat-excel/", tasks.task_export, name="task_export"),
    path("nhiem-vu/<uuid:uid>/", tasks.task_read, name="task_read"),
    path("nhiem-vu/<uuid:uid>/tep/<uuid:proof_uid>/", tasks.task_file, name="task_file"),
    path(
        "nhiem-vu/<uuid:uid>/tep/<uuid:proof_uid>/bo/",
        tasks.task_file_remove,
        name="task_file_remove",
    ),
    path("<uuid:uid>/nhiem-vu/", tasks.plan_tasks, name="plan_tasks"),
    path("<uuid:uid>/nhiem-vu/xuat-excel/", tasks.plan_tasks_export, name="plan_tasks_export"),
]
