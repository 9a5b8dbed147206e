"""What every answer says to the browser: one static policy, nothing kept, nothing sent on."""

from flask import Flask, Response, request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
OF_ASSETS = {
    name: HEADERS[name] for name in ("Cross-Origin-Resource-Policy", "X-Content-Type-Options")
}
YEAR = 31_536_000


def install(app: Flask, *, secure: bool) -> None:
    """Set them on every answer; only the hashed assets may be kept by the browser."""

    @app.after_request
    def set_headers(response: Response) -> Response:
        if request.endpoint == "assets.file":
            response.headers.update(OF_ASSETS)
        else:
            response.headers.update(HEADERS)
            response.headers["Cache-Control"] = "no-store"
        if secure:
            response.headers["Strict-Transport-Security"] = f"max-age={YEAR}"
        return response
