"""The certificate of a mark as one HTML page that needs nothing else; the same as a section of a lot's page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from inspector_app.reports.certificate import Certificate
from inspector_app.reports.certificate_page import page_of
from inspector_app.reports.templates import house_environment, logo_uri
from inspector_app.reports.writing import write_aside

TEMPLATE = "certificate.html.j2"


def write_certificate_html(certificate: Certificate, path: Path) -> str:
    """Write the page and return its SHA-256. Raises StorageFault."""
    return write_aside(path, (chunk.encode() for chunk in render_certificate_html(certificate)))


def render_certificate_html(certificate: Certificate) -> Iterator[str]:
    """The page piece by piece."""
    logo = certificate.looks.logo_bytes()
    return (
        house_environment(None)
        .get_template(TEMPLATE)
        .generate(
            page=page_of(certificate),
            say=certificate.say,
            company=certificate.looks.company,
            language=certificate.looks.language.value,
            program=certificate.program,
            logo="" if logo is None else logo_uri(logo),
        )
    )
