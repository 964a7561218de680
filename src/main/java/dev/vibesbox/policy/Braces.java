package dev.vibesbox.policy;

import dev.vibesbox.policy.shell.Piece;
import dev.vibesbox.policy.shell.Piece.Literal;
import dev.vibesbox.policy.shell.Word;
import java.util.ArrayList;
import java.util.List;

/** Expands <code>{a,b}</code> and <code>{1..3}</code> as bash does, before anything else. */
final class Braces {
  private static final int MOST = 256;
  private static final int DEEPEST = 10;
  private static final int LONGEST = 256;

  /** Unquoted characters one by one, everything else whole. */
  private final List<Piece> units;

  private Braces(List<Piece> units) {
    this.units = units;
  }

  /** The words that one word becomes; itself where there are no braces, or too many. */
  static List<Word> expanded(Word word) {
    boolean hasBrace = false;
    for (var piece : word.pieces()) {
      hasBrace |= hasBrace(piece);
    }
    return hasBrace ? split(word) : List.of(word);
  }

  private static List<Word> split(Word word) {
    List<Piece> units = new ArrayList<>();
    word.pieces().forEach(piece -> addUnits(piece, units));
    if (units.size() > LONGEST) {
      return List.of(new Word(List.of(new Literal(Unknown.ANYTHING, true))));
    }
    var found = new Braces(units).expand(0);
    return found.size() > MOST ? List.of(word) : found.stream().map(Word::new).toList();
  }

  private static boolean hasBrace(Piece piece) {
    return piece instanceof Literal(var text, var isQuoted) && !isQuoted && text.indexOf('{') >= 0;
  }

  private static void addUnits(Piece piece, List<Piece> units) {
    if (piece instanceof Literal(var text, var isQuoted) && !isQuoted) {
      text.chars().forEach(c -> units.add(new Literal(String.valueOf((char) c), false)));
    } else {
      units.add(piece);
    }
  }

  private List<List<Piece>> expand(int depth) {
    for (int open = 0; open < units.size() && depth < DEEPEST; open++) {
      if (is(open, "{")) {
        var commas = partsFrom(open);
        if (commas.size() > 2) {
          return alternatives(commas, depth);
        }
        if (commas.size() == 2 && isRange(open, commas.getLast())) {
          return range(open, commas.getLast(), depth);
        }
      }
    }
    return List.of(units);
  }

  /** Places of the brace, its commas and its end; fewer than two where it is not closed. */
  private List<Integer> partsFrom(int open) {
    List<Integer> places = new ArrayList<>(List.of(open));
    int depth = 0;
    for (int i = open; i < units.size(); i++) {
      depth += is(i, "{") ? 1 : is(i, "}") ? -1 : 0;
      if (depth == 0 || (depth == 1 && is(i, ","))) {
        places.add(i);
      }
      if (depth == 0) {
        return places;
      }
    }
    return List.of();
  }

  private List<List<Piece>> alternatives(List<Integer> places, int depth) {
    List<List<Piece>> found = new ArrayList<>();
    for (int i = 0; i + 1 < places.size() && found.size() <= MOST; i++) {
      var middle = units.subList(places.get(i) + 1, places.get(i + 1));
      found.addAll(around(places.getFirst(), middle, places.getLast(), depth));
    }
    return found;
  }

  private List<List<Piece>> around(int open, List<Piece> middle, int close, int depth) {
    List<Piece> whole = new ArrayList<>(units.subList(0, open));
    whole.addAll(middle);
    whole.addAll(units.subList(close + 1, units.size()));
    return new Braces(whole).expand(depth + 1);
  }

  private boolean isRange(int open, int close) {
    return text(open, close)
        .matches("\\{(-?\\d{1,9}|[a-zA-Z])\\.\\.(-?\\d{1,9}|[a-zA-Z])(\\.\\.-?\\d{1,9})?}");
  }

  /** Numbers are never dangerous, so that one stands for all; letters may make up a name. */
  private List<List<Piece>> range(int open, int close, int depth) {
    var ends = text(open + 1, close - 1).split("\\.\\.", -1);
    char from = ends[0].charAt(0);
    char to = ends[1].charAt(0);
    boolean isOfLetters = Character.isLetter(from) && Character.isLetter(to);
    List<List<Piece>> found = new ArrayList<>();
    for (char c = min(from, to); isOfLetters && c <= max(from, to) && found.size() <= MOST; c++) {
      found.addAll(around(open, List.of(new Literal(String.valueOf(c), false)), close, depth));
    }
    List<Piece> number = List.of(new Literal(String.valueOf(Unknown.NAME), true));
    return isOfLetters ? found : around(open, number, close, depth);
  }

  private static char min(char a, char b) {
    return a < b ? a : b;
  }

  private static char max(char a, char b) {
    return a < b ? b : a;
  }

  private String text(int from, int to) {
    return new Word(units.subList(from, to + 1)).literal();
  }

  private boolean is(int index, String text) {
    return units.get(index) instanceof Literal(var own, var isQuoted)
        && !isQuoted
        && own.equals(text);
  }
}
