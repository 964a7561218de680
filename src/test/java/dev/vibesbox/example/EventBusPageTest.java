package dev.vibesbox.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vibesbox.Settling;
import dev.vibesbox.TestBox;
import dev.vibesbox.bus.Failure;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/event-bus.md says is so, field by field. */
class EventBusPageTest {
  private static final Path SERVICE =
      Path.of("src/test/java/dev/vibesbox/example/CommandService.java");
  private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

  private static TestBox box;
  private static String page = "";

  @BeforeAll
  static void start() throws Exception {
    box = TestBox.start();
    page = Files.readString(Path.of("docs/event-bus.md"));
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  void theServiceOnThePageIsTheOneThatIsTested() throws IOException {
    var block = page.substring(page.indexOf("```java\n") + 8, page.lastIndexOf("```"));
    assertThat(block).isEqualTo(Files.readString(SERVICE));
  }

  @Test
  void everyArgumentOfExecuteIsNamed() {
    assertThat(names("argument | type, default | meaning"))
        .isEqualTo(known("vibesbox.execute", new JsonObject().put("command", "true")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "read", "kill", "wait", "write", "resize"})
  void everyArgumentOfAnActionIsNamed(String action) {
    var named = secondNames("action | argument | type, default | meaning", action);
    named.addAll(Set.of("action", "principal", "door", "client"));
    if (!action.equals("list")) {
      named.addAll(Set.of("process_id", "pid"));
    }
    var request = new JsonObject().put("action", action);
    var process =
        new JsonObject()
            .put("process_id", "00000000-0000-0000-0000-000000000000")
            .mergeIn(
                switch (action) {
                  case "write" -> new JsonObject().put("eof", true);
                  case "resize" -> new JsonObject().put("columns", 80).put("rows", 24);
                  default -> new JsonObject();
                });
    var known =
        known("vibesbox.process", action.equals("list") ? request : request.mergeIn(process));
    assertThat(named).isEqualTo(known);
  }

  @Test
  void everyFieldOfTheAnswersIsNamed() throws Exception {
    var answer = ask("vibesbox.execute", new JsonObject().put("command", "echo hi"));
    assertThat(answer.fieldNames()).isEqualTo(names("field | type | meaning"));
    var id = answer.getString("process_id");
    var read = new JsonObject().put("action", "read").put("process_id", id).put("attach", "me");
    assertFields("read", ask("vibesbox.process", read));
    var wait = new JsonObject().put("action", "wait").put("process_id", id);
    assertFields("wait", ask("vibesbox.process", wait));
    var running =
        ask("vibesbox.execute", new JsonObject().put("command", "sleep 9").put("background", true));
    var kill = new JsonObject().put("action", "kill");
    assertFields(
        "kill", ask("vibesbox.process", kill.put("process_id", running.getString("process_id"))));
    assertFieldsOfInput();
  }

  private static void assertFieldsOfInput() throws Exception {
    var cat = command("cat").put("pty", new JsonObject()).put("background", true);
    var id = ask("vibesbox.execute", cat).getString("process_id");
    var request = new JsonObject().put("process_id", id);
    var write = request.copy().put("action", "write").put("data", "hi\n");
    assertFields("write", ask("vibesbox.process", write));
    var resize = request.copy().put("action", "resize").put("columns", 100).put("rows", 40);
    assertFields("resize", ask("vibesbox.process", resize));
    ask("vibesbox.process", request.copy().put("action", "kill"));
  }

  @Test
  void everyFieldOfTheEventsIsNamed() throws Exception {
    List<JsonObject> events = new CopyOnWriteArrayList<>();
    var consumer =
        box.vertx()
            .eventBus()
            .<JsonObject>consumer("vibesbox.processes", event -> events.add(event.body()));
    await(consumer.completion());
    ask("vibesbox.execute", new JsonObject().put("command", "echo hi"));
    var refused = box.vertx().eventBus().request("vibesbox.execute", command("rm -rf /"));
    assertThat(catchThrowable(() -> await(refused))).isNotNull();
    Settling.await(() -> events.size() == 3);
    var named = names(page.indexOf("### Processes"), "field | type | meaning");
    assertThat(events).allSatisfy(event -> assertThat(event.fieldNames()).isEqualTo(named));
    await(consumer.unregister());
  }

  @Test
  void everyFailureIsNamed() {
    var codes =
        Arrays.stream(Failure.class.getFields())
            .filter(field -> field.getType() == int.class)
            .map(EventBusPageTest::number)
            .collect(Collectors.toCollection(TreeSet::new));
    var named =
        table(page.indexOf("## Failures"), "code | meaning")
            .map(row -> Integer.valueOf(row.split("\\|", -1)[1].strip()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).isEqualTo(codes);
  }

  @Test
  void healthIsWhatTheHttpPathSays() throws Exception {
    var http =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(box.http("/health")).build(), BodyHandlers.ofString());
    var over = new JsonObject(http.body());
    var bus = ask("vibesbox.health", new JsonObject());
    assertThat(bus.fieldNames()).isEqualTo(over.fieldNames());
    assertThat(bus.getString("outcome")).isEqualTo(over.getString("outcome"));
    assertThat(bus.getJsonArray("checks")).hasSameSizeAs(over.getJsonArray("checks"));
  }

  private static void assertFields(String action, JsonObject answer) {
    var expected = secondNames("action | field | type | meaning", action);
    var state = new TreeSet<>(names("field | type | meaning"));
    state.removeAll(
        Set.of(
            "stdout",
            "stderr",
            "truncated",
            "stdout_bytes",
            "stderr_bytes",
            "suggestion",
            "warning"));
    state.remove("next_offset");
    expected.addAll(state);
    assertThat(new TreeSet<>(answer.fieldNames())).isEqualTo(expected);
  }

  /** The arguments it knows, as its refusal of an unknown one lists them, and the hidden ones. */
  private static Set<String> known(String address, JsonObject request) {
    var refused = box.vertx().eventBus().request(address, request.copy().put("no_such", 1));
    var sentence = String.valueOf(catchThrowable(() -> await(refused)).getMessage());
    var known = sentence.substring(sentence.indexOf("known are ") + 10).split(", ", -1);
    Set<String> names = new TreeSet<>(Arrays.asList(known));
    Stream.of("principal", "door", "client", "by", "attach", "detach")
        .filter(hidden -> isTaken(address, request, hidden))
        .forEach(names::add);
    return names;
  }

  private static boolean isTaken(String address, JsonObject request, String hidden) {
    var wrong = box.vertx().eventBus().request(address, request.copy().put(hidden, 7));
    return String.valueOf(catchThrowable(() -> await(wrong)).getMessage())
        .contains(hidden + " is the number 7");
  }

  /** What the first column of the first table with this head names. */
  private static Set<String> names(String head) {
    return names(0, head);
  }

  private static Set<String> names(int from, String head) {
    return table(from, head)
        .flatMap(row -> found(row.split("\\|", -1)[1]))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the second column names in the rows of one action. */
  private static Set<String> secondNames(String head, String action) {
    return table(0, head)
        .filter(row -> row.startsWith("| `%s` |".formatted(action)))
        .flatMap(row -> found(row.split("\\|", -1)[2]))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> table(int from, String head) {
    var at = page.indexOf("| " + head + " |", from);
    assertThat(at).isNotNegative();
    return page.substring(at).lines().skip(2).takeWhile(line -> line.startsWith("|"));
  }

  private static Stream<String> found(String cell) {
    return NAME.matcher(cell).results().map(name -> name.group(1));
  }

  private static Integer number(Field field) {
    try {
      return field.getInt(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject command(String text) {
    return new JsonObject().put("command", text);
  }

  private static JsonObject ask(String address, JsonObject request) throws Exception {
    return await(box.vertx().eventBus().<JsonObject>request(address, request)).body();
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
