"""What a WSGI server loads: the instance that the environment describes, started as ``caseflow
run`` starts it. A worker that starts while another is writing bars that change at worst: the
officer's page comes back and asks to send once more.
"""

from caseflow.app import create_app, start
from caseflow.config import Config
from caseflow.serving import lasting

app = lasting(create_app(Config.from_environment()))
start(app)
