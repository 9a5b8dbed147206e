"""The room of working together: within a case, and asking other agencies about a person."""

from caseflow.gate import Room

room = Room("cooperation", __name__)
