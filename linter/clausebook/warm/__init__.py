"""What a lint remembers, so that the next one need not find it out again.

An answer holds as long as nothing changed that the lint looked at: the files of the project, the
configuration with what it names, the state of git where rules looked back, the program with what
it is built on, the options, and the day. Whatever cannot be told to be the same counts as changed.
"""

from clausebook.warm.answer import Answer
from clausebook.warm.memory import LintMemory, Question
from clausebook.warm.watching import Watch

__all__ = ["Answer", "LintMemory", "Question", "Watch"]
