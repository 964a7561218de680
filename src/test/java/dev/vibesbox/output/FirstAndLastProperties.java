package dev.vibesbox.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.command.Stream;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FirstAndLastProperties {
  private static final Pattern MARKER =
      Pattern.compile("(?m)^\\[\\.\\.\\. (\\d+) lines, (\\d+) bytes left out; .*\\.\\.\\.]\n");

  @Provide
  Arbitrary<Writes> writes() {
    return Writes.any();
  }

  @Property
  void anExcerptIsAStreamFoldedOrItsEndsAndACount(
      @ForAll("writes") Writes writes,
      @ForAll @IntRange(max = 12) int maxLines,
      @ForAll @IntRange(max = 300) int headBytes,
      @ForAll @IntRange(min = 64, max = 2000) int tailBytes) {
    var log = new OutputLog(new OutputLimits(headBytes, tailBytes));
    writes.to(log);
    log.close();
    for (var stream : Stream.values()) {
      var excerpt = log.excerpt(stream, maxLines);
      var text = new String(writes.bytes(stream), UTF_8);
      assertThat(excerpt.bytes()).isEqualTo(log.bytes(stream));
      if (excerpt.isTruncated()) {
        assertCounts(excerpt.text(), text, maxLines);
      } else {
        assertThat(excerpt.text()).isEqualTo(folded(text));
      }
    }
  }

  private static void assertCounts(String excerpt, String text, int maxLines) {
    var marker = MARKER.matcher(excerpt);
    assertThat(marker.find()).isTrue();
    var first = excerpt.substring(0, marker.start());
    var last = excerpt.substring(marker.end());
    long shown = (last.isEmpty() ? first : first + last).lines().count();
    assertThat(shown).isLessThanOrEqualTo(maxLines + 1L);
    assertThat(folded(text)).endsWith(last);
    assertThat(Long.parseLong(marker.group(1))).isLessThanOrEqualTo(text.lines().count());
    assertThat(Long.parseLong(marker.group(2))).isPositive();
  }

  /** The same by other means. */
  private static String folded(String text) {
    return text.replaceAll("\r+(?=\n|\\z)", "").replaceAll("(?:(?<=\n)|\\A)[^\n]*\r", "");
  }
}
