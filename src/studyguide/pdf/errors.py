"""What is raised when a plan cannot be drawn as it stands."""

from __future__ import annotations


class PlanError(Exception):
    """The plan would make a file that breaks a promise (PDF/UA-1, PDF/A-2a, links that lead).

    An internal error: layout has to hand over plans that can be drawn, and whatever a user may
    have written has been checked before.
    """
