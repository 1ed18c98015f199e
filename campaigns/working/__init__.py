"""What units do of the tasks that issued plans give them.

Others ask ``selectors.overdue_tasks(commune, day)`` and ``selectors.task_lines(plans, day)``.
"""
