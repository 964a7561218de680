package dev.vibesbox.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.Attacks;
import dev.vibesbox.Attacks.Attack;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every attack that is known, as a command in the container, where the server is process 1. */
@NeedsEngine
class AttackedContainerTest {
  private static final String WITHOUT_NETWORK =
      """
      services:
        vibesbox:
          environment:
            VIBESBOX_SANDBOX_NETWORK: none
      """;

  private static final String VICTIM =
      "echo mine > $TMPDIR/f; echo $TMPDIR; exec ./attacks victim socket=other";

  @TempDir private Path folder;

  @Test
  @Timeout(value = 45, unit = TimeUnit.MINUTES)
  void noneGetsAnywhere() throws Exception {
    var program = folder.resolve("attacks");
    Attacks.compile(program);
    try (var box = Box.start(WITHOUT_NETWORK)) {
      Cli.docker("cp", program.toString(), box.container() + ":/workspace/attacks");
      box.exec("sh", "-c", "echo '#!/bin/sh' > /data/secret && chmod 700 /data/secret");
      var said = started(box).lines().toList();
      var walls =
          "./attacks walls server=1 secret=/data/secret directory=/data port=8000 socket=other"
              + " temporary=%s other=%s".formatted(said.getFirst(), said.getLast());
      assertThat(attacked(box, walls)).hasSizeGreaterThan(200).allMatch(Attack::isDenied);
      assertThat(attacked(box, "./attacks network forbidden=8000")).allMatch(Attack::isDenied);
      assertThat(box.health().statusCode()).isEqualTo(200);
    }
  }

  private static String started(Box box) throws Exception {
    var victim = new JsonObject().put("command", VICTIM).put("wait", 10);
    return box.run(victim).getString("stdout");
  }

  private static List<Attack> attacked(Box box, String command) throws Exception {
    var arguments =
        new JsonObject().put("command", command).put("max_lines", 1_000).put("timeout", 120);
    return Attack.read(box.run(arguments).getString("stdout"));
  }
}
