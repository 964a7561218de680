package dev.vibesbox.policy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What simple programs write: enough to see what is hidden in {@code echo ... | base64 -d | sh}.
 */
final class Output {
  private static final String NAME = String.valueOf(Unknown.NAME);
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:([abefnrtv\\\\])|x([0-9a-fA-F]{1,2})|0?([0-7]{1,3}))");
  private static final Pattern DIRECTIVE = Pattern.compile("%(%|[-0-9.]*[a-zA-Z])");

  private Output() {}

  /** The text that the call writes to its standard output. */
  static String of(Call call, Scope scope, String input) {
    var words = call.arguments();
    return switch (call.name()) {
      case "echo" -> echo(words);
      case "printf" -> words.isEmpty() || words.getFirst().equals("-v") ? "" : formatted(words);
      case "cat", "tee" -> cat(call.name(), words, scope, input);
      case "base64" -> decodes(words, "d", "--decode") ? base64(input) : NAME;
      case "openssl" ->
          decodes(words, "d", "-d") && words.toString().matches(".*(base64|-a\\b).*")
              ? base64(input)
              : Unknown.ANYTHING;
      case "find" -> found(FindCommand.of(words));
      case "xxd" -> decodes(words, "r", "-revert") ? hex(input) : Unknown.ANYTHING;
      case "rev" -> rev(input);
      case "mktemp" -> "/tmp/" + NAME;
      case "pwd" -> ".";
      case "date",
          "nproc",
          "id",
          "whoami",
          "hostname",
          "uname",
          "wc",
          "basename",
          "uuidgen",
          "arch" ->
          NAME;
      case ":",
          "true",
          "false",
          "cd",
          "export",
          "set",
          "shift",
          "local",
          "declare",
          "readonly",
          "unset",
          "alias",
          "read",
          "trap",
          "test",
          "[",
          "mkdir",
          "touch",
          "rm",
          "cp",
          "mv",
          "chmod",
          "sleep",
          "wait" ->
          "";
      default -> Unknown.ANYTHING;
    };
  }

  /** At least the paths themselves, where nothing is left out. */
  private static String found(FindCommand find) {
    boolean isWhole = !find.isNarrowed() && find.commands().isEmpty();
    return isWhole ? String.join("\n", find.paths()) + "\n" : Unknown.ANYTHING;
  }

  private static String echo(List<String> words) {
    int index = 0;
    while (index < words.size() && words.get(index).matches("-[neE]+")) {
      index++;
    }
    boolean isPlain = words.subList(0, index).stream().noneMatch(word -> word.indexOf('e') > 0);
    var text = String.join(" ", words.subList(index, words.size()));
    // The echo of some shells resolves escapes unasked.
    return (isPlain && text.indexOf('\\') < 0 ? text : unescaped(text)) + "\n";
  }

  /** A format and its arguments, used again while there are some left. */
  static String formatted(List<String> words) {
    var format = unescaped(words.getFirst());
    var rest = words.subList(1, words.size());
    var text = new StringBuilder();
    int next = 0;
    do {
      int used = 0;
      var directives = DIRECTIVE.matcher(format);
      int end = 0;
      while (directives.find()) {
        text.append(format, end, directives.start());
        end = directives.end();
        if (directives.group(1).equals("%")) {
          text.append('%');
        } else {
          var value = next + used < rest.size() ? rest.get(next + used) : "";
          text.append(directives.group(1).endsWith("b") ? unescaped(value) : value);
          used++;
        }
      }
      text.append(format, end, format.length());
      next += used;
      if (used == 0) {
        break;
      }
    } while (next < rest.size());
    return text.toString();
  }

  private static String cat(String name, List<String> words, Scope scope, String input) {
    var files = words.stream().filter(word -> word.equals("-") || !word.startsWith("-")).toList();
    if (name.equals("tee")) {
      files.forEach(file -> scope.write(file, input));
      return input;
    }
    return files.isEmpty()
        ? input
        : files.stream()
            .map(file -> file.equals("-") ? input : scope.file(file).orElse(Unknown.ANYTHING))
            .collect(Collectors.joining());
  }

  private static boolean decodes(List<String> words, String letter, String name) {
    return words.stream()
        .anyMatch(word ->
            word.equals(name) || word.matches("-[a-z]*" + letter + "[a-z]*") || word.equals("-D"));
  }

  private static String base64(String input) {
    try {
      var bytes = Base64.getMimeDecoder().decode(input);
      return Unknown.isIn(input) ? Unknown.ANYTHING : new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return Unknown.ANYTHING;
    }
  }

  private static String hex(String input) {
    try {
      var bytes = HexFormat.of().parseHex(input.replaceAll("\\s", ""));
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return Unknown.ANYTHING;
    }
  }

  private static String rev(String input) {
    return input
        .lines()
        .map(line -> new StringBuilder(line).reverse() + "\n")
        .collect(Collectors.joining());
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(character(found)));
  }

  private static String character(java.util.regex.MatchResult escape) {
    if (escape.group(1) != null) {
      return switch (escape.group(1).charAt(0)) {
        case 'n' -> "\n";
        case 't' -> "\t";
        case 'r' -> "\r";
        case '\\' -> "\\";
        default -> " ";
      };
    }
    boolean isHex = escape.group(2) != null;
    var digits = isHex ? escape.group(2) : escape.group(3);
    return String.valueOf((char) (Integer.parseInt(digits, isHex ? 16 : 8) & 0xff));
  }
}
