package dev.vibesbox.executor;

import dev.vibesbox.command.CommandSpec.Script;
import dev.vibesbox.posix.Spawn.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which program a command becomes. */
final class Programs {
  private static final String PATH = "PATH=";

  private Programs() {}

  /**
   * The programs to try, in this order.
   *
   * @param argv what policy decided on: the shell with the text, or words without a shell
   * @param environment entries of the form {@code NAME=value}, among them PATH
   * @param directory where it runs; relative names start there
   */
  static List<Program> of(
      Script script, List<String> argv, List<String> environment, String directory) {
    List<Program> programs = new ArrayList<>();
    if (isShell(argv, script)) {
      PlainCommand.words(script)
          .flatMap(words -> program(words, environment, withPwd(environment, directory), directory))
          .ifPresent(programs::add);
    }
    programs.add(
        program(argv, environment, environment, directory)
            .orElseGet(() -> absent(argv, environment, directory)));
    return programs;
  }

  private static boolean isShell(List<String> argv, Script script) {
    return argv.equals(List.of(script.shell(), "-c", script.text()));
  }

  private static Optional<Program> program(
      List<String> words, List<String> searched, List<String> environment, String directory) {
    return found(words.getFirst(), searched)
        .map(path -> new Program(path, words, environment, directory));
  }

  /** Where execvp(3) would find it. */
  private static Optional<String> found(String name, List<String> environment) {
    return name.contains("/")
        ? Optional.of(name)
        : folders(environment).stream()
            // What a relative folder means is the shell's business.
            .takeWhile(folder -> folder.startsWith("/"))
            .map(folder -> Path.of(folder, name))
            .filter(path -> Files.isExecutable(path) && !Files.isDirectory(path))
            .map(Path::toString)
            .findFirst();
  }

  /** A name that is nowhere must not mean a file in the working directory. */
  private static Program absent(List<String> argv, List<String> environment, String directory) {
    var path = Path.of("/usr/bin", argv.getFirst()).toString();
    return new Program(path, argv, environment, directory);
  }

  private static List<String> folders(List<String> environment) {
    return environment.stream()
        .filter(entry -> entry.startsWith(PATH))
        .flatMap(entry -> Arrays.stream(entry.substring(PATH.length()).split(":", -1)))
        .toList();
  }

  /** A shell would tell the program where it is. */
  private static List<String> withPwd(List<String> environment, String directory) {
    List<String> entries = new ArrayList<>(environment);
    entries.removeIf(entry -> entry.startsWith("PWD="));
    entries.add("PWD=" + directory);
    return entries;
  }
}
