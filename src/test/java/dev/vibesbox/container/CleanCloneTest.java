package dev.vibesbox.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What README.md says of the container, done in a clean clone by somebody who reads nothing else.
 */
@NeedsEngine
class CleanCloneTest {
  private static final Duration LONGEST = Duration.ofMinutes(40);
  private static final String COMPOSE = "docker compose up";

  @Test
  @Timeout(value = 45, unit = TimeUnit.MINUTES)
  void theLinesOfTheReadmeLeadToACommandThatRan(@TempDir Path folder) throws IOException {
    var clone = folder.resolve("vibesbox");
    sh(Path.of("."), Map.of(), "git clone -q . " + clone);
    Map<String, String> variables = new HashMap<>(Image.variables(Image.tag()));
    variables.put("VIBESBOX_PORT", "0");
    variables.put("COMPOSE_PROJECT_NAME", "vibesbox-test-clone-" + ProcessHandle.current().pid());
    try {
      sh(clone, variables, block(COMPOSE));
      var port = sh(clone, variables, "docker compose port vibesbox 8000");
      var call = block("docker compose exec").replace("127.0.0.1:8053", port);
      var answer =
          sh(
              clone,
              variables,
              "sleep_until_open() { until curl -sf http://"
                  + port
                  + "/health; do :; done; }; sleep_until_open >/dev/null; "
                  + call);
      assertThat(answer).contains("\"stdout\":\"vibesbox\\n\"");
      assertThat(sh(clone, variables, "docker compose logs vibesbox")).contains("mcpServers");
    } finally {
      sh(clone, variables, "docker compose down --volumes");
    }
  }

  private static String sh(Path folder, Map<String, String> variables, String text) {
    var line = List.of("sh", "-ec", "cd '%s'; %s".formatted(folder, text));
    var ended = Cli.run(LONGEST, variables, line);
    assertThat(ended.code()).as(text + ended.output()).isZero();
    return ended.output();
  }

  /** The only block of shell lines that has these words in it. */
  private static String block(String words) throws IOException {
    var blocks = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    return blocks
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map(block -> block.group(1))
        .filter(text -> text.contains(words))
        .findFirst()
        .orElseThrow();
  }
}
