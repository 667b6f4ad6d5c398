# The workbench for a place: web and worker, from the locked versions. How to run it: docs/howto/run-the-workbench-for-a-place.md

FROM python:3.11-slim-bookworm AS built
RUN pip install --no-cache-dir "uv>=0.9,<1"
WORKDIR /src
COPY pyproject.toml uv.lock README.md LICENSE ./
COPY src ./src
ENV UV_PROJECT_ENVIRONMENT=/opt/commonweal UV_PYTHON_DOWNLOADS=never UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy
RUN uv sync --frozen --no-editable --extra live

FROM python:3.11-slim-bookworm
# pg_dump and pg_restore for backups, of the same version as the database of compose.yaml; Pango and fonts for PDF.
RUN apt-get update \
 && apt-get install -y --no-install-recommends postgresql-client-15 libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation \
 && rm -rf /var/lib/apt/lists/*
# A volume takes the owner of the folder that it covers.
RUN useradd --uid 10001 --create-home commonweal && install -d -m 700 -o commonweal -g commonweal /kept /backups
COPY --from=built /opt/commonweal /opt/commonweal
ENV PATH=/opt/commonweal/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 XDG_CACHE_HOME=/tmp COMMONWEAL_HOME=/kept
USER commonweal
EXPOSE 8000
ENTRYPOINT ["commonweal"]
CMD ["serve", "--only", "web", "--host", "0.0.0.0"]
