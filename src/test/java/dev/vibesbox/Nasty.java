package dev.vibesbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;

/** Compiles {@code nasty.c}: programs that do not want to end, or to be found. */
public final class Nasty {
  private Nasty() {}

  /** Puts the program {@code nasty} into a folder. */
  public static void compileInto(Path folder) throws IOException, InterruptedException {
    var source = Path.of("src/test/c/nasty.c").toAbsolutePath().toString();
    // Not optimized: memory that nobody reads would not be taken.
    var words = List.of("cc", "-w", "-o", folder.resolve("nasty").toString(), source);
    var compiler = new ProcessBuilder(words).inheritIO().start();
    Assertions.assertThat(compiler.waitFor()).isZero();
  }
}
