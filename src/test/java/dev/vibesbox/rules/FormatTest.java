package dev.vibesbox.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.FormatterException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FormatTest {
  @Test
  @Timeout(300)
  void everySourceIsFormatted() throws FormatterException {
    List<String> deviating = new ArrayList<>();
    for (var source : Sources.all()) {
      var text = Sources.text(source);
      if (!Format.of(text).equals(text)) {
        deviating.add(source.toString());
      }
    }
    assertThat(deviating).as("run: mvn -q test-compile exec:exec@format").isEmpty();
  }
}
