"""Hold the imports of caseflow against the dependencies that setup.cfg declares.

deptry does the comparing, but reads requirement files only, so it is given one.
"""

import configparser
import subprocess  # nosec B404
import sys
import tempfile
from pathlib import Path

# Declared because they must be there, though no line of ours imports them.
NOT_IMPORTED = {
    "govuk-frontend-jinja": "the templates import its macros",
    "psycopg": "SQLAlchemy loads it by the URL",
}
# Imported, and there as parts of a package that is declared and pins them.
PARTS = {
    "jinja2": "of Flask",
    "markupsafe": "of Flask",
    "marshmallow": "of environs",
    "werkzeug": "of Flask",
}


def main() -> int:
    """deptry's exit status."""
    settings = configparser.ConfigParser()
    settings.read("setup.cfg", encoding="utf-8")
    declared = settings["options"]["install_requires"].strip()
    with tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder) / "requirements.txt"
        requirements.write_text(declared, encoding="utf-8")
        command = [
            str(Path(sys.executable).with_name("deptry")),
            "caseflow",
            f"--requirements-files={requirements}",
            "--known-first-party=caseflow",
            f"--per-rule-ignores=DEP002={'|'.join(NOT_IMPORTED)},DEP003={'|'.join(PARTS)}",
        ]
        # Nothing in the command comes from outside: bandit need not warn of it.
        return subprocess.run(command, check=False).returncode  # nosec B603


if __name__ == "__main__":
    sys.exit(main())
