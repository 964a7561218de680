package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a command meets behind the wall; the kernel of a machine that runs this has Landlock. */
class ConfinedTest {
  private static Executor executor;

  @BeforeAll
  static void start() throws Exception {
    executor = Executor.start();
  }

  @AfterAll
  static void stop() {
    executor.close();
  }

  @Test
  void theWorkspaceAndTheOwnTemporaryDirectoryAreTheCommandsOwn() throws Exception {
    var answer =
        executor.run("echo a > f && mkdir d && mv f d && cp d/f \"$TMPDIR\" && cat \"$TMPDIR/f\"");
    assertThat(answer.getString("stdout")).as(answer.encode()).isEqualTo("a\n");
  }

  @Test
  void nothingElseIs() throws Exception {
    var secret = Files.writeString(Files.createTempFile("vibesbox", "secret"), "hush");
    for (var attempt :
        new String[] {
          "cat %s",
          "echo x >> %s",
          ": > %s",
          "rm %s",
          "mv %s .",
          "ln %s .",
          "cp /bin/true %s.new",
          "mkdir %s.d",
          "truncate -s 0 %s",
          "ls $(dirname %s)",
          "chroot /",
          "mount -t tmpfs x ."
        }) {
      var answer = executor.run(attempt.formatted(secret));
      assertThat(answer.getBoolean("success")).as(attempt).isFalse();
      assertThat(answer.getString("stderr"))
          .as(attempt)
          .containsPattern("denied|not permitted|cross-device");
    }
    assertThat(secret).hasContent("hush");
  }

  @Test
  @Timeout(60)
  void theTemporaryDirectoryIsGoneAfterTheCommandWhateverIsInIt() throws Exception {
    var answer =
        executor.run(
            """
            cd "$TMPDIR" && pwd -P && mkdir -p a/b && touch a/b/f && ln -s / a/link && mkfifo a/p
            chmod 0 a/b a; i=0
            while [ $i -lt 300 ]; do n=dddddddddddddddddddd; mkdir $n && cd $n; i=$((i+1)); done
            """);
    var own = Path.of(answer.getString("stdout").strip());
    while (Files.exists(own) || holdsLeftovers(own.resolve("..").normalize())) {
      Thread.onSpinWait();
    }
    assertThat(Path.of("/etc")).isNotEmptyDirectory();
  }

  /** Moved up and not yet removed. */
  private static boolean holdsLeftovers(Path root) throws IOException {
    try (var entries = Files.list(root)) {
      return entries.anyMatch(entry -> entry.getFileName().toString().startsWith("."));
    }
  }

  @Test
  void noCommandSeesTheTemporaryDirectoryOfAnother() throws Exception {
    var other =
        executor.execute(
            new JsonObject()
                .put("command", "echo mine > $TMPDIR/f; echo $TMPDIR; sleep 1006")
                .put("wait", 1));
    var path = other.getString("stdout").strip();
    assertThat(executor.run("cat " + path + "/f").getString("stderr")).contains("denied");
    assertThat(executor.run("ls $TMPDIR/..").getString("stderr")).contains("denied");
    executor.manage(
        new JsonObject()
            .put("action", "kill")
            .put("process_id", other.getString("process_id"))
            .put("signal", "KILL"));
  }

  @Test
  void javaFindsTheTemporaryDirectoryToo() throws Exception {
    var answer =
        executor.run(
            "echo 'void main() throws Exception {"
                + " IO.println(java.io.File.createTempFile(\"xxx\", \"y\")); }' > T.java && "
                + System.getProperty("java.home")
                + "/bin/java T.java && echo $TMPDIR");
    var lines = answer.getString("stdout").lines().toList();
    assertThat(lines).as(answer.encode()).hasSize(2);
    assertThat(lines.getFirst()).startsWith(lines.getLast());
  }
}
