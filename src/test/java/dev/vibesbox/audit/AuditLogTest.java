package dev.vibesbox.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.CommandSpec.Answer;
import dev.vibesbox.command.CommandSpec.Deadlines;
import dev.vibesbox.command.CommandSpec.Delivery;
import dev.vibesbox.command.CommandSpec.Script;
import dev.vibesbox.command.CommandSpec.Surroundings;
import dev.vibesbox.command.Door;
import dev.vibesbox.command.Principal;
import dev.vibesbox.command.ProcessId;
import dev.vibesbox.command.Requester;
import dev.vibesbox.command.StandardInput;
import dev.vibesbox.config.AuditConfig;
import dev.vibesbox.config.AuditConfig.Sync;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the audit log: their bounds, and what a death leaves in them. */
class AuditLogTest {
  private static final int FILE_BYTES = 4096;

  @TempDir private Path folder;

  @Test
  void aFileIsNeverLongerThanAllowedAndTheOldestGo() throws Exception {
    try (var log = open(Sync.NEVER)) {
      for (int i = 0; i < 60; i++) {
        log.start(spec("echo " + i), allowed(), List.of()).fail("x");
      }
    }
    assertThat(names())
        .containsExactly("audit.jsonl", "audit.jsonl.1", "audit.jsonl.2", "audit.reserve");
    for (var name : List.of("audit.jsonl", "audit.jsonl.1", "audit.jsonl.2")) {
      assertThat(Files.size(folder.resolve(name))).isLessThanOrEqualTo(FILE_BYTES);
    }
    assertThat(Files.size(folder.resolve("audit.jsonl.1"))).isGreaterThan(FILE_BYTES - 500);
    var commands =
        List.of("audit.jsonl.2", "audit.jsonl.1", "audit.jsonl").stream()
            .flatMap(name -> lines(name).stream())
            .filter(line -> line.getString("event").equals("start"))
            .map(line -> line.getString("command"))
            .toList();
    assertThat(commands).doesNotContain("echo 0").endsWith("echo 57", "echo 58", "echo 59");
    assertThat(commands.indexOf("echo 58")).isEqualTo(commands.indexOf("echo 57") + 1);
  }

  @Test
  void aLineThatJustFitsGoesIntoTheFileAndOneByteMoreBeginsTheNext() throws Exception {
    try (var file = new AuditFiles(folder)) {
      file.append(40);
      file.append(60);
      assertThat(names()).containsExactly("audit.jsonl");
      file.append(1);
      assertThat(names()).containsExactly("audit.jsonl", "audit.jsonl.1");
      assertThat(Files.size(folder.resolve("audit.jsonl.1"))).isEqualTo(100);
      file.append(200);
      assertThat(Files.size(folder.resolve("audit.jsonl"))).isEqualTo(200);
    }
  }

  @Test
  void afterADeathEveryCommandWithoutAnEndIsLostOnce() throws Exception {
    var dead = open(Sync.SECOND);
    var ended = dead.start(spec("ended"), allowed(), List.of("files"));
    for (int i = 0; i < 20; i++) {
      dead.start(spec("filler"), allowed(), List.of()).fail("x");
    }
    dead.start(spec("lost \"quoted\"\n"), allowed(), List.of("files"));
    ended.fail("x");
    dead.abandon();
    Files.writeString(
        folder.resolve("audit.jsonl"), "{\"time\":\"torn", UTF_8, StandardOpenOption.APPEND);
    open(Sync.SECOND).close();
    open(Sync.SECOND).close();
    var text = Files.readString(folder.resolve("audit.jsonl"));
    assertThat(text).containsOnlyOnce("\"status\":\"lost\"").contains("{\"time\":\"torn\n");
    var lost =
        text.lines().filter(it -> it.contains("lost")).map(JsonObject::new).toList().getLast();
    assertThat(lost.getMap())
        .containsEntry("event", "end")
        .containsEntry("status", "lost")
        .containsEntry("principal", "me")
        .containsEntry("command", "lost \"quoted\"\n");
  }

  @Test
  void whatWaitedInTheReserveWhenTheServerDiedIsWrittenByTheNext() throws Exception {
    var dead = open(Sync.SECOND);
    dead.abandon();
    try (var reserve = new RandomAccessFile(folder.resolve("audit.reserve").toFile(), "rw")) {
      reserve.write("{\"event\":\"end\"}\n{\"event\":\"torn".getBytes(UTF_8));
    }
    open(Sync.SECOND).close();
    assertThat(Files.readString(folder.resolve("audit.jsonl")))
        .contains("{\"event\":\"end\"}\n")
        .doesNotContain("torn");
    assertThat(Files.readAllBytes(folder.resolve("audit.reserve"))).containsOnly(0);
  }

  @Test
  void theRoomInReserveIsTakenNotOnlyPromised() throws Exception {
    try (var _ = open(Sync.SECOND)) {
      var blocks = Files.getAttribute(folder.resolve("audit.reserve"), "unix:size");
      assertThat(blocks).isEqualTo(65_536L);
      var used = new ProcessBuilder("du", "-B1", folder.resolve("audit.reserve").toString());
      var said = new String(used.start().getInputStream().readAllBytes(), UTF_8);
      assertThat(Long.parseLong(said.split("\\s", -1)[0])).isGreaterThanOrEqualTo(65_536L);
    }
  }

  @Test
  void aSecondServerIsRefused() throws Exception {
    try (var _ = open(Sync.SECOND)) {
      assertThatThrownBy(() -> open(Sync.SECOND))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another vibesbox writes it");
    }
  }

  @Test
  void somebodyElsesCutIsNoticed() throws Exception {
    try (var log = open(Sync.ALWAYS)) {
      log.start(spec("first"), allowed(), List.of()).fail("x");
      try (var file =
          Files.newByteChannel(folder.resolve("audit.jsonl"), StandardOpenOption.WRITE)) {
        file.truncate(10);
      }
      log.start(spec("second"), allowed(), List.of()).fail("x");
      assertThat(Files.readString(folder.resolve("audit.jsonl")).lines())
          .hasSize(4)
          .anyMatch(line -> line.contains("\"event\":\"reopen\""))
          .anyMatch(line -> line.contains("\"command\":\"second\""));
    }
  }

  private AuditLog open(Sync sync) throws IOException {
    var config = new AuditConfig(Optional.empty(), true, FILE_BYTES, 2, 65_536, sync, 1000, false);
    return AuditLog.open(folder, config, _ -> text -> text);
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<JsonObject> lines(String name) {
    try {
      return Files.readAllLines(folder.resolve(name)).stream().map(JsonObject::new).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A file of 100 bytes, and two full ones. */
  private record AuditFiles(AuditFile file) implements AutoCloseable {
    AuditFiles(Path folder) throws IOException {
      this(AuditFile.open(folder, 100, 2));
    }

    void append(int length) throws IOException {
      file.append(("x".repeat(length - 1) + "\n").getBytes(UTF_8));
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  private static Ruling allowed() {
    return new Ruling(Ruling.Decision.ALLOWED, Optional.empty());
  }

  private static CommandSpec spec(String command) {
    return new CommandSpec(
        ProcessId.random(),
        new Requester(new Principal("me"), Door.HTTP),
        new Script(command, "/bin/sh"),
        new Surroundings(Optional.empty(), Map.of(), StandardInput.NOTHING),
        new Deadlines(Duration.ofSeconds(5), Optional.empty()),
        new Delivery(new Answer.AtEnd(), 0, false, Optional.empty()));
  }
}
