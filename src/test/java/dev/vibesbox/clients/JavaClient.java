package dev.vibesbox.clients;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A client that others wrote in Java, as one does the same things with each. */
interface JavaClient extends AutoCloseable {

  /**
   * One progress notification.
   *
   * @param number 1 for the first of a call
   */
  record Piece(int number, String text) {}

  List<String> tools();

  /** The structured answer of a call; fails if the client's own does, or if nothing ran. */
  JsonObject call(String tool, JsonObject arguments);

  default JsonObject run(String command) {
    return call("execute_command", new JsonObject().put("command", command));
  }

  /** All output of a process from this offset on, until it has ended. */
  default String read(String processId, long offset) {
    var text = new StringBuilder();
    var read = new JsonObject().put("action", "read").put("process_id", processId).put("wait", 5);
    for (boolean isEnd = false; !isEnd; ) {
      var part = call("manage_process", read.put("offset", offset));
      text.append(part.getString("output"));
      offset = part.getLong("next_offset");
      isEnd = part.getBoolean("is_end");
    }
    return text.toString();
  }

  /** Ends a call that goes on, by the next best means where the client has none of its own. */
  void cancel();

  @Override
  void close();

  /** What connects one. */
  enum Kind {
    JAVA_SDK {
      @Override
      JavaClient connect(URI mcp, Consumer<Piece> progress, Duration patience) {
        return JavaSdk.connect(mcp, progress, patience);
      }
    },
    LANGCHAIN4J_HTTP {
      @Override
      JavaClient connect(URI mcp, Consumer<Piece> progress, Duration patience) {
        return LangChain4j.overHttp(mcp, progress, patience);
      }
    },
    LANGCHAIN4J_WEB_SOCKET {
      @Override
      JavaClient connect(URI mcp, Consumer<Piece> progress, Duration patience) {
        return LangChain4j.overWebSocket(mcp, progress, patience);
      }
    };

    /**
     * @param mcp the server's endpoint, as {@code http:}
     * @param progress gets each progress notification, not always in order
     * @param patience how long it waits for any answer
     */
    abstract JavaClient connect(URI mcp, Consumer<Piece> progress, Duration patience);
  }
}
