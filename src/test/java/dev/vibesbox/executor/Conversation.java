package dev.vibesbox.executor;

import dev.vibesbox.Settling;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Talks with one process in the background, as a client would. */
final class Conversation implements AutoCloseable {
  private final Executor executor;
  private final String id;

  private Conversation(Executor executor, String id) {
    this.executor = executor;
    this.id = id;
  }

  /** Starts a command whose standard input stays open. */
  static Conversation piped(Executor executor, String command) throws Exception {
    return begin(executor, new JsonObject().put("command", command).put("keep_stdin_open", true));
  }

  /** Starts a command on a terminal of 80 columns and 24 rows. */
  static Conversation onTerminal(Executor executor, String command) throws Exception {
    return begin(executor, new JsonObject().put("command", command).put("pty", new JsonObject()));
  }

  static Conversation begin(Executor executor, JsonObject arguments) throws Exception {
    var started = executor.execute(arguments.put("background", true));
    return new Conversation(executor, started.getString("process_id"));
  }

  /** Everything it has said so far. */
  String output() {
    try {
      return ask("read", new JsonObject().put("max_bytes", 1 << 20)).getString("output");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until it has said this. */
  String awaitOutput(String text) {
    Settling.await(() -> output().contains(text));
    return output();
  }

  /** Writes; it must not fail. */
  void type(String keys) {
    try {
      write(keys);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  JsonObject write(String data) throws Exception {
    return ask("write", new JsonObject().put("data", data));
  }

  JsonObject end() throws Exception {
    return ask("write", new JsonObject().put("eof", true));
  }

  /** Waits for its end; the answer says how it stands then. */
  JsonObject exit() throws Exception {
    return ask("wait", new JsonObject().put("wait", 25));
  }

  JsonObject ask(String action, JsonObject arguments) throws Exception {
    return executor.manage(arguments.put("action", action).put("process_id", id));
  }

  /** As {@link #ask}, without waiting for the answer. */
  Future<JsonObject> later(String action, JsonObject arguments) {
    return executor.askProcess(arguments.put("action", action).put("process_id", id));
  }

  String id() {
    return id;
  }

  /** Kills it, if it still runs. */
  @Override
  public void close() throws Exception {
    Executor.await(later("kill", new JsonObject().put("signal", "SIGKILL")).otherwiseEmpty());
  }
}
