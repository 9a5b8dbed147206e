"""The room of support: what is done within a case, and the yearly review of many."""

from caseflow.gate import Room

room = Room("support", __name__)
