package dev.vibesbox.policy;

import dev.vibesbox.policy.shell.Node;
import dev.vibesbox.policy.shell.Piece;
import dev.vibesbox.policy.shell.Piece.Literal;
import dev.vibesbox.policy.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Says what a word may become where it stands, and has the commands in it read. */
final class Expander {
  private static final int MOST = 256;
  private static final int FIRST_CHANNEL = 10;

  /** Characters of values put into words over all; past them values are not followed. */
  private static final int MOST_CHARACTERS = 8 << 20;

  /** What one of several choices costs beside its characters: a command to look at. */
  private static final int CHOICE = 256;

  private static final int FIELD = 16;

  /** Fields of all ways of a command; past them only what the ways have in common is kept. */
  private static final int MOST_FIELDS = 10_000;

  private final Scope scope;
  private final Parameters parameters;
  private final Function<Node.Sequence, String> output;
  private long characters;

  /**
   * For words of a scope.
   *
   * @param output reads commands and answers what they write, as far as it is known
   */
  Expander(Scope scope, Function<Node.Sequence, String> output) {
    this.scope = scope;
    this.parameters = new Parameters(scope, this::text);
    this.output = output;
  }

  /** The fields of several words: all combinations if they are few, each choice in any case. */
  Choices fields(List<Word> words) {
    List<List<String>> ways = new ArrayList<>(List.of(new ArrayList<>()));
    for (var word : words) {
      for (var expanded : Braces.expanded(word)) {
        ways = with(ways, fields(expanded).all());
        boolean isMuch = ways.size() > 1 && ways.size() * ways.getFirst().size() > MOST_FIELDS;
        ways = isMuch ? new Choices(ways).common() : ways;
      }
    }
    return new Choices(ways);
  }

  private static List<List<String>> with(List<List<String>> ways, List<List<String>> choices) {
    if (choices.size() == 1) {
      ways.forEach(way -> way.addAll(choices.getFirst()));
      return ways;
    }
    boolean isCross = ways.size() * choices.size() <= MOST;
    int size = isCross ? ways.size() * choices.size() : Math.max(ways.size(), choices.size());
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<String> way = new ArrayList<>(ways.get(i % ways.size()));
      way.addAll(choices.get((isCross ? i / ways.size() : i) % choices.size()));
      all.add(way);
    }
    return all;
  }

  /** A word that is never split: a value, the target of a redirection. */
  Choices text(Word word) {
    List<List<String>> texts = new ArrayList<>();
    for (var fields : partsOf(word, false)) {
      texts.add(List.of(String.join(" ", fields.fields())));
    }
    return new Choices(texts.stream().distinct().toList());
  }

  private Choices fields(Word word) {
    return new Choices(partsOf(word, true).stream().map(Field::fields).distinct().toList());
  }

  private List<Field> partsOf(Word word, boolean isSplit) {
    List<Field> ways = List.of(new Field());
    boolean isFirst = true;
    for (var piece : word.pieces()) {
      ways = with(ways, piece, isFirst, isSplit);
      isFirst = false;
    }
    return ways;
  }

  private List<Field> with(List<Field> ways, Piece piece, boolean isFirst, boolean isSplit) {
    return switch (piece) {
      case Literal(var text, var isQuoted) ->
          appended(ways, isFirst && !isQuoted ? tilde(text) : text);
      case Piece.Parameter parameter ->
          with(ways, parameters.values(parameter), parameter, isSplit);
      case Piece.Output(var commands, var isQuoted) ->
          with(ways, Choices.of(stripped(output.apply(commands))), isSplit && !isQuoted);
      case Piece.Channel(var commands) -> appended(ways, channel(commands));
      case Piece.Arithmetic(var expression) -> {
        text(expression);
        yield appended(ways, String.valueOf(Unknown.NAME));
      }
    };
  }

  private List<Field> with(
      List<Field> ways, Choices values, Piece.Parameter parameter, boolean isSplit) {
    boolean isList = parameter.isQuoted() && Parameters.isList(parameter);
    if (!isList) {
      return with(ways, values, isSplit && !parameter.isQuoted());
    }
    return cross(ways, values, Field::appendAll);
  }

  private List<Field> with(List<Field> ways, Choices values, boolean isSplit) {
    var separators = scope.separators();
    return cross(
        ways,
        values,
        (field, texts) -> {
          if (isSplit) {
            field.split(String.join(" ", texts), separators);
          } else {
            field.append(String.join(" ", texts));
          }
        });
  }

  /** Values that grow from command to command must not take for ever. */
  private boolean isCostly(List<Field> ways, Choices values) {
    if (characters > MOST_CHARACTERS) {
      return true;
    }
    boolean isChoice = values.all().size() > 1;
    for (var value : values.all()) {
      int each = isChoice ? CHOICE : value.size() > 1 ? FIELD : 0;
      for (var text : value) {
        characters += (long) (text.length() + each) * ways.size();
      }
    }
    return characters > MOST_CHARACTERS;
  }

  private List<Field> cross(
      List<Field> ways, Choices values, BiConsumer<Field, List<String>> append) {
    var known =
        ways.size() * values.all().size() > MOST || isCostly(ways, values)
            ? Choices.ANYTHING
            : values;
    List<Field> crossed = new ArrayList<>();
    for (var value : known.all()) {
      for (var way : ways) {
        var next = known.all().size() == 1 ? way : way.copy();
        append.accept(next, value);
        crossed.add(next);
      }
    }
    return crossed;
  }

  private static List<Field> appended(List<Field> ways, String text) {
    ways.forEach(way -> way.append(text));
    return ways;
  }

  private static String tilde(String text) {
    boolean isHome = text.equals("~") || text.startsWith("~/");
    return isHome ? Unknown.HOME + text.substring(1) : text;
  }

  private static String stripped(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }

  private String channel(Node.Sequence commands) {
    var path = "/dev/fd/" + (FIRST_CHANNEL + scope.writtenFiles());
    scope.write(path, output.apply(commands));
    return path;
  }
}
