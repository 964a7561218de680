package dev.vibesbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.TestBox;
import dev.vibesbox.TestClient;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;

/** The ways to go away from a command, and the kinds of commands to go away from. */
final class LostClients {
  private static final String EXECUTE = "execute_command";
  private static final String REVISION = "2025-11-25";
  private static final int ID = 7;

  private LostClients() {}

  /** A client that is about to go. */
  interface Departing {
    void leave() throws Exception;
  }

  enum Kind {
    FOREGROUND(2, "{}"),
    KEPT(3, "{\"on_disconnect\":\"keep\"}"),
    BACKGROUND(4, "{\"background\":true}"),
    LEFT_BY_WAIT(4, "{\"wait\":0.2}");

    private final int column;
    private final String arguments;

    Kind(int column, String arguments) {
      this.column = column;
      this.arguments = arguments;
    }

    int column() {
      return column;
    }

    JsonObject arguments(String command) {
      return new JsonObject(arguments).put("command", command);
    }

    boolean isAnswered() {
      return column == BACKGROUND.column;
    }
  }

  enum Departure {
    SOCKET_CLOSES("the WebSocket closes") {
      @Override
      Departing begin(TestBox box, JsonObject arguments, Kind kind) throws Exception {
        var client = TestClient.connect(box);
        started(client, arguments, kind);
        return client::close;
      }
    },
    SESSION_BREAKS("HTTP with a session: the connection breaks") {
      @Override
      Departing begin(TestBox box, JsonObject arguments, Kind kind) throws Exception {
        return started(session(box), arguments, kind);
      }
    },
    SESSION_ENDS("HTTP with a session: `DELETE`, or idle for too long") {
      @Override
      Departing begin(TestBox box, JsonObject arguments, Kind kind) throws Exception {
        var talk = session(box);
        started(talk, arguments, kind);
        return () -> assertThat(talk.delete()).isEqualTo(204);
      }
    },
    SESSION_IDLES("HTTP with a session: `DELETE`, or idle for too long") {
      @Override
      Departing begin(TestBox box, JsonObject arguments, Kind kind) throws Exception {
        return started(session(box), arguments, kind);
      }

      @Override
      Map<String, String> variables() {
        return Map.of("VIBESBOX_GATEWAY_SESSION_IDLE_SECONDS", "2");
      }

      @Override
      Duration notice() {
        return Duration.ofSeconds(4);
      }
    },
    MODERN_BREAKS("HTTP without session: the connection breaks") {
      @Override
      Departing begin(TestBox box, JsonObject arguments, Kind kind) throws Exception {
        return started(HttpTalk.modern(box, new JsonObject()), arguments, kind);
      }
    },
    CANCELLED_ON_SOCKET("`notifications/cancelled`") {
      @Override
      Departing begin(TestBox box, JsonObject arguments, Kind kind) throws Exception {
        var client = TestClient.connect(box);
        int id = started(client, arguments, kind);
        return () -> client.cancel(id);
      }
    },
    CANCELLED_BY_POST("`notifications/cancelled`") {
      @Override
      Departing begin(TestBox box, JsonObject arguments, Kind kind) throws Exception {
        var talk = session(box);
        started(talk, arguments, kind);
        return () -> assertThat(talk.send(Messages.cancelled(ID))).isEqualTo(202);
      }
    };

    private final String row;

    Departure(String row) {
      this.row = row;
    }

    /** Starts the command, and waits for its answer where it has one before its end. */
    abstract Departing begin(TestBox box, JsonObject arguments, Kind kind) throws Exception;

    /** The name of its row in the table. */
    String row() {
      return row;
    }

    /** What the server has to be started with. */
    Map<String, String> variables() {
      return Map.of();
    }

    /** How long the server takes to notice, and some more. */
    Duration notice() {
      return Duration.ZERO;
    }
  }

  private static HttpTalk session(TestBox box) throws Exception {
    return HttpTalk.legacy(box, REVISION, new JsonObject());
  }

  private static int started(TestClient client, JsonObject arguments, Kind kind) throws Exception {
    int id = client.begin(EXECUTE, arguments);
    if (kind.isAnswered()) {
      client.result(id);
    }
    return id;
  }

  private static Departing started(HttpTalk talk, JsonObject arguments, Kind kind)
      throws Exception {
    var response = talk.begin(ID, EXECUTE, arguments);
    if (kind.isAnswered()) {
      // To the end: an answer alone, or a stream of events that it ends.
      assertThat(response.body().anyMatch(line -> line.contains("\"running\""))).isTrue();
    }
    return response.body()::close;
  }
}
