package dev.vibesbox.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** Makes messages that no honest client sends, and now and then one that it does. */
public final class Mutator {
  private static final List<String> CORPUS = Corpus.messages();
  private static final String SOUP =
      "{}[]\":,.-+eE019truefalsn\\/*u \n\t\u0000\u00e9\ud83d\ude00\ud800";
  private static final List<String> VALUES =
      List.of(
          "null", "true", "-1", "1e999", "9223372036854775808", "\"\"", "[]", "{}", "\"\\ud800\"");
  private static final int MOST_CHANGES = 3;
  private static final int MOST_INSERTED = 12;
  private static final int LONGEST_SOUP = 200;

  private final RandomGenerator random;

  public Mutator(RandomGenerator random) {
    this.random = random;
  }

  /**
   * One message: of twenty one is nothing but chance; of ten others one is left as it is, and the
   * rest are changed in one to three places, cut off among other things.
   */
  public String next() {
    if (random.nextInt(20) == 0) {
      return soup(LONGEST_SOUP);
    }
    var text = anyMessage();
    for (int change = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(MOST_CHANGES);
        change > 0;
        change--) {
      text = changed(text);
    }
    return text;
  }

  private String changed(String text) {
    int from = random.nextInt(text.length() + 1);
    int to = from + random.nextInt(Math.min(20, text.length() - from) + 1);
    return switch (random.nextInt(8)) {
      case 0 -> text.substring(0, from);
      case 1 -> text.substring(from);
      case 2 -> text.substring(0, from) + text.substring(to);
      case 3 -> text.substring(0, to) + text.substring(from);
      case 4 -> text.substring(0, from) + soup(MOST_INSERTED) + text.substring(to);
      case 5 -> text.substring(0, from) + tailOf(anyMessage());
      case 6 -> withOtherValue(text, from);
      default -> "[".repeat(random.nextInt(80)) + text;
    };
  }

  /** Replaces what stands behind the next colon, so that the JSON stays sound more often. */
  private String withOtherValue(String text, int from) {
    int colon = text.indexOf(':', from);
    if (colon < 0) {
      return text + soup(MOST_INSERTED);
    }
    int end = colon + 1;
    while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    var value = VALUES.get(random.nextInt(VALUES.size()));
    return text.substring(0, colon + 1) + value + text.substring(end);
  }

  private String tailOf(String other) {
    return other.substring(random.nextInt(other.length()));
  }

  private String anyMessage() {
    return CORPUS.get(random.nextInt(CORPUS.size()));
  }

  private String soup(int longest) {
    var soup = new StringBuilder();
    for (int length = random.nextInt(longest); length > 0; length--) {
      soup.append(SOUP.charAt(random.nextInt(SOUP.length())));
    }
    return soup.toString();
  }
}
