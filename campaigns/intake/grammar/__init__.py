"""The grammar of targets: from paragraphs and tables to what a paper sets out to reach.

A paragraph becomes tokens (``lexer``); tokens become quantities (``quantities``, with
``comparing``, ``units`` and what ``exclusions`` strikes out); a clause is cut into rows, one
quantity each (``rows``); a row gets its name and its whole (``figures``, ``brackets``,
``givers``). Clauses without a figure are read where targets are listed (``qualitative``,
``places``). ``walk`` goes through the tree of a paper.
"""

from campaigns.intake.grammar.walk import read_phrase, read_targets, states_target

__all__ = ["read_phrase", "read_targets", "states_target"]
