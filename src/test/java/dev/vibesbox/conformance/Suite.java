package dev.vibesbox.conformance;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The official conformance suite, in one of its versions.
 *
 * @param program the suite's entry, below {@code node_modules}
 */
record Suite(String program) {
  static final Suite ALPHA = new Suite("@modelcontextprotocol/conformance/dist/index.js");
  static final Suite V0_1 = new Suite("conformance-0.1/dist/index.js");

  private static final Path EXPECTED = Path.of("src", "test", "resources", "conformance");

  /**
   * One check of one scenario.
   *
   * @param status SUCCESS, FAILURE, WARNING, INFO or SKIPPED
   */
  record Check(String scenario, String id, String status, String message) {}

  /**
   * What a run came to; the suite's own exit code is 0 only if nothing failed unexpectedly.
   *
   * @param checks of all scenarios but those that are expected to fail
   */
  record Report(int code, String output, List<Check> checks) {
    List<Check> with(String status) {
      return checks.stream()
          .filter(check -> check.status.equals(status) && isRequired(check.scenario))
          .toList();
    }

    /** Those that a revision does not require stand in a list of their own. */
    private boolean isRequired(String scenario) {
      return !output.contains(scenario + " (");
    }
  }

  /**
   * Runs it against a server.
   *
   * @param expected file of the scenarios that are known to fail, each with its reason
   */
  Report run(URI server, String expected, String... options) throws Exception {
    var results = Files.createTempDirectory(Path.of("target"), "conformance").toAbsolutePath();
    List<String> words = new ArrayList<>(List.of("server", "--url", server.toString()));
    words.addAll(List.of("--output-dir", results.toString(), "--expected-failures"));
    words.add(EXPECTED.resolve(expected).toAbsolutePath().toString());
    words.addAll(List.of(options));
    var ended = Npm.program(program, words.toArray(String[]::new));
    var known = Files.readString(EXPECTED.resolve(expected));
    var checks =
        checks(results).stream().filter(check -> !known.contains("- " + check.scenario + " "));
    return new Report(ended.code(), ended.output(), checks.toList());
  }

  private static List<Check> checks(Path results) throws IOException {
    List<Check> checks = new ArrayList<>();
    try (Stream<Path> folders = Files.list(results)) {
      for (var folder : folders.toList()) {
        var scenario =
            folder.getFileName().toString().replaceFirst("^server-(.*)-20\\d\\d-.*", "$1");
        new JsonArray(Files.readString(folder.resolve("checks.json")))
            .stream()
                .map(JsonObject.class::cast)
                .map(check -> check(scenario, check))
                .forEach(checks::add);
      }
    }
    return checks;
  }

  private static Check check(String scenario, JsonObject check) {
    return new Check(
        scenario,
        check.getString("id"),
        check.getString("status"),
        check.getString("errorMessage", ""));
  }
}
