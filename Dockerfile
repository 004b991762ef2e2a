# Plotly's small bundle, two thirds smaller than the one that comes with Dash.
FROM node:24-slim AS plotly
WORKDIR /bundle
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM python:3.11-slim
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PORT=8050
WORKDIR /explorer
COPY requirements.txt ./
RUN python -m pip install --no-cache-dir --disable-pip-version-check -r requirements.txt gunicorn==27.0.1
COPY --from=plotly /bundle/node_modules node_modules
COPY . .
RUN python -m components.packing && useradd --system --no-create-home explorer
USER explorer
EXPOSE 8050
# Nothing is written: the heartbeat is kept in memory, and requests are logged only when asked.
CMD ["sh", "-c", "exec gunicorn --preload --workers 2 --threads 8 --worker-tmp-dir /dev/shm --no-control-socket --bind 0.0.0.0:${PORT} 'app:server()'"]
