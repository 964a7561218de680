package dev.vibesbox.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.Settling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the temporary directories that commands leave. */
class SweeperTest {
  @TempDir private Path folder;
  private Path root = Path.of("");
  private Optional<Sweeper> started = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    root = Files.createDirectory(folder.resolve("root"));
    started = Optional.of(Sweeper.start(root));
  }

  @AfterEach
  void stop() {
    sweeper().close();
  }

  @Test
  void anEmptyOneServesAnotherCommand() throws Exception {
    var left = made("left");
    takeBack(left);
    assertThat(awaitClean()).isEqualTo(left).isEmptyDirectory();
    assertThat(sweeper().clean()).isEmpty();
  }

  @Test
  void oneThatHoldsAnythingIsRemoved() throws Exception {
    var left = made("left");
    Files.writeString(left.resolve("file"), "secret");
    takeBack(left);
    Settling.await(() -> !Files.exists(left));
    assertThat(sweeper().clean()).isEmpty();
  }

  @Test
  void oneWhosePermissionsWereChangedIsRemoved() throws Exception {
    for (var permissions : List.of("rwxrwxrwx", "---------")) {
      var left = made(permissions);
      Files.setPosixFilePermissions(left, PosixFilePermissions.fromString(permissions));
      takeBack(left);
      Settling.await(() -> !Files.exists(left));
    }
    assertThat(sweeper().clean()).isEmpty();
  }

  @Test
  void noMoreThanAFewAreKept() throws Exception {
    for (var i = 0; i < 100; i++) {
      takeBack(made("left" + i));
    }
    Settling.await(() -> count() == 16);
    Set<Path> kept = new HashSet<>();
    for (var next = sweeper().clean(); next.isPresent(); next = sweeper().clean()) {
      kept.add(next.orElseThrow().path());
    }
    assertThat(kept).hasSize(16).allSatisfy(it -> assertThat(it).isEmptyDirectory());
  }

  @Test
  void oneThatWasNeverEnteredIsRemoved() throws Exception {
    sweeper().discard(made("left"));
    sweeper().discard(root.resolve("never made"));
    Settling.await(() -> count() == 0);
    assertThat(sweeper().clean()).isEmpty();
  }

  @Test
  void aLinkIsNotFollowedAndNoDepthIsTooDeep() throws Exception {
    var outside = Files.writeString(folder.resolve("outside"), "stays");
    var left = made("left");
    Files.createSymbolicLink(left.resolve("link"), folder);
    var deep = left;
    List<Path> locked = new ArrayList<>();
    for (var i = 0; i < 300; i++) {
      deep = Files.createDirectory(deep.resolve("d"));
      locked.add(deep);
    }
    for (var directory : locked.reversed()) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("---------"));
    }
    takeBack(left);
    Settling.await(() -> count() == 0);
    assertThat(outside).hasContent("stays");
  }

  @Test
  void whatAnEarlierServerLeftIsRemovedEvenIfEmpty() throws Exception {
    sweeper().close();
    var left = made("left");
    started = Optional.of(Sweeper.start(root));
    Settling.await(() -> !Files.exists(left));
    assertThat(sweeper().clean()).isEmpty();
  }

  @Test
  void nothingIsLeftWhenItCloses() throws Exception {
    takeBack(made("left"));
    sweeper().close();
    assertThat(root).isEmptyDirectory();
  }

  private Path made(String name) throws IOException {
    return Files.createDirectory(
        root.resolve(name),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private void takeBack(Path directory) {
    sweeper().takeBack(new PrivateDirectory(directory, Optional.empty()));
  }

  private Path awaitClean() {
    List<Path> found = new ArrayList<>();
    Settling.await(() -> sweeper().clean().map(it -> found.add(it.path())).orElse(false));
    return found.getFirst();
  }

  private long count() {
    try (var entries = Files.list(root)) {
      return entries.count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Sweeper sweeper() {
    return started.orElseThrow();
  }
}
