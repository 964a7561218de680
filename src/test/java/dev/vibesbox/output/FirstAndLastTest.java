package dev.vibesbox.output;

import static dev.vibesbox.command.Stream.STDERR;
import static dev.vibesbox.command.Stream.STDOUT;
import static dev.vibesbox.output.Follower.append;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.command.Excerpt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstAndLastTest {
  private final OutputLog log = new OutputLog(OutputLimits.DEFAULT);

  @Test
  void whatFitsIsShownWhole() {
    append(log, STDOUT, "a\nb\n");
    append(log, STDERR, "oops");
    append(log, STDOUT, "c");
    assertThat(log.excerpt(STDOUT, 3)).isEqualTo(new Excerpt("a\nb\nc", 5, false));
    assertThat(log.excerpt(STDERR, 1)).isEqualTo(new Excerpt("oops", 4, false));
  }

  @Test
  void nothingIsNothing() {
    assertThat(log.excerpt(STDOUT, 100)).isEqualTo(new Excerpt("", 0, false));
    assertThat(log.excerpt(STDOUT, 0)).isEqualTo(new Excerpt("", 0, false));
  }

  @Test
  void theMiddleOfManyLinesIsLeftOutAndCounted() {
    append(log, STDERR, "first\n");
    append(log, STDOUT, "1\n2\n3\n4\n5\n6\n7\n");
    assertThat(log.excerpt(STDOUT, 3))
        .isEqualTo(new Excerpt("1\n" + marker(4, 8, 8) + "6\n7\n", 14, true));
  }

  @Test
  void ofOneLineTheLastIsShownAndOfNoneTheirNumber() {
    append(log, STDOUT, "1\n2\n3");
    assertThat(log.excerpt(STDOUT, 1).text()).isEqualTo(marker(2, 4, 0) + "3");
    assertThat(log.excerpt(STDOUT, 0)).isEqualTo(new Excerpt(marker(3, 5, 0), 5, true));
  }

  @Test
  void aGiantLineIsCutInTheMiddle() {
    append(log, STDOUT, "a".repeat(50_000) + "z".repeat(50_000));
    var excerpt = log.excerpt(STDOUT, 100);
    assertThat(excerpt.isTruncated()).isTrue();
    assertThat(excerpt.text())
        .isEqualTo("a".repeat(14_900) + "\n" + marker(0, 70_200, 14_900) + "z".repeat(14_900));
  }

  @Test
  void theLimitIsInCharactersNotBytes() {
    var fits = "€".repeat(29_800);
    append(log, STDOUT, fits);
    assertThat(log.excerpt(STDOUT, 100)).isEqualTo(new Excerpt(fits, 3 * 29_800, false));
    append(log, STDOUT, "€");
    assertThat(log.excerpt(STDOUT, 100).isTruncated()).isTrue();
  }

  @Test
  void aLongLineBesideShortOnesIsShownWholeIfAllFit() {
    var text = "x".repeat(20_000) + "\nshort\n";
    append(log, STDOUT, text);
    assertThat(log.excerpt(STDOUT, 2)).isEqualTo(new Excerpt(text, text.length(), false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10%\\r50%\\r100%\\n                  | 100%\\n
          10%\\r50%                            | 50%
          10%\\r50%\\r                         | 50%
          windows\\r\\nlines\\r\\n             | windows\\nlines\\n
          a\\r\\r\\nb                          | a\\nb
          one\\n1\\r2\\r3\\ntwo\\n4\\r5\\nend  | one\\n3\\ntwo\\n5\\nend
          \\r\\n\\r                            | \\n
          """)
  void whatACarriageReturnOverwritesIsFoldedWhichIsNoTruncation(String written, String shown) {
    append(log, STDOUT, written.translateEscapes());
    for (int maxLines : new int[] {6, 10, 100}) {
      var excerpt = log.excerpt(STDOUT, maxLines);
      assertThat(excerpt.text()).isEqualTo(shown.translateEscapes());
      assertThat(excerpt.isTruncated()).isFalse();
    }
    assertThat(Follower.all(log).text(STDOUT)).isEqualTo(written.translateEscapes());
  }

  @Test
  void megabytesOfProgressOnOneLineAreFoldedToTheLast() {
    append(log, STDOUT, "start\n");
    for (int i = 0; i < 100_000; i++) {
      append(log, STDOUT, "progress " + i + "\r");
    }
    append(log, STDOUT, "done\nend\n");
    assertThat(log.excerpt(STDOUT, 4).text()).isEqualTo("start\ndone\nend\n");
    assertThat(log.excerpt(STDOUT, 4).isTruncated()).isFalse();
  }

  @Test
  void aLineTooLongIsNotShownIfAShortOneOverwritesIt() {
    append(log, STDOUT, "x".repeat(100_000) + "\rdone\nend\n");
    assertThat(log.excerpt(STDOUT, 4).text()).isEqualTo("done\nend\n");
  }

  @Test
  void whatRetentionDroppedIsCountedToo() {
    var small = new OutputLog(new OutputLimits(64, 64));
    for (int i = 0; i < 10_000; i++) {
      append(small, STDOUT, "line " + i + "\n");
      append(small, STDERR, "e\n");
    }
    long bytes = small.bytes(STDOUT);
    var excerpt = small.excerpt(STDOUT, 4);
    var head = "line 0\nline 1\n";
    var tail = "line 9998\nline 9999\n";
    long leftOut = bytes - head.length() - tail.length();
    assertThat(excerpt)
        .isEqualTo(new Excerpt(head + marker(9996, leftOut, 16) + tail, bytes, true));
    assertThat(small.excerpt(STDERR, 2).text()).isEqualTo("e\n" + marker(9998, 19_996, 9) + "e\n");
  }

  @Test
  void aStreamWhollyInTheDroppedMiddleIsCounted() {
    var small = new OutputLog(new OutputLimits(64, 64));
    append(small, STDOUT, "o".repeat(64));
    append(small, STDERR, "lost\nlost");
    append(small, STDOUT, "o".repeat(1000));
    assertThat(small.excerpt(STDERR, 10)).isEqualTo(new Excerpt(marker(2, 9, 64), 9, true));
  }

  private static String marker(long lines, long bytes, long offset) {
    return "[... "
        + lines
        + " lines, "
        + bytes
        + " bytes left out; read them with manage_process, action read, offset "
        + offset
        + " ...]\n";
  }
}
