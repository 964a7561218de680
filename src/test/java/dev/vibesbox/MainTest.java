package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.Program.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path home;

  @Test
  void theVersionIsThatOfTheBuild() throws Exception {
    var ended = run("--version");

    assertThat(ended.output()).matches("vibesbox \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
    assertThat(ended.errors()).isEmpty();
    assertThat(ended.code()).isZero();
  }

  @Test
  void helpGoesToStandardOutput() throws Exception {
    assertThat(run("--help")).isEqualTo(new Ended(0, Arguments.HELP, ""));
  }

  @Test
  void anUnknownArgumentIsNamedAndEndsWithTwo() throws Exception {
    assertThat(run("--bo\ngus"))
        .isEqualTo(
            new Ended(2, "", "vibesbox: unknown argument --bo\\ngus; --help says what there is\n"));
  }

  @Test
  void aTakenPortEndsTheStartWithASentence() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(taken.getLocalPort());
      var variables = Map.of("HOME", home.toString(), "VIBESBOX_PORT", port);
      var ended = Program.start(Main.class, variables).end();
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.errors()).contains("127.0.0.1:" + port);
    }
  }

  @Test
  void checkStartsNothingAndSaysThatAllIsWell() throws Exception {
    assertThat(run("--check")).isEqualTo(new Ended(0, "configuration is valid\n", ""));
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void checkSaysWhatIsIgnored() throws Exception {
    var variables = Map.of("HOME", home.toString(), "VIBESBOX_COLOUR", "red");

    assertThat(Program.start(Main.class, variables, "--check").end().errors())
        .isEqualTo("warning: unknown variable VIBESBOX_COLOUR is ignored\n");
  }

  @Test
  void checkAndStartListEveryProblemAndEndWithTwo() throws Exception {
    var file = Files.writeString(home.resolve("my.json"), "{\"bus\": 1, \"log\": 2}");
    var errors =
        """
        vibesbox: the configuration cannot be used
          %1$s: bus is 1; allowed: an object
          %1$s: log is 2; allowed: an object
        """
            .formatted(file);

    assertThat(run("--check", "--conf=" + file)).isEqualTo(new Ended(2, "", errors));
    assertThat(run("--conf", file.toString())).isEqualTo(new Ended(2, "", errors));
  }

  @Test
  void aBrokenPolicyFileBesideTheConfigurationIsReportedLikeIt() throws Exception {
    Files.writeString(home.resolve("config.json"), "{\"policy\": {\"mode\": \"strict\"}}");
    Files.createDirectory(home.resolve("policy"));
    var policy = home.resolve("policy").resolve("strict.json");
    Files.writeString(policy, "{\"mode\": \"strict\", \"programs\": [7], \"rules\": []}");
    var errors =
        """
        vibesbox: the configuration cannot be used
          %1$s: programs[0] is 7; allowed: an object
          %1$s: rules is unknown; allowed: mode, programs
        """
            .formatted(policy);

    assertThat(run("--check", "--conf=" + home)).isEqualTo(new Ended(2, "", errors));
    assertThat(run("--conf", home.toString())).isEqualTo(new Ended(2, "", errors));
  }

  @Test
  void aPolicyFileOfAnotherModeIsRefused() throws Exception {
    Files.writeString(home.resolve("config.json"), "{\"policy\": {\"mode\": \"strict\"}}");
    Files.createDirectory(home.resolve("policy"));
    var policy = home.resolve("policy").resolve("strict.json");
    Files.writeString(policy, "{\"mode\": \"open\"}");
    assertThat(run("--check", "--conf=" + home).errors())
        .contains(policy + ": mode is \"open\"; allowed: ", "strict");
  }

  private Ended run(String... arguments) throws IOException, InterruptedException {
    return Program.start(Main.class, Map.of("HOME", home.toString()), arguments).end();
  }
}
