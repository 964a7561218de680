package dev.vibesbox.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceRulesTest {
  /** Lines. A test may be longer: one more sentence does not make the others harder to read. */
  private static final int LONGEST_CODE = 200;

  private static final int LONGEST_TEST = 300;

  /** A source over the length, and why nothing else lives in it. */
  private static final Map<String, String> LONG_WITH_REASON =
      Map.of(
          "src/main/java/dev/vibesbox/policy/Walk.java",
          "one visit: a method for each kind of node, and each may call any other",
          "src/main/java/dev/vibesbox/policy/shell/Grammar.java",
          "the grammar of a shell: a method for each production, and each may call any other",
          "src/main/java/dev/vibesbox/executor/RunningProcess.java",
          "one command from its start to its last leftover, all of it the pump's",
          "src/main/java/dev/vibesbox/executor/Warden.java",
          "one thread from its start to its end, and what it is told",
          "src/main/java/dev/vibesbox/output/OutputLog.java",
          "the door to a log: short methods that hold its lock, each called by others",
          "src/main/java/dev/vibesbox/output/Retained.java",
          "one invariant: which blocks are kept, where, and what they take of the budget");

  @Test
  void everySourceKeepsTheRules() {
    assertThat(broken(Sources.all().stream(), SourceRule::broken)).isEmpty();
  }

  @Test
  void noSourceIsLongWithoutAReason() {
    assertThat(Sources.all().stream().filter(SourceRulesTest::isLong))
        .extracting(Path::toString)
        .isSubsetOf(LONG_WITH_REASON.keySet());
  }

  @Test
  void noFileNamesTheMachineOrTheNetworkItWasWrittenOn() {
    assertThat(broken(Sources.everything(), Whereabouts::in)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "void pause() { Thread.sleep(1); }",
        "void pause() { TimeUnit.SECONDS.sleep(1); }",
        "@Disabled @Test void skipped() {}",
        "@DisabledOnOs(OS.LINUX) @Test void skipped() {}",
        "try { run(); } catch (Exception e) {}",
        "try { run(); } catch (IOException | RuntimeException _) { /* so what */ }",
        "try { run(); } catch (final Throwable t) {\n}",
        "class ProcessManager {}",
        "record ServerInfo(int x) {}",
        "sealed interface AbstractDoor {}",
        "enum CodecUtils {}",
        "// TODO make it work",
        "/* FIXME */ int x;",
        "/** @author me */ class Door {}",
        "char c = '\"'; @Disabled int x = '\"';",
      })
  void aSourceThatBreaksARuleIsSeen(String source) {
    assertThat(SourceRule.broken(source)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// Thread.sleep is what nobody calls here",
        "String text = \"TODO, \\\" @Disabled\";",
        "String text = \"\"\"\n  class Manager {} \"quoted\" Thread.sleep\n  \"\"\";",
        "// TODO #12: more of it",
        "// TODO(#12) more of it",
        "try { run(); } catch (Exception e) { throw new IllegalStateException(e); }",
        "class Information {}",
        "class Database {}",
      })
  void aSourceThatKeepsThemPasses(String source) {
    assertThat(SourceRule.broken(source)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "see /hom" + "e/jane/vibesbox",
        "C:\\User" + "s\\me",
        "https://regis" + "try.corp.example/maven",
        "http://nex" + "us.corp.example:8081/releases",
      })
  void awayFromHomeTheTextWouldBeWrong(String text) {
    assertThat(Whereabouts.in(text)).hasSize(1);
  }

  private static boolean isLong(Path source) {
    var limit = source.startsWith("src/test") ? LONGEST_TEST : LONGEST_CODE;
    return Sources.text(source).lines().count() > limit;
  }

  private static Stream<String> broken(
      Stream<Path> files, Function<String, Stream<String>> findings) {
    return files.flatMap(
        file -> findings.apply(Sources.text(file)).map(finding -> file + ": " + finding));
  }
}
