# vibesbox: docker build --tag vibesbox .
#
# In a network that terminates TLS, Maven needs a trust store that knows its certificate authority. It is lent to the
# build as a secret and stays out of every layer:
#   docker build --secret id=truststore,src=/etc/ssl/certs/java/cacerts --tag vibesbox .

FROM debian:trixie-slim AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends binutils maven openjdk-25-jdk-headless \
    && rm -rf /var/lib/apt/lists/*

# The runtime holds the modules the server uses, and nothing for debuggers (800 MB in Debian's packages).
RUN jlink --output /runtime \
      --add-modules java.base,java.logging,java.management,java.naming,jdk.management,jdk.unsupported \
      --compress zip-6 --strip-java-debug-attributes --no-header-files --no-man-pages \
    && find /runtime -name '*.debuginfo' -delete \
    && find /runtime -name '*.so' -exec strip --strip-unneeded {} +

WORKDIR /build
# Libraries change more seldom than sources, so they come first and get a layer of their own.
COPY pom.xml .
RUN --mount=type=cache,target=/root/.m2 \
    --mount=type=secret,id=truststore,target=/etc/ssl/certs/java/cacerts \
    mvn -B -q dependency:copy-dependencies@lib
COPY conf conf
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 \
    --mount=type=secret,id=truststore,target=/etc/ssl/certs/java/cacerts \
    mvn -B -q -Dmaven.test.skip=true package

FROM debian:trixie-slim
RUN groupadd --gid 1000 vibesbox \
    && useradd --uid 1000 --gid vibesbox --no-create-home --home-dir /workspace --shell /bin/bash vibesbox \
    && install --directory --owner=vibesbox --group=vibesbox --mode=0755 /workspace \
    && install --directory --owner=vibesbox --group=vibesbox --mode=0700 /data

WORKDIR /app
COPY --from=build /runtime runtime
COPY --from=build /build/target/lib lib
COPY --from=build /build/target/vibesbox.jar .
COPY conf conf

ENV PATH=/app/runtime/bin:$PATH \
    LANG=C.UTF-8 \
    VIBESBOX_HOST=0.0.0.0 \
    VIBESBOX_WORKSPACE=/workspace \
    VIBESBOX_DATA_DIR=/data
USER vibesbox
VOLUME ["/workspace", "/data"]
EXPOSE 8000

# Bash speaks HTTP here: neither a JVM nor curl has to start every 30 seconds.
HEALTHCHECK --interval=30s --timeout=10s --retries=3 CMD ["/bin/bash", "-c", "\
exec 3<>/dev/tcp/127.0.0.1/${VIBESBOX_PORT:-8000} \
&& printf 'GET /health HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 \
&& read -r _ status _ <&3 && [ \"$status\" = 200 ]"]

ENTRYPOINT ["java", "@conf/jvm.options", "-jar", "vibesbox.jar"]
