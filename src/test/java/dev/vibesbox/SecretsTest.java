package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vibesbox.config.Configuration;
import dev.vibesbox.config.ConfigurationException;
import dev.vibesbox.config.Problem;
import dev.vibesbox.gateway.Token;
import dev.vibesbox.redaction.Redaction;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server never lets out, by its configuration, its files and its own surroundings. */
class SecretsTest {
  private static final String MARK = "[REDACTED:known-secret]";

  @TempDir Path folder;

  @Test
  void whatTheServerTheConfigurationAndTheRequestKnowNeverLeaves() throws Exception {
    var file = Files.writeString(folder.resolve("secrets"), "from a file\n\nand another\n");
    var variables =
        Map.of(
            "DEPLOY_TOKEN", "servers-own",
            "VIBESBOX_REDACTION_SECRETS", "configured one",
            "VIBESBOX_REDACTION_SECRETS_FILE", file.toString(),
            "VIBESBOX_EXECUTOR_ENVIRONMENT", "DB_PASSWORD=for commands");
    try (var server = ServerProcess.start(folder, variables)) {
      for (var secret : List.of("servers-own", "configured one", "from a file", "and another")) {
        assertThat(output(server, "echo \"<" + secret + ">\"", Map.of()))
            .isEqualTo("<" + MARK + ">\n");
      }
      assertThat(
              output(
                  server, "echo \"$DB_PASSWORD\"; printf %s \"$DB_PASSWORD\" | base64", Map.of()))
          .isEqualTo(MARK + "\n" + MARK + "\n");
      assertThat(output(server, "echo \"$MY_SECRET\"", Map.of("MY_SECRET", "of the request")))
          .isEqualTo(MARK + "\n");
      assertThat(output(server, "echo of the request", Map.of())).isEqualTo("of the request\n");
    }
  }

  @Test
  void theServersTokenNeverLeaves() {
    var token = Optional.of(Token.of("0123456789abcdef"));
    var redaction = Secrets.ofServer(Redaction.standard(), token);
    assertThat(redaction.redact("a 0123456789abcdef z")).isEqualTo("a " + MARK + " z");
  }

  @Test
  void patternsOfOnesOwnAreBesideTheShippedOnes() throws Exception {
    Files.writeString(folder.resolve("config.json"), "{}");
    Files.createDirectory(folder.resolve("redaction"));
    Files.writeString(
        folder.resolve("redaction/own.json"),
        """
        {"patterns": [{"kind": "badge", "literals": ["EMP-"], "pattern": "EMP-[0-9]{6}"}]}
        """);
    var redaction = Secrets.read(Configuration.read(Optional.of(folder), Map.of("HOME", "/x")));
    assertThat(redaction.redact("EMP-123456 npm_" + "a".repeat(36)))
        .isEqualTo("[REDACTED:badge] [REDACTED:npm-token]");
  }

  @Test
  void aKindThatIsNotKnownFailsTheStart() {
    assertThat(problem(Map.of("VIBESBOX_REDACTION_OFF", "token,tokens")))
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("redaction.off"))
        .satisfies(problem -> assertThat(problem.found()).isEqualTo("[tokens]"))
        .satisfies(problem -> assertThat(problem.allowed()).contains("github-token", "password"));
  }

  @Test
  void aFileOfSecretsHasItsLimitsAndIsNeverShown() throws Exception {
    var file = folder.resolve("secrets");
    var variables = Map.of("VIBESBOX_REDACTION_SECRETS_FILE", file.toString());
    assertThat(problem(variables).found()).isEqualTo("unreadable (NoSuchFileException)");
    Files.writeString(file, ("a".repeat(4_096) + "\n").repeat(256));
    assertThat(Secrets.read(configuration(variables))).isNotNull();
    for (var wrong : List.of("a".repeat(4_097), "short", "enough\n".repeat(257))) {
      Files.writeString(file, wrong);
      assertThat(problem(variables).found()).isEqualTo("wrong (not shown)");
    }
  }

  private static Problem problem(Map<String, String> variables) {
    return catchThrowableOfType(
            ConfigurationException.class, () -> Secrets.read(configuration(variables)))
        .problems()
        .getFirst();
  }

  private static Configuration configuration(Map<String, String> variables)
      throws ConfigurationException {
    Map<String, String> all = new HashMap<>(variables);
    all.put("HOME", "/x");
    return Configuration.read(Optional.empty(), all);
  }

  private static String output(ServerProcess server, String command, Map<String, String> variables)
      throws Exception {
    var env = new JsonObject();
    variables.forEach(env::put);
    return server.run(new JsonObject().put("command", command).put("env", env)).getString("stdout");
  }
}
