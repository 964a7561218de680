package dev.vibesbox.policy;

import dev.vibesbox.policy.shell.Piece.Parameter;
import dev.vibesbox.policy.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What a parameter may be, after what is done with it. */
final class Parameters {
  private final Scope scope;
  private final Function<Word, Choices> expand;

  Parameters(Scope scope, Function<Word, Choices> expand) {
    this.scope = scope;
    this.expand = expand;
  }

  /** Whether it stands for a field for each of its elements, also in double quotes. */
  static boolean isList(Parameter parameter) {
    var subscript = parameter.argument().literal();
    return parameter.operator().equals("[") ? subscript.equals("@") : parameter.name().equals("@");
  }

  Choices values(Parameter parameter) {
    var argument = expand.apply(parameter.argument());
    var found = base(parameter.name());
    return switch (parameter.operator()) {
      case "" -> whole(parameter.name(), found);
      case "[" -> elements(found, argument);
      case ":-", "-" -> orElse(found, argument);
      case ":=", "=" -> {
        var values = orElse(found, argument);
        scope.assign(parameter.name(), values);
        yield values;
      }
      case ":+", "+" -> argument.or(Choices.of(""));
      case ":?", "?" -> found.map(Parameters::present).orElse(Choices.NAME);
      case "!" -> indirect(found);
      case "#" ->
          argument.texts().equals(List.of("")) ? Choices.NAME : changed(parameter, found, argument);
      default -> changed(parameter, found, argument);
    };
  }

  private Optional<Choices> base(String name) {
    return switch (name) {
      case "@", "*" -> Optional.of(scope.arguments());
      case "0" -> scope.variable(name);
      default ->
          name.isEmpty() || !Character.isDigit(name.charAt(0))
              ? scope.variable(name)
              : Optional.of(
                  argument(Integer.parseInt(name.substring(0, Math.min(name.length(), 4)))));
    };
  }

  private Choices argument(int number) {
    return new Choices(
        scope.arguments().all().stream()
            .map(list -> List.of(element(list, number - 1)))
            .distinct()
            .toList());
  }

  private static String element(List<String> list, int index) {
    if (list.equals(List.of(Unknown.ANYTHING))) {
      return Unknown.ANYTHING;
    }
    return index >= 0 && index < list.size() ? list.get(index) : "";
  }

  /** Of an array, its name stands for its first element. */
  private static Choices whole(String name, Optional<Choices> found) {
    if (found.isEmpty()) {
      return Choices.ANYTHING;
    }
    boolean isList = name.equals("@") || name.equals("*");
    return isList || found.get().isOfTexts()
        ? found.get()
        : mapped(found.get(), list -> list.isEmpty() ? "" : list.getFirst());
  }

  private static Choices elements(Optional<Choices> found, Choices subscript) {
    if (found.isEmpty()) {
      return Choices.ANYTHING;
    }
    boolean isAll =
        subscript.texts().equals(List.of("@")) || subscript.texts().equals(List.of("*"));
    return isAll ? found.get() : found.get().each();
  }

  /** A variable that has no value here has none when the command starts, as a rule. */
  private static Choices orElse(Optional<Choices> found, Choices argument) {
    if (found.isEmpty()) {
      return argument;
    }
    boolean isCertain =
        found.get().isKnown() && found.get().texts().stream().noneMatch(String::isEmpty);
    return isCertain ? found.get() : found.get().or(argument);
  }

  private static Choices present(Choices found) {
    return changedTexts(found, text -> text.replace(Unknown.TEXT, Unknown.NAME));
  }

  private Choices indirect(Optional<Choices> names) {
    if (names.isEmpty() || !names.get().isKnown()) {
      return Choices.ANYTHING;
    }
    return names.get().texts().stream()
        .map(name -> scope.variable(name).orElse(Choices.ANYTHING))
        .reduce(Choices::or)
        .orElse(Choices.ANYTHING);
  }

  private static Choices changed(Parameter parameter, Optional<Choices> found, Choices argument) {
    if (found.isEmpty() || !found.get().isKnown() || argument.texts().size() > 1) {
      return Choices.ANYTHING;
    }
    var change = TextChange.of(parameter.operator(), argument.texts().getFirst());
    return changedTexts(found.get(), text -> change.apply(text).orElse(Unknown.ANYTHING));
  }

  private static Choices changedTexts(Choices found, UnaryOperator<String> change) {
    return new Choices(
        found.all().stream().map(list -> list.stream().map(change).toList()).distinct().toList());
  }

  private static Choices mapped(Choices found, Function<List<String>, String> change) {
    return new Choices(
        found.all().stream().map(list -> List.of(change.apply(list))).distinct().toList());
  }
}
