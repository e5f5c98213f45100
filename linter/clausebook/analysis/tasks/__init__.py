"""What is to be done next, by whom and until when, wherever the records or the linter say it."""

from clausebook.analysis.tasks.gathering import tasks
from clausebook.analysis.tasks.task import Sort, Task, Urgency

__all__ = ["Sort", "Task", "Urgency", "tasks"]
