"""The manual: YAML documents as pages, a domain of records, clauses and rules, and a theme.

What a module that adds a directive needs:

- ``manual.manual_of(holder)`` gives the ``Manual`` of the build (``corpus``, ``report``,
  ``project``, ``catalogue``) for an application, a builder or an environment.
- ``block.Block`` is a node that writes its own HTML: subclass it, keep ids and plain data in its
  attributes (``MyBlock("", records=[...])``), give ``html(translator)`` and ``text()``.
- ``directive.QuestionDirective`` is the base of the directives: ``answer(manual)`` returns blocks,
  ``questions()`` says what they depend on (see the module ``questions``).
- ``html`` holds ``escape``, ``record_link``, ``clause_link``, ``rule_link``, ``identifier``,
  ``day``, ``table`` for building HTML; each link takes the translator first.
- ``domain.domain_of(env).note_clauses(env.docname, numbers)`` declares that the page holds the
  elements with the ids ``anchors.clause_anchor(number)``; ``note_rules`` and ``rule_anchor``
  likewise. Roles, search and inventories then lead there.
- A module in ``directives`` registers its directives in ``setup(app)``, which is found by walking
  the package.
"""

from clausebook.sphinxext.extension import setup

__all__ = ["setup"]
