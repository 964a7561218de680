package dev.vibesbox.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.command.CommandLimits;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CommandFormProperties {
  private static final CommandLimits LIMITS =
      new CommandLimits(
          10_000,
          1_000,
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofDays(1),
          List.of("/bin/sh", "/bin/bash"));

  @Property
  void whatIsReadIsWrittenAsAnEqualCommandOrRefused(@ForAll("messages") JsonObject message) {
    try {
      var read = CommandForm.read(message, LIMITS);
      assertThat(CommandForm.read(CommandForm.write(read), LIMITS)).isEqualTo(read);
    } catch (BadArgument e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Provide
  static Arbitrary<JsonObject> messages() {
    var names =
        Arbitraries.of(
            "command",
            "shell",
            "timeout",
            "background",
            "wait",
            "cwd",
            "env",
            "stdin",
            "keep_stdin_open",
            "pty",
            "idle_timeout",
            "on_disconnect",
            "max_lines",
            "stream",
            "attach",
            "process_id",
            "principal",
            "door",
            "other");
    return Arbitraries.maps(names, values())
        .ofMaxSize(8)
        .map(members -> new JsonObject(members).put("command", "echo hi"));
  }

  private static Arbitrary<Object> values() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(-1, 400).map(it -> it),
        Arbitraries.doubles().between(0, 50).ofScale(3).map(it -> it),
        Arbitraries.of(true, false),
        Arbitraries.of("/bin/bash", "stop", "keep", "http", "", "anyone", "text", "\0"),
        Arbitraries.just(new JsonObject().put("NAME", "value")),
        Arbitraries.just(new JsonObject().put("columns", 132).put("rows", 50)),
        Arbitraries.just(new JsonArray().add(1)));
  }
}
