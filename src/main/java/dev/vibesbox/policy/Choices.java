package dev.vibesbox.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What something may be: a list of texts each, such as the fields of a word or the elements of an
 * array. Never empty. Past a limit it may be anything.
 */
record Choices(List<List<String>> all) {
  static final Choices ANYTHING = of(Unknown.ANYTHING);
  static final Choices NAME = of(String.valueOf(Unknown.NAME));

  private static final int MOST = 256;

  /** Characters of what grows bit by bit; longer is not followed. */
  private static final int LONGEST = 512;

  Choices {
    all = all.size() > MOST ? List.of(List.of(Unknown.ANYTHING)) : List.copyOf(all);
  }

  static Choices of(String text) {
    return new Choices(List.of(List.of(text)));
  }

  static Choices of(List<String> texts) {
    return new Choices(List.of(List.copyOf(texts)));
  }

  /** One or the other. */
  Choices or(Choices other) {
    Set<List<String>> both = new LinkedHashSet<>(all);
    both.addAll(other.all);
    return new Choices(List.copyOf(both));
  }

  /** One after the other, each as one text. */
  Choices then(Choices other) {
    List<List<String>> joined = new ArrayList<>();
    for (var first : all) {
      for (var second : other.all) {
        joined.add(List.of(String.join(" ", first) + String.join(" ", second)));
        if (joined.size() > MOST) {
          return ANYTHING;
        }
      }
    }
    return new Choices(joined);
  }

  /** What {@code +=} makes: a longer text or a longer list. */
  Choices plus(Choices other) {
    int length = 0;
    for (var list : all) {
      for (var text : list) {
        length += text.length() + 1;
      }
    }
    return length > LONGEST ? ANYTHING : then(other).or(with(other));
  }

  /** The elements of both, in one list. */
  Choices with(Choices other) {
    List<List<String>> joined = new ArrayList<>();
    for (var first : all) {
      for (var second : other.all) {
        var list = new ArrayList<>(first);
        list.addAll(second);
        joined.add(list);
        if (joined.size() > MOST) {
          return ANYTHING;
        }
      }
    }
    return new Choices(joined);
  }

  /** One list, in a list of its own: what is not the same in all may be anything. */
  List<List<String>> common() {
    List<String> common = new ArrayList<>();
    int longest = all.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < longest; i++) {
      common.add(common(i));
    }
    return new ArrayList<>(List.of(common));
  }

  private String common(int index) {
    var first = all.getFirst();
    boolean isSame =
        all.stream()
            .allMatch(list ->
                index < Math.min(list.size(), first.size())
                    && list.get(index).equals(first.get(index)));
    return isSame ? first.get(index) : Unknown.ANYTHING;
  }

  /** Any one of the texts in it. */
  Choices each() {
    Set<List<String>> each = new LinkedHashSet<>();
    all.forEach(texts -> texts.forEach(text -> each.add(List.of(text))));
    return each.isEmpty() ? of("") : new Choices(List.copyOf(each));
  }

  /** Whether each choice is one text. */
  boolean isOfTexts() {
    for (var texts : all) {
      if (texts.size() != 1) {
        return false;
      }
    }
    return true;
  }

  /** What each choice is as one text. */
  List<String> texts() {
    return all.stream().map(texts -> String.join(" ", texts)).distinct().toList();
  }

  boolean isKnown() {
    return all.stream().flatMap(List::stream).noneMatch(Unknown::isIn);
  }
}
