package dev.vibesbox.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.policy.shell.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the parser understands, compared with what shells accept without running it. */
@Tag("full")
class ShellComparisonTest {
  private static final List<String> SHELLS =
      Stream.of("dash", "bash").filter(ShellComparisonTest::isThere).toList();

  private static final int LONGEST = 1 << 20;

  /** Pieces that mean something to a grammar; the seed is fixed, so that a failure comes again. */
  private static final List<String> PIECES =
      List.of(
          "a",
          "b ",
          "'q r'",
          "\"d $x\"",
          "$x",
          "${x:-y}",
          "${#x}",
          "$(",
          ")",
          "`a`",
          "\\\n",
          "\\ ",
          ";",
          ";;",
          "\n",
          "&",
          "&&",
          "||",
          "|",
          "!",
          " ",
          "\t",
          "(",
          "{ ",
          "}",
          "if ",
          "then ",
          "else ",
          "fi",
          "while ",
          "do ",
          "done",
          "for i in a b; ",
          "case x in ",
          "a) ",
          "esac",
          "f() ",
          ">f",
          "2>&1",
          "<f",
          "<<E\nx\nE\n",
          "<<'E'\n$(\nE\n",
          "# c\n",
          "a=b ",
          "a=",
          "$((1+2))",
          "[ a ]",
          "{a,b}",
          "~",
          "*",
          "#",
          "=",
          "$'\\n'",
          "<(a)",
          "[[ a ]]",
          "((1))");

  @TempDir Path folder;

  @Test
  void whatShellsAcceptOfTheCorpusIsUnderstood() throws IOException {
    assertThat(SHELLS).isNotEmpty();
    assertThat(PolicyCorpusTest.lines().map(line -> line.command()).distinct())
        .allSatisfy(this::isUnderstoodIfAccepted);
  }

  @Test
  void theScriptsOfTheSystemAreUnderstood() {
    var scripts = scripts().toList();
    assertThat(scripts).isNotEmpty().allSatisfy(this::isUnderstoodIfAccepted);
  }

  @Test
  void whatShellsAcceptOfRandomTextsIsUnderstood() {
    var random = new Random(5);
    var texts = IntStream.range(0, 2_000).mapToObj(_ -> generated(random)).distinct();
    assertThat(texts).allSatisfy(this::isUnderstoodIfAccepted);
  }

  private void isUnderstoodIfAccepted(String text) {
    var tree = Tree.of(text, 50);
    boolean isUnderstood = tree.isUnderstood() && !tree.isTooDeep();
    assertThat(isUnderstood || SHELLS.stream().noneMatch(shell -> isAccepted(shell, text)))
        .as(text)
        .isTrue();
  }

  /** To dash {@code [[} is the name of a program; what it is to bash is what counts. */
  private boolean isAccepted(String shell, String text) {
    return !(shell.equals("dash") && text.contains("[[")) && accepts(shell, text);
  }

  /** Whether a shell reads the text to its end without a complaint; it runs nothing of it. */
  private boolean accepts(String shell, String text) {
    try {
      var script = Files.writeString(folder.resolve("script"), text);
      var errors = folder.resolve("errors");
      var process =
          new ProcessBuilder(shell, "-n", script.toString())
              .redirectOutput(Redirect.DISCARD)
              .redirectError(errors.toFile())
              .start();
      return process.waitFor() == 0 && Files.size(errors) == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String generated(Random random) {
    return IntStream.range(0, 1 + random.nextInt(9))
        .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
        .collect(Collectors.joining());
  }

  private static Stream<String> scripts() {
    return Stream.of(
            "/usr/bin", "/usr/sbin", "/etc", "/usr/share", "/usr/lib", "/var/lib/dpkg/info")
        .map(Path::of)
        .flatMap(ShellComparisonTest::scriptsIn);
  }

  private static Stream<String> scriptsIn(Path directory) {
    try (var files = Files.walk(directory, 3)) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(ShellComparisonTest::script)
          .toList()
          .stream();
    } catch (IOException | UncheckedIOException _) {
      // A directory that is missing or not for us has no scripts for us.
      return Stream.empty();
    }
  }

  private static Stream<String> script(Path file) {
    try {
      if (Files.size(file) > LONGEST || !isShell(file)) {
        return Stream.empty();
      }
      return Stream.of(Files.readString(file));
    } catch (IOException _) {
      // Not readable, or not UTF-8: nothing to compare.
      return Stream.empty();
    }
  }

  private static boolean isShell(Path file) throws IOException {
    try (var bytes = Files.newInputStream(file)) {
      var start = new String(bytes.readNBytes(40), StandardCharsets.ISO_8859_1);
      return start.matches("(?s)#! ?(/usr)?/bin/(env )?(ba|da)?sh\\b.*");
    }
  }

  private static boolean isThere(String shell) {
    return Stream.of("/bin", "/usr/bin")
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)));
  }
}
