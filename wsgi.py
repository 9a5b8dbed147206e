"""What a WSGI server loads: the instance that the environment describes."""

from caseflow.app import create_app
from caseflow.config import Config

app = create_app(Config.from_environment())
