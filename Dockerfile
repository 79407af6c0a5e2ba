# One image, one binary: the server, the three workers and the tools.
#   docker build -t helpdesk .
#   docker run --rm --read-only --cap-drop ALL -p 8080:8080 -e DATABASE_URL=… -e HELPDESK_SECRET=… -e HELPDESK_ORIGINS=… helpdesk

FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY . .
# The caches stay on the building machine; only the binary leaves this stage.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --locked --release --bin helpdesk \
    && install -D -m 0755 target/release/helpdesk /out/helpdesk

FROM debian:bookworm-slim
# Nothing is installed: the binary needs libc alone, its pages are inside it, PostgreSQL is another container
# (a private cluster is for one machine without containers). It writes nothing but its log, to stdout.
COPY --from=build /out/helpdesk /usr/local/bin/helpdesk
COPY LICENSE-MIT LICENSE-APACHE /usr/share/doc/helpdesk/
# a number, so that "run as non-root" can be checked without reading /etc/passwd
USER 10001:10001
ENV HELPDESK_BIND=0.0.0.0:8080 \
    LOG_FORMAT=json
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s --retries=3 CMD ["helpdesk", "healthcheck"]
ENTRYPOINT ["helpdesk"]
CMD ["serve"]
