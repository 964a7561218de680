package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation says, done. Needs curl, as its reader does. */
class ReadmeTest {
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]+)");

  /** An event as curl shows it, and when it came. */
  private record Seen(Instant at, JsonObject message) {
    String text() {
      return message.getJsonObject("params").getString("message");
    }
  }

  @Test
  void theClientLineShowsEachLineOfOutputWhenItIsWritten() throws Exception {
    try (var box = TestBox.start()) {
      var client = block("sh", "curl -N").replace("127.0.0.1:8000", "127.0.0.1:" + box.port());
      var seen = run(client);
      assertThat(seen.subList(0, 5)).extracting(Seen::text).containsExactly(lines());
      assertThat(Duration.between(seen.getFirst().at(), seen.getLast().at()))
          .isGreaterThan(Duration.ofSeconds(3));
      assertThat(answer(seen.getLast()).getString("stdout")).isEqualTo(String.join("", lines()));
    }
  }

  @Test
  void theConfigurationToPasteNamesTheDefaultAddress() throws IOException {
    var server = new JsonObject(block("json", "mcpServers")).getJsonObject("mcpServers");
    assertThat(server.getJsonObject("vibesbox").getString("url"))
        .isEqualTo("http://127.0.0.1:8000/mcp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "docs/configuration.md",
        "docs/container.md",
        "docs/event-bus.md",
        "docs/decisions/README.md",
      })
  void everyLinkToAFileLeadsToOne(Path page) throws IOException {
    var links = LINK.matcher(Files.readString(page)).results().map(link -> link.group(1));
    assertThat(links.map(page::resolveSibling)).allMatch(Files::exists);
  }

  /** The README's only fenced block of this language that has this word in it. */
  private static String block(String language, String word) throws IOException {
    var fenced = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL);
    var blocks = fenced.matcher(Files.readString(Path.of("README.md"))).results();
    var found = blocks.map(block -> block.group(1)).filter(text -> text.contains(word)).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static List<Seen> run(String client) throws IOException, InterruptedException {
    var shell = new ProcessBuilder("sh", "-c", client).redirectError(Redirect.DISCARD).start();
    var seen = new ArrayList<Seen>();
    try (var output = shell.inputReader()) {
      output
          .lines()
          .filter(line -> line.startsWith("data: {"))
          .map(line -> new JsonObject(line.substring("data: ".length())))
          .forEach(message -> seen.add(new Seen(Instant.now(), message)));
    }
    assertThat(shell.waitFor()).isZero();
    return seen;
  }

  private static JsonObject answer(Seen last) {
    return last.message().getJsonObject("result").getJsonObject("structuredContent");
  }

  private static String[] lines() {
    return new String[] {"line 1\n", "line 2\n", "line 3\n", "line 4\n", "line 5\n"};
  }
}
