"""White space goes from the template's own text only where nothing is drawn by it."""

from flask import Flask
from jinja2 import DictLoader

from caseflow.forms.lean import Lean, lean


def test_beside_blocks_it_goes_and_between_words_one_stays() -> None:
    assert lean("<ul>\n    <li>a\n      b</li>\n  </ul>\n") == "<ul><li>a\nb</li></ul>"
    assert lean("<b>a</b>\n   <b>b</b>") == "<b>a</b>\n<b>b</b>"
    assert lean("<input\n   name=a>") == "<input\nname=a>"


def test_no_value_is_touched() -> None:
    app = Flask(__name__)
    app.jinja_env.loader = DictLoader({"a.html": "<p>\n {{ x }}\n</p>", "a.txt": "a\n  b"})
    app.jinja_env.add_extension(Lean)
    page = app.jinja_env.get_template("a.html")
    assert page.render(x="1\n   2 <p>  3") == "<p>1\n   2 &lt;p&gt;  3</p>"
    assert app.jinja_env.get_template("a.txt").render() == "a\n  b"
