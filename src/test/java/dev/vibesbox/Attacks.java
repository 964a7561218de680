package dev.vibesbox;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The program that attacks, compiled, and the ground it is used on: a folder in which everything
 * belongs to the user who attacks and is attacked.
 */
public final class Attacks implements AutoCloseable {
  /** Executable, so that executing it is an attack as well. */
  static final String SECRET = "#!/bin/sh\nexit 0\n";

  private static final String SOURCES = "src/test/c/attacks";

  private final Path folder;
  private final int uid;
  private final List<Process> victims = new ArrayList<>();

  private Attacks(Path folder, int uid) {
    this.folder = folder;
    this.uid = uid;
  }

  /** One attack, and how it ended. */
  public record Attack(String name, String verdict, String error, String privilege) {

    public static List<Attack> read(String output) {
      return output.lines().map(line -> read(line.split(" ", -1))).toList();
    }

    private static Attack read(String[] words) {
      return new Attack(words[0], words[1], words[2], words[3]);
    }

    public boolean isDenied() {
      return verdict.equals("denied");
    }

    /** Whether nothing but a sandbox forbids it: no privilege is needed, and the kernel has it. */
    boolean isPossible() {
      return privilege.equals("-") && !error.equals("ENOSYS");
    }
  }

  /** Whose process this is. */
  static int ownUid() throws IOException {
    return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
  }

  static Attacks prepare(Path folder, int uid) throws Exception {
    var attacks = new Attacks(folder, uid);
    for (var name : List.of("data", "workspace", "temporary")) {
      Files.createDirectories(folder.resolve(name));
    }
    Files.writeString(attacks.secret(), SECRET);
    Files.setPosixFilePermissions(attacks.secret(), PosixFilePermissions.fromString("rwx------"));
    Files.writeString(folder.resolve("temporary/f"), "mine\n");
    compile(folder.resolve("workspace/attacks"));
    own(folder, uid);
    return attacks;
  }

  Path secret() {
    return folder.resolve("data/secret");
  }

  /** Where to find what is attacked, as the program wants it. */
  String words(long server, long other, Path temporary) {
    return "server=%d other=%d secret=%s directory=%s temporary=%s"
        .formatted(server, other, secret(), folder.resolve("data"), temporary);
  }

  /** A server of this user, whose data directory holds the secret. */
  ServerProcess server(Map<String, String> variables) throws IOException {
    return ServerProcess.start(folder, readableClassPath(), variables, asUser());
  }

  /** All of them at processes that do nothing, as any program of the same user. */
  List<Attack> withoutASandbox() throws Exception {
    var port = freePort();
    var server = victim("socket=server", "port=" + port);
    var other = victim("socket=other");
    var words = words(server, other, folder.resolve("temporary"));
    var walls = "walls socket=other port=%d %s".formatted(port, words).split(" ", -1);
    List<Attack> made = new ArrayList<>(run(walls));
    made.addAll(run("network", "forbidden=" + port));
    return made;
  }

  @Override
  public void close() throws InterruptedException {
    for (var victim : victims) {
      victim.destroyForcibly().waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private List<Attack> run(String... words) throws Exception {
    var process = start(words);
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError("exit " + process + ": " + said);
    }
    return Attack.read(said);
  }

  private long victim(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of("victim"));
    all.addAll(List.of(words));
    var victim = start(all.toArray(String[]::new));
    victims.add(victim);
    return Long.parseLong(victim.inputReader().readLine());
  }

  /** In a session of its own, as the victims of a command are in others. */
  private Process start(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(asUser()));
    all.addAll(List.of("setsid", "--wait", "./attacks"));
    all.addAll(List.of(words));
    return new ProcessBuilder(all)
        .directory(folder.resolve("workspace").toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private String[] asUser() throws IOException {
    var id = Integer.toString(uid);
    return uid == ownUid()
        ? new String[0]
        : new String[] {"setpriv", "--reuid", id, "--regid", id, "--clear-groups"};
  }

  /** Makes the program, which needs nothing of the machine that it runs on. */
  public static void compile(Path program) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of("gcc", "-std=gnu11", "-O1", "-static", "-pthread", "-Wall", "-Wextra"));
    words.addAll(List.of("-Werror", "-o", program.toString()));
    try (var sources = Files.newDirectoryStream(Path.of(SOURCES), "*.c")) {
      sources.forEach(source -> words.add(source.toString()));
    }
    var gcc = new ProcessBuilder(words).inheritIO().start();
    if (gcc.waitFor() != 0) {
      throw new AssertionError("gcc failed");
    }
  }

  /** The build's own may lie where another user cannot go. */
  private String readableClassPath() throws IOException {
    if (uid == ownUid()) {
      return System.getProperty("java.class.path");
    }
    var copies = Files.createDirectory(folder.resolve("classes"));
    List<String> entries = new ArrayList<>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      var copy = copies.resolve(Integer.toString(entries.size()));
      copy(Path.of(entry), copy);
      entries.add(copy.toString());
    }
    own(copies, uid);
    return String.join(File.pathSeparator, entries);
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void own(Path folder, int uid) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.toList()) {
        Files.setAttribute(file, "unix:uid", uid);
        Files.setAttribute(file, "unix:gid", uid);
      }
    }
  }
}
