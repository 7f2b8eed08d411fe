"""The description of the API at /docs, drawn by Swagger UI from an installed package."""

from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.openapi.utils import get_openapi
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse

ASSETS = ("swagger-ui-bundle.js", "swagger-ui.css")


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of an application, in version 3.0, which Swagger UI 4 can draw."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description,
            openapi_version="3.0.3",
            routes=app.routes,
        )
        app.openapi_schema = _as_nullable(document)
    return app.openapi_schema


def _as_nullable(node: Any) -> Any:
    """Version 3.1's `anyOf: [X, null]` as version 3.0's `nullable`, everywhere in a document."""
    if isinstance(node, list):
        return [_as_nullable(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    choices = node.get("anyOf", [])
    if {"type": "null"} in choices:
        rest = [choice for choice in choices if choice != {"type": "null"}]
        kept = {key: value for key, value in node.items() if key != "anyOf"}
        merged = rest[0] if len(rest) == 1 else {"anyOf": rest}
        return _as_nullable({**kept, **merged, "nullable": True})
    return {key: _as_nullable(value) for key, value in node.items()}


routes = APIRouter(include_in_schema=False)


@routes.get("/docs")
def docs() -> HTMLResponse:
    """The page that draws /openapi.json."""
    return get_swagger_ui_html(
        openapi_url="/openapi.json",
        title="安问 接口说明",
        swagger_js_url="/docs/assets/swagger-ui-bundle.js",
        swagger_css_url="/docs/assets/swagger-ui.css",
        swagger_favicon_url="/page/favicon.svg",
        swagger_ui_parameters={"defaultModelsExpandDepth": 0, "validatorUrl": None},
    )


@routes.get("/docs/assets/{name}")
def asset(name: str) -> FileResponse:
    """One of Swagger UI's two files; the package's other pages point at outside hosts."""
    if name not in ASSETS:
        raise HTTPException(404)
    (folder,) = Path(str(files("swagger_ui_bundle") / "vendor")).glob("swagger-ui-*")
    return FileResponse(folder / name)
