# vibesbox: docker compose build, or docker build --tag vibesbox .
#
# In a network that terminates TLS, Maven needs a trust store that knows its certificate authority. It is lent to the
# build as a secret and stays out of every layer: --secret id=truststore,src=/etc/ssl/certs/java/cacerts

FROM debian:trixie-slim AS jdk
RUN apt-get update \
    && apt-get install --yes --no-install-recommends binutils maven openjdk-25-jdk-headless \
    && rm -rf /var/lib/apt/lists/*

# The modules the server uses, and nothing for debuggers (800 MB in Debian's packages).
FROM jdk AS runtime
RUN jlink --output /runtime \
      --add-modules java.base,java.logging,java.management,java.naming,jdk.management,jdk.unsupported \
      --compress zip-9 --strip-java-debug-attributes --no-header-files --no-man-pages \
    && find /runtime \( -name '*.debuginfo' -o -name '*.jsa' -o -name classlist -o -name jrt-fs.jar \) -delete \
    && find /runtime -name '*.so' -exec strip --strip-unneeded {} +

# The library layer changes more seldom than the sources. What is compiled here, mvn verify has checked.
FROM jdk AS classes
WORKDIR /build
ENV MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
COPY image/maven /usr/local/bin/maven
COPY pom.xml .
RUN --mount=type=cache,target=/root/.m2 --mount=type=secret,id=truststore \
    maven dependency:copy-dependencies@lib resources:resources compiler:compile
COPY conf conf
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 --mount=type=secret,id=truststore \
    maven resources:resources compiler:compile jar:jar

FROM debian:trixie-slim AS app
# More programs for commands: --build-arg EXTRA_PACKAGES="git curl python3"
ARG EXTRA_PACKAGES=""
COPY image/system /tmp/system
RUN /tmp/system procps less $EXTRA_PACKAGES && rm /tmp/system
WORKDIR /app
COPY --from=runtime /runtime runtime
COPY --from=classes /build/target/lib lib
COPY conf conf
COPY --from=classes /build/target/vibesbox.jar .
ENV PATH=/app/runtime/bin:$PATH \
    LANG=C.UTF-8 \
    VIBESBOX_HOST=0.0.0.0 \
    VIBESBOX_WORKSPACE=/workspace \
    VIBESBOX_DATA_DIR=/data
USER vibesbox

# The server runs once, as it will, and leaves its classes loaded and linked: the start takes half the time.
FROM app AS training
RUN --mount=type=bind,source=image/train,target=/train ["/train", "/tmp/vibesbox.aot"]

FROM app
LABEL org.opencontainers.image.title="vibesbox" \
      org.opencontainers.image.description="The jump box of AI agents: shell commands over MCP, live, in one hardened container" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="docker.io/library/debian:trixie-slim"
COPY --from=training --chown=root:root /tmp/vibesbox.aot .
VOLUME ["/workspace", "/data"]
EXPOSE 8000

# Bash speaks HTTP here: neither a JVM nor curl has to start every 30 seconds.
HEALTHCHECK --interval=30s --timeout=10s --retries=3 CMD ["/bin/bash", "-c", "\
exec 3<>/dev/tcp/127.0.0.1/${VIBESBOX_PORT:-8000} \
&& printf 'GET /health HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 \
&& read -r _ status _ <&3 && [ \"$status\" = 200 ]"]

ENTRYPOINT ["java", "@conf/jvm.options", "-XX:AOTCache=vibesbox.aot", "-jar", "vibesbox.jar"]
