package dev.vibesbox.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that can be set, read, checked and complete.
 *
 * @param dataDir where the server keeps what it writes; absolute
 * @param workspace where commands work; absolute
 * @param folder where further files of the configuration are looked for
 * @param warnings what was ignored, one sentence each
 */
public record Configuration(
    Path dataDir,
    Path workspace,
    GatewayConfig gateway,
    McpConfig mcp,
    ExecutorConfig executor,
    LimitsConfig limits,
    OutputConfig output,
    AuditConfig audit,
    SandboxConfig sandbox,
    PolicyConfig policy,
    RedactionConfig redaction,
    BusConfig bus,
    HealthConfig health,
    LogConfig log,
    ConfFolder folder,
    List<String> warnings) {

  public Configuration {
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads three layers, each stronger than the one before: the shipped defaults, the file, the
   * variables.
   *
   * @param conf a folder with {@code config.json} in it, or a JSON file; may hold some keys only
   * @param environment all variables of the process
   * @throws ConfigurationException with every problem of every layer
   */
  public static Configuration read(Optional<Path> conf, Map<String, String> environment)
      throws ConfigurationException {
    var reading = new Reading(new Variables(environment));
    var file = conf.map(path -> Files.isDirectory(path) ? path.resolve("config.json") : path);
    List<Document> documents = new ArrayList<>(List.of(ConfFolder.shipped("config.json")));
    file.flatMap(path -> ConfFolder.document(path, reading)).ifPresent(documents::add);
    var folder = file.flatMap(path -> Optional.ofNullable(path.toAbsolutePath().getParent()));
    return read(documents, new ConfFolder(folder), StateFolder.in(environment), reading);
  }

  /** The same, with the documents read; the weakest first. */
  static Configuration read(
      List<Document> documents, ConfFolder folder, StateFolder state, Reading reading)
      throws ConfigurationException {
    var layers = documents.stream().flatMap(document -> document.layer(reading).stream()).toList();
    var read = Section.root(layers, reading, section -> read(section, folder, state, reading));
    reading.throwProblems();
    Agreement.check(read, reading);
    reading.throwProblems();
    return read;
  }

  private static Configuration read(
      Section section, ConfFolder folder, StateFolder state, Reading reading) {
    var dataDir = section.value("dataDir", Kind.path()).orElseGet(() -> state.path(reading));
    var workspace = section.value("workspace", Kind.path()).orElse(dataDir.resolve("workspace"));
    return new Configuration(
        dataDir,
        workspace,
        section.section("gateway", GatewayConfig::read),
        section.section("mcp", McpConfig::read),
        section.section("executor", ExecutorConfig::read),
        section.section("limits", LimitsConfig::read),
        section.section("output", OutputConfig::read),
        section.section("audit", AuditConfig::read),
        section.section("sandbox", SandboxConfig::read),
        section.section("policy", PolicyConfig::read),
        section.section("redaction", RedactionConfig::read),
        section.section("bus", BusConfig::read),
        section.section("health", HealthConfig::read),
        section.section("log", LogConfig::read),
        folder,
        Stream.concat(reading.variables().warnings().stream(), folder.warnings(workspace).stream())
            .toList());
  }
}
