package dev.vibesbox.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandlockTest {
  @TempDir private Path folder;

  @BeforeEach
  void needsAKernelWithLandlock() {
    assumeThat(Landlock.abi()).isPositive();
  }

  @Test
  void everyAbiUpToTheKernelsIsTakenAndHoldsFiles() throws Exception {
    var allowed = Files.createDirectory(folder.resolve("allowed"));
    var withheld = Files.createDirectory(folder.resolve("withheld"));
    Files.writeString(allowed.resolve("f"), "x");
    Files.writeString(withheld.resolve("f"), "x");
    for (var abi = 1; abi <= Math.min(Landlock.abi(), 7); abi++) {
      var seen = readBehind(abi, allowed, allowed.resolve("f"), withheld.resolve("f"));
      assertThat(seen).as("ABI %d", abi).containsEntry(allowed.resolve("f"), 0);
      assertThat(seen).as("ABI %d", abi).containsEntry(withheld.resolve("f"), Errno.EACCES);
    }
    assertThat(withheld.resolve("f")).hasContent("x");
  }

  @Test
  void aRuleOnAFileTakesTheRightsThatFilesHave() throws Exception {
    var file = Files.writeString(folder.resolve("f"), "x");
    assertThat(readBehind(Landlock.abi(), file, file, folder.resolve("none")))
        .containsEntry(file, 0);
  }

  @Test
  void whatIsNotThereCannotBeHeld() {
    assertThat(PathHandle.open(folder.resolve("none"))).isEmpty();
  }

  /** The error numbers of opening each, 0 where it opens, on a thread behind the rule set. */
  private static Map<Path, Integer> readBehind(int abi, Path allowed, Path... files)
      throws InterruptedException {
    Map<Path, Integer> seen = new HashMap<>();
    var thread =
        Thread.ofPlatform()
            .start(() -> {
              try (var ruleset = Landlock.create(abi, true);
                  var handle = PathHandle.open(allowed).orElseThrow()) {
                ruleset.allow(handle, EnumSet.of(FileRight.READ_FILE, FileRight.READ_DIR));
                Privileges.gainNone();
                ruleset.enter();
              }
              for (var file : files) {
                seen.put(file, opened(file));
              }
            });
    thread.join();
    return seen;
  }

  private static int opened(Path file) {
    try {
      Descriptors.close(Descriptors.open(file.toString()));
      return 0;
    } catch (PosixException e) {
      return e.errno();
    }
  }
}
