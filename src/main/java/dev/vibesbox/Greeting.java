package dev.vibesbox;

import dev.vibesbox.config.Configuration;
import dev.vibesbox.config.OneLine;
import dev.vibesbox.gateway.Token;
import io.vertx.core.json.JsonObject;

/** What a started server says: where it is, what is in force, and how a client connects. */
record Greeting(Configuration configuration, Vibesbox box, Version version) {

  /** Three lines: the address, the configuration in force, a client's configuration as JSON. */
  String text() {
    return String.join("\n", address(), inForce(), client().encode()) + "\n";
  }

  private String address() {
    return "vibesbox %s listens on %s (WebSocket: ws%s), health on %s"
        .formatted(version, url("/mcp"), url("/mcp").substring("http".length()), url("/health"));
  }

  private String inForce() {
    return OneLine.of(
        "policy %s, redaction %s, workspace %s, data %s, %s"
            .formatted(
                configuration.policy().mode().label(),
                configuration.redaction().isEnabled() ? "on" : "off",
                configuration.workspace(),
                configuration.dataDir(),
                box.token().isPresent() ? "bearer token required" : "open to this machine"));
  }

  private JsonObject client() {
    var server = new JsonObject().put("type", "http").put("url", url("/mcp"));
    box.token()
        .ifPresent(token ->
            server.put("headers", new JsonObject().put("Authorization", "Bearer " + shown(token))));
    return new JsonObject().put("mcpServers", new JsonObject().put("vibesbox", server));
  }

  /** A token of the operator's is not repeated; one of our own making is told here or nowhere. */
  private String shown(Token token) {
    return configuration.gateway().tokenFile().isPresent()
        ? "<content of the token file>"
        : token.text();
  }

  private String url(String path) {
    var host =
        switch (configuration.gateway().host()) {
          case "0.0.0.0", "::", "[::]" -> "localhost";
          case String name when name.contains(":") && !name.startsWith("[") -> "[" + name + "]";
          case String name -> name;
        };
    return "http://%s:%d%s".formatted(host, box.port(), path);
  }
}
