package dev.vibesbox.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What commands may touch besides the workspace and their own temporary directory, which they may
 * always read, write and execute. Paths that do not exist are left out.
 *
 * @param isRequired whether to refuse the start where the kernel cannot do all of it
 * @param execute absolute paths to read and to run programs from
 * @param readOnly absolute paths to read
 * @param readWrite absolute paths to read and write
 * @param hasUnixSockets whether commands may make Unix sockets, whose paths no kernel restricts yet
 * @param temporary where the commands' temporary directories are made; absent: in the data
 *     directory
 */
public record SandboxConfig(
    boolean isRequired,
    List<Path> execute,
    List<Path> readOnly,
    List<Path> readWrite,
    Network network,
    boolean hasUnixSockets,
    Optional<Path> temporary) {

  /** What commands may reach. */
  public sealed interface Network {
    /** Everything that the machine reaches. */
    record All() implements Network {}

    /** No TCP and no UDP, not even to this machine. */
    record None() implements Network {}

    /** TCP within this machine, by its loopback addresses; no UDP. */
    record Loopback() implements Network {}

    /** Connections by TCP to these ports, of any machine; no UDP, and nothing to listen on. */
    record Ports(List<Integer> ports) implements Network {
      public Ports {
        ports = List.copyOf(ports);
      }
    }
  }

  private static final Kind<List<Path>> PATHS =
      Kind.list(Kind.text().where(SandboxConfig::isAbsolute, "absolute paths"))
          .map(texts -> texts.stream().map(Path::of).toList());

  private static final Predicate<String> IS_NETWORK =
      Pattern.compile("all|none|loopback|[0-9]{1,5}( *, *[0-9]{1,5}){0,63}").asMatchPredicate();

  private static final Kind<Network> NETWORK =
      Kind.text()
          .where(
              text -> IS_NETWORK.test(text) && ports(text).allMatch(SandboxConfig::isPort),
              "all, none, loopback, or up to 64 TCP ports such as 53,80,443")
          .map(SandboxConfig::network);

  public SandboxConfig {
    execute = List.copyOf(execute);
    readOnly = List.copyOf(readOnly);
    readWrite = List.copyOf(readWrite);
  }

  static SandboxConfig read(Section section) {
    return new SandboxConfig(
        section.flag("required"),
        section.value("execute", PATHS),
        section.value("readOnly", PATHS),
        section.value("readWrite", PATHS),
        section.value("network", NETWORK),
        section.flag("unixSockets"),
        section.value("temporary", Kind.path()));
  }

  /** The same with no network at all. */
  public SandboxConfig withoutNetwork() {
    return new SandboxConfig(
        isRequired, execute, readOnly, readWrite, new Network.None(), hasUnixSockets, temporary);
  }

  private static Network network(String text) {
    return switch (text) {
      case "", "all" -> new Network.All();
      case "none" -> new Network.None();
      case "loopback" -> new Network.Loopback();
      default -> new Network.Ports(ports(text).toList());
    };
  }

  private static Stream<Integer> ports(String text) {
    return Pattern.compile("[0-9]+")
        .matcher(text)
        .results()
        .map(port -> Integer.valueOf(port.group()));
  }

  private static boolean isPort(int port) {
    return 1 <= port && port <= 65535;
  }

  private static boolean isAbsolute(String path) {
    return path.startsWith("/") && path.indexOf(0) < 0;
  }
}
