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

  /** Ways to combine the values of several variables in a word: few of them belong together. */
  private static final int MOST_COMBINED = 32;

  private static final int FIRST_CHANNEL = 10;

  /** Steps of one of several choices besides its characters: a command to look at. */
  private static final int CHOICE = 256;

  private static final int FIELD = 16;

  /** Fields of all ways of a command; past them only what the ways have in common is kept. */
  private static final int MOST_FIELDS = 10_000;

  private final ShellProgram program;
  private final Scope scope;
  private final Parameters parameters;
  private final Function<Node.Sequence, String> output;

  /**
   * For words of a scope.
   *
   * @param output reads commands and answers what they write, as far as it is known
   */
  Expander(ShellProgram program, Scope scope, Function<Node.Sequence, String> output) {
    this.program = program;
    this.scope = scope;
    this.parameters = new Parameters(scope, this::text);
    this.output = output;
  }

  /** The fields of several words: all combinations if they are few, each choice in any case. */
  Choices fields(List<Word> words) {
    List<List<String>> ways = new ArrayList<>(List.of(new ArrayList<>()));
    for (var word : words) {
      for (var one : Braces.expanded(word, program)) {
        program.spend((long) FIELD * one.pieces().size());
        ways = with(ways, fields(one).all());
        boolean isMuch = ways.size() > 1 && ways.size() * ways.getFirst().size() > MOST_FIELDS;
        ways = isMuch ? new Choices(ways).common() : ways;
      }
    }
    return new Choices(ways);
  }

  private List<List<String>> with(List<List<String>> ways, List<List<String>> choices) {
    if (choices.size() == 1) {
      ways.forEach(way -> way.addAll(choices.getFirst()));
      return ways;
    }
    boolean isCross = isFew(ways.size(), choices.size());
    int size = isCross ? ways.size() * choices.size() : Math.max(ways.size(), choices.size());
    program.spend((long) size * ways.getFirst().size());
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
          appended(ways, isFirst && !isQuoted ? Paths.fromHome(text) : text);
      case Piece.Parameter parameter ->
          with(ways, parameters.values(parameter), parameter, isSplit);
      case Piece.Output(var commands, var isQuoted) ->
          with(ways, Choices.of(stripped(output.apply(commands))), isSplit && !isQuoted);
      case Piece.Channel(var commands) -> appended(ways, channel(commands));
      case Piece.Pattern(var commands) -> {
        var _ = output.apply(commands);
        yield ways;
      }
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
  private boolean isAffordable(List<Field> ways, Choices values) {
    boolean isChoice = values.all().size() > 1;
    long steps = 0;
    for (var value : values.all()) {
      int each = isChoice ? CHOICE : value.size() > 1 ? FIELD : 0;
      for (var text : value) {
        steps += text.length() + each;
      }
    }
    return program.affords(steps * ways.size());
  }

  private List<Field> cross(
      List<Field> ways, Choices values, BiConsumer<Field, List<String>> append) {
    var known =
        isFew(ways.size(), values.all().size()) && isAffordable(ways, values)
            ? values
            : Choices.ANYTHING;
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

  private static boolean isFew(int ways, int values) {
    return ways * values <= (Math.min(ways, values) == 1 ? MOST : MOST_COMBINED);
  }

  private List<Field> appended(List<Field> ways, String text) {
    program.spend((long) ways.size() * text.length());
    ways.forEach(way -> way.append(text));
    return ways;
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
