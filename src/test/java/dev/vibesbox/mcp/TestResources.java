package dev.vibesbox.mcp;

import dev.vibesbox.command.Requester;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** As many resources as a test wants, that change when it says so. */
final class TestResources implements ResourceSource {
  private final int count;
  private final List<Runnable> watchers = new ArrayList<>();
  private final List<Runnable> listWatchers = new ArrayList<>();

  TestResources(int count) {
    this.count = count;
  }

  void change() {
    List.copyOf(watchers).forEach(Runnable::run);
  }

  void changeList() {
    List.copyOf(listWatchers).forEach(Runnable::run);
  }

  int watchers() {
    return watchers.size() + listWatchers.size();
  }

  @Override
  public Future<List<JsonObject>> list(Requester requester) {
    return Future.succeededFuture(
        IntStream.range(0, count).mapToObj(TestResources::entry).toList());
  }

  @Override
  public List<JsonObject> templates() {
    return List.of(new JsonObject().put("uriTemplate", "test://{id}").put("name", "test"));
  }

  @Override
  public Future<Optional<JsonObject>> read(String uri, Requester requester) {
    var isThere = IntStream.range(0, count).anyMatch(i -> uri.equals("test://" + i));
    return Future.succeededFuture(
        isThere
            ? Optional.of(new JsonObject().put("uri", uri).put("text", "hello"))
            : Optional.empty());
  }

  @Override
  public Optional<Future<List<String>>> complete(
      String template, String variable, String begun, Requester requester) {
    return template.equals("test://{id}")
        ? Optional.of(
            Future.succeededFuture(
                IntStream.range(0, count)
                    .mapToObj(Integer::toString)
                    .filter(it -> it.startsWith(begun))
                    .toList()))
        : Optional.empty();
  }

  @Override
  public Runnable watch(String uri, Requester requester, Runnable watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  @Override
  public Runnable watchList(Requester requester, Runnable watcher) {
    listWatchers.add(watcher);
    return () -> listWatchers.remove(watcher);
  }

  private static JsonObject entry(int number) {
    return new JsonObject().put("uri", "test://" + number).put("name", "number " + number);
  }
}
