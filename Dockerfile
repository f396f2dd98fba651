FROM node:20.20.2-bookworm-slim AS web
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npx --yes npm@10 ci --no-audit --no-fund
COPY openapi.yaml /src/
COPY frontend ./
RUN npm run build

FROM rust:1.95.0-bookworm AS server
WORKDIR /src
COPY Cargo.toml Cargo.lock ./
COPY .cargo .cargo
COPY api api
# a member of the workspace: cargo reads its manifest, nothing of it is built
COPY tests tests
RUN cargo build --locked --release -p pamong

FROM debian:12.12-slim
# Scans and PDF files are read, so that letters are found by the words in them.
RUN apt-get update && \
    apt-get install -y --no-install-recommends poppler-utils tesseract-ocr tesseract-ocr-ind && \
    rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/pamong pamong
COPY --from=server /src/target/release/pamong /usr/local/bin/pamong
COPY --from=web /src/frontend/dist /usr/share/pamong/web
ENV PAMONG_LISTEN=0.0.0.0:8080 \
    PAMONG_VAR=/var/lib/pamong \
    PAMONG_WEB_ROOT=/usr/share/pamong/web
USER pamong
VOLUME /var/lib/pamong
EXPOSE 8080
CMD ["pamong", "serve"]
