package dev.vibesbox.conformance;

import dev.vibesbox.command.Requester;
import dev.vibesbox.mcp.ResourceSource;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Resources whose addresses the suite knows. */
final class FixtureResources implements ResourceSource {
  private static final Pattern TEMPLATE = Pattern.compile("test://template/([^/]+)/data");
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  @Override
  public Future<List<JsonObject>> list(Requester requester) {
    return Future.succeededFuture(
        List.of(
            entry("test://static-text", "text/plain"),
            entry("test://static-binary", "image/png"),
            entry("test://watched-resource", "text/plain")));
  }

  @Override
  public List<JsonObject> templates() {
    return List.of(
        new JsonObject()
            .put("uriTemplate", "test://template/{id}/data")
            .put("name", "template")
            .put("mimeType", "application/json"));
  }

  @Override
  public Future<Optional<JsonObject>> read(String uri, Requester requester) {
    var matcher = TEMPLATE.matcher(uri);
    var found =
        switch (uri) {
          case "test://static-text" ->
              Optional.of(
                  entry(uri, "text/plain")
                      .put("text", "This is the content of the static text resource."));
          case "test://static-binary" -> Optional.of(entry(uri, "image/png").put("blob", PIXEL));
          case "test://watched-resource" ->
              Optional.of(entry(uri, "text/plain").put("text", "It never changes."));
          default -> matcher.matches() ? Optional.of(data(uri, matcher.group(1))) : none();
        };
    found.ifPresent(it -> it.remove("name"));
    return Future.succeededFuture(found);
  }

  @Override
  public Optional<Future<List<String>>> complete(
      String template, String variable, String begun, Requester requester) {
    return template.equals("test://template/{id}/data")
        ? Optional.of(Future.succeededFuture(List.of("123")))
        : Optional.empty();
  }

  @Override
  public Runnable watch(String uri, Requester requester, Runnable watcher) {
    return () -> {};
  }

  @Override
  public Runnable watchList(Requester requester, Runnable watcher) {
    return () -> {};
  }

  private static JsonObject data(String uri, String id) {
    var text =
        new JsonObject()
            .put("id", id)
            .put("templateTest", true)
            .put("data", "Data for ID: " + id)
            .encode();
    return entry(uri, "application/json").put("text", text);
  }

  private static Optional<JsonObject> none() {
    return Optional.empty();
  }

  private static JsonObject entry(String uri, String type) {
    return new JsonObject().put("uri", uri).put("name", uri).put("mimeType", type);
  }
}
