package dev.vibesbox.policy;

import dev.vibesbox.policy.shell.Piece;
import dev.vibesbox.policy.shell.Piece.Literal;
import dev.vibesbox.policy.shell.Word;
import java.util.ArrayList;
import java.util.List;

/** Expands <code>{a,b}</code> and <code>{1..3}</code> as bash does, before anything else. */
final class Braces {
  private static final int MOST = 256;
  private static final int LONGEST = 256;

  /** Steps of a unit that is copied. */
  private static final int UNIT = 4;

  /** Unquoted characters one by one, everything else whole. */
  private final List<Piece> units;

  private final ShellProgram program;

  private Braces(List<Piece> units, ShellProgram program) {
    this.units = units;
    this.program = program;
  }

  /** The words that one word becomes; one that may be anything where there are too many. */
  static List<Word> expanded(Word word, ShellProgram program) {
    boolean hasBrace = false;
    for (var piece : word.pieces()) {
      hasBrace |= hasBrace(piece);
    }
    return hasBrace ? split(word, program) : List.of(word);
  }

  private static List<Word> split(Word word, ShellProgram program) {
    List<Piece> units = new ArrayList<>();
    word.pieces().forEach(piece -> addUnits(piece, units));
    if (units.size() > LONGEST) {
      return List.of(anything(word));
    }
    var found = new Braces(units, program).expand();
    return found.size() > MOST ? List.of(anything(word)) : found.stream().map(Word::new).toList();
  }

  /** A word of which only the commands in it are known. */
  private static Word anything(Word word) {
    List<Piece> pieces = new ArrayList<>(List.of(new Literal(Unknown.ANYTHING, true)));
    word.pieces().stream().filter(piece -> !(piece instanceof Literal)).forEach(pieces::add);
    return new Word(pieces);
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

  private List<List<Piece>> expand() {
    for (int open = 0; open < units.size(); open++) {
      if (is(open, "{")) {
        var commas = partsFrom(open);
        if (commas.size() > 2) {
          return alternatives(commas);
        }
        if (commas.size() == 2 && isRange(open, commas.getLast())) {
          return range(open, commas.getLast());
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

  private List<List<Piece>> alternatives(List<Integer> places) {
    List<List<Piece>> found = new ArrayList<>();
    for (int i = 0; i + 1 < places.size() && found.size() <= MOST; i++) {
      var middle = units.subList(places.get(i) + 1, places.get(i + 1));
      found.addAll(around(places.getFirst(), middle, places.getLast()));
    }
    return found;
  }

  private List<List<Piece>> around(int open, List<Piece> middle, int close) {
    List<Piece> whole = new ArrayList<>(units.subList(0, open));
    whole.addAll(middle);
    whole.addAll(units.subList(close + 1, units.size()));
    program.spend((long) UNIT * whole.size());
    return program.isTooMuch() ? List.of() : new Braces(whole, program).expand();
  }

  private boolean isRange(int open, int close) {
    return text(open, close)
        .matches("\\{(-?\\d{1,9}|[a-zA-Z])\\.\\.(-?\\d{1,9}|[a-zA-Z])(\\.\\.-?\\d{1,9})?}");
  }

  /** Numbers are never dangerous, so that one stands for all; letters may make up a name. */
  private List<List<Piece>> range(int open, int close) {
    var ends = text(open + 1, close - 1).split("\\.\\.", -1);
    char from = ends[0].charAt(0);
    char to = ends[1].charAt(0);
    boolean isOfLetters = Character.isLetter(from) && Character.isLetter(to);
    List<List<Piece>> found = new ArrayList<>();
    for (char c = min(from, to); isOfLetters && c <= max(from, to) && found.size() <= MOST; c++) {
      found.addAll(around(open, List.of(new Literal(String.valueOf(c), false)), close));
    }
    List<Piece> number = List.of(new Literal(String.valueOf(Unknown.NAME), true));
    return isOfLetters ? found : around(open, number, close);
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
