package dev.vibesbox.executor;

import dev.vibesbox.posix.KernelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The control group that the server and its commands live in, of either version; see cgroups(7). In
 * a container this is the container's own.
 */
final class Cgroup {
  private final List<String> mounts;
  private final List<String> memberships;

  private Cgroup(List<String> mounts, List<String> memberships) {
    this.mounts = mounts;
    this.memberships = memberships;
  }

  /** That of this process; where the kernel has none, nothing is limited and nothing is counted. */
  static Cgroup ofServer() {
    return new Cgroup(lines("/proc/self/mountinfo"), lines("/proc/self/cgroup"));
  }

  /** Processes and threads that it may have; empty where nothing limits them. */
  OptionalLong longestTaskList() {
    return number("pids", "pids.max");
  }

  /** The file that says how many processes and threads it has. */
  Optional<KernelFile> tasks() {
    return folder("pids")
        .map(it -> it.resolve("pids.current"))
        .flatMap(path -> KernelFile.open(path.toString()));
  }

  /** Bytes of memory that it may have; empty where nothing limits them. */
  OptionalLong memoryBytes() {
    var second = number("memory", "memory.max");
    return second.isPresent() ? second : number("memory", "memory.limit_in_bytes");
  }

  /** The file that counts, in a line {@code oom_kill N}, the processes killed for memory. */
  Optional<KernelFile> memoryKills() {
    return Stream.of("memory.events.local", "memory.events", "memory.oom_control")
        .flatMap(name -> folder("memory").map(it -> it.resolve(name)).stream())
        .filter(Files::isReadable)
        .findFirst()
        .flatMap(path -> KernelFile.open(path.toString()));
  }

  private OptionalLong number(String controller, String file) {
    return folder(controller).map(it -> it.resolve(file)).filter(Files::isReadable).stream()
        .flatMap(path -> lines(path.toString()).stream())
        .filter(line -> line.matches("[0-9]{1,18}"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  /** Version 1 has a hierarchy for each controller; version 2 has one, the line that begins 0::. */
  private Optional<Path> folder(String controller) {
    return memberships.stream()
        .map(line -> line.split(":", 3))
        .filter(parts -> parts.length == 3)
        .filter(parts -> Arrays.asList(parts[1].split(",", -1)).contains(controller))
        .findFirst()
        .flatMap(parts -> mounted("cgroup", controller, parts[2]))
        .or(() -> unified());
  }

  private Optional<Path> unified() {
    return memberships.stream()
        .filter(line -> line.startsWith("0::"))
        .findFirst()
        .flatMap(line -> mounted("cgroup2", "", line.substring("0::".length())));
  }

  /** A line of mountinfo(5): ... root mount-point options ... - type source super-options. */
  private Optional<Path> mounted(String type, String option, String path) {
    return mounts.stream()
        .map(line -> line.split(" ", -1))
        .filter(words -> words.length >= 10 && words[words.length - 3].equals(type))
        .filter(words -> isOf(words[words.length - 1], option))
        .map(words -> below(Path.of(words[4]), words[3], path))
        .filter(Files::isDirectory)
        .findFirst();
  }

  private static boolean isOf(String superOptions, String option) {
    return option.isEmpty() || Arrays.asList(superOptions.split(",", -1)).contains(option);
  }

  /** In a container the mount often shows the container's own group, and the path the host's. */
  private static Path below(Path mount, String root, String path) {
    var inside = path.startsWith(root) ? path.substring(root.length()) : "";
    return mount.resolve(inside.startsWith("/") ? inside.substring(1) : inside);
  }

  private static List<String> lines(String path) {
    try {
      return Files.readAllLines(Path.of(path));
    } catch (IOException _) {
      return List.of();
    }
  }
}
