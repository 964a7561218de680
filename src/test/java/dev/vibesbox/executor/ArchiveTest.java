package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.Running;
import dev.vibesbox.Settling;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server leaves in its data directory, and what the next one makes of it. */
class ArchiveTest {

  @Test
  void finishedProcessesReadTheSameAfterARestart() throws Exception {
    JsonObject before;
    JsonObject output;
    Path dataDir;
    JsonObject read;
    try (var executor = Executor.start()) {
      dataDir = executor.dataDir;
      executor.run("echo out; echo err >&2; exit 3");
      executor.execute(new JsonObject().put("command", "sleep 30").put("timeout", 1));
      var flood = executor.run("yes 0123456789 | head -c 300000");
      read = read(flood);
      output = executor.manage(read);
      before = list(executor);
    }
    try (var executor = Executor.start(dataDir)) {
      assertThat(list(executor)).isEqualTo(before);
      assertThat(executor.manage(read)).isEqualTo(output);
    }
    try (var executor = Executor.start(dataDir)) {
      assertThat(list(executor)).isEqualTo(before);
      assertThat(executor.manage(read)).isEqualTo(output);
    }
  }

  @Test
  void smallCommandsHaveNoFileAndNothingIsReadableByOthers() throws Exception {
    try (var executor = Executor.start()) {
      executor.run("echo hi");
      executor.run("head -c 200000 /dev/zero");
      var folder = executor.dataDir.resolve("processes");
      Settling.await(() -> outputs(folder).size() == 1);
      assertThat(permissions(folder)).isEqualTo("rwx------");
      try (var files = Files.list(folder)) {
        assertThat(files).allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void secretsVariablesAndInputAreNotOnRecord() throws Exception {
    try (var executor = Executor.start()) {
      executor.execute(
          new JsonObject()
              .put("command", "API_KEY=hunter2hunter2 cat")
              .put("env", new JsonObject().put("X", "variable-value"))
              .put("stdin", "PASSWORD=swordfish1"));
      var journal = executor.dataDir.resolve("processes/journal");
      Settling.await(() -> text(journal).contains("exited"));
      assertThat(text(journal))
          .doesNotContain("hunter2", "variable-value", "swordfish1")
          .contains("API_KEY=");
    }
  }

  @Test
  void aSecondServerOnTheSameDataDirectoryIsRefused() throws Exception {
    try (var executor = Executor.start()) {
      assertThatThrownBy(() -> Executor.start(executor.dataDir))
          .hasRootCauseInstanceOf(UnusableDataDirectoryException.class)
          .hasMessageContaining("another vibesbox uses it");
      assertThat(executor.run("echo hi").getString("stdout")).isEqualTo("hi\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rubbish", "vibesbox journal 2\n{}", "", "\0\0\0\0"})
  void aJournalThatIsNoneIsLeftOut(String text) throws Exception {
    var dataDir = Files.createTempDirectory("vibesbox-data");
    var folder = Files.createDirectory(dataDir.resolve("processes"));
    Files.writeString(folder.resolve("journal"), text);
    try (var executor = Executor.start(dataDir)) {
      assertThat(list(executor).getJsonArray("processes")).isEmpty();
      assertThat(executor.run("echo hi").getString("stdout")).isEqualTo("hi\n");
    }
  }

  @Test
  void ofATornJournalOnlyTheEndIsLost() throws Exception {
    var dataDir = dataDirWithCommands(3);
    var journal = dataDir.resolve("processes/journal");
    try (var file = Files.newByteChannel(journal, StandardOpenOption.WRITE)) {
      file.truncate(file.size() - 10);
    }
    try (var executor = Executor.start(dataDir)) {
      assertThat(list(executor).getJsonArray("processes").stream())
          .extracting(it -> ((JsonObject) it).getString("status"))
          .filteredOn("exited"::equals)
          .hasSize(2);
    }
  }

  @Test
  void whatIsOverTheNumberKeptIsForgottenWithItsFile() throws Exception {
    Path dataDir;
    try (var executor = Executor.start()) {
      dataDir = executor.dataDir;
      executor.run("head -c 200000 /dev/zero");
      for (int i = 0; i < 101; i++) {
        executor.run("true");
      }
      assertThat(list(executor).getJsonArray("processes")).hasSize(100);
      Settling.await(() -> outputs(executor.dataDir.resolve("processes")).isEmpty());
    }
    try (var executor = Executor.start(dataDir)) {
      assertThat(list(executor).getJsonArray("processes")).hasSize(100);
    }
  }

  @Test
  void whenTheDataDirectoryVanishesCommandsGoOnAndItIsMadeAgain() throws Exception {
    try (var executor = Executor.start()) {
      var first = executor.run("head -c 200000 /dev/zero");
      var folder = executor.dataDir.resolve("processes");
      Settling.await(() -> outputs(folder).size() == 1);
      remove(executor.dataDir);
      assertThat(executor.run("echo hi").getString("stdout")).isEqualTo("hi\n");
      var answer = executor.run("yes 0123456789 | head -c 300000");
      assertThat(answer.getInteger("stdout_bytes")).isEqualTo(300_000);
      assertThat(executor.manage(read(first)).getJsonObject("gap")).isNotNull();
      Settling.await(() -> Files.exists(folder.resolve("journal")));
      var later = executor.run("head -c 200000 /dev/zero | tr '\\0' x");
      assertThat(executor.manage(read(later)).getString("output")).startsWith("xxx");
    }
  }

  @Test
  void whatIsNotOursIsNotStopped() throws Exception {
    var survivors =
        new Survivors(
            "VIBESBOX_INSTANCE=another",
            Host.current(),
            List.of(new Records.Origin(Host.current(), 1, 1)));
    var bystander = new ProcessBuilder("sleep", "98765.4321").redirectErrorStream(true).start();
    try {
      assertThat(survivors.stop(Duration.ofMillis(100))).isZero();
      assertThat(Running.processes("sleep 98765.4321")).hasSize(1);
    } finally {
      bystander.destroyForcibly().waitFor();
    }
  }

  private static Path dataDirWithCommands(int number) throws Exception {
    try (var executor = Executor.start()) {
      for (int i = 0; i < number; i++) {
        executor.run("echo hi");
      }
      return executor.dataDir;
    }
  }

  private static JsonObject list(Executor executor) throws Exception {
    return executor.manage(new JsonObject().put("action", "list"));
  }

  private static JsonObject read(JsonObject answer) {
    return new JsonObject()
        .put("action", "read")
        .put("process_id", answer.getString("process_id"))
        .put("offset", 0)
        .put("max_bytes", 1 << 20);
  }

  private static List<Path> outputs(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".output")).toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
