package dev.vibesbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file system of its own, of a few MiB, for tests that fill it. Takes the right to mount. */
public final class SmallDisk implements AutoCloseable {
  private static final String FILLER = "filler";

  public final Path path;

  private SmallDisk(Path path) {
    this.path = path;
  }

  public static SmallDisk mount(int mebibytes) throws IOException, InterruptedException {
    return mount(Files.createTempDirectory("vibesbox-disk"), "size=" + mebibytes + "m");
  }

  /** An empty one that cannot be written, in the place of a directory, until it is closed. */
  public static SmallDisk mountReadOnly(Path path) throws IOException, InterruptedException {
    return mount(path, "ro");
  }

  private static SmallDisk mount(Path path, String options)
      throws IOException, InterruptedException {
    command("mount", "-t", "tmpfs", "-o", options, "tmpfs", path.toString());
    return new SmallDisk(path);
  }

  /** Fills it to the last byte. */
  public void fill() throws IOException {
    try (var file = Files.newOutputStream(path.resolve(FILLER))) {
      var bytes = new byte[4096];
      Arrays.fill(bytes, (byte) 'x');
      while (true) {
        file.write(bytes);
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space left")) {
        throw e;
      }
    }
  }

  /** Takes back what {@link #fill} put there. */
  public void empty() throws IOException {
    Files.delete(path.resolve(FILLER));
  }

  @Override
  public void close() throws IOException, InterruptedException {
    command("umount", "-l", path.toString());
  }

  private static void command(String... words) throws IOException, InterruptedException {
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(
          "this test fills a file system of its own, which takes the right to mount one: " + said);
    }
  }
}
