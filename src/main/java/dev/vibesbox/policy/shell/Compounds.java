package dev.vibesbox.policy.shell;

import dev.vibesbox.policy.shell.Node.Block;
import dev.vibesbox.policy.shell.Node.Each;
import dev.vibesbox.policy.shell.Node.Expression;
import dev.vibesbox.policy.shell.Node.Function;
import dev.vibesbox.policy.shell.Node.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the commands that begin with a reserved word or a parenthesis. */
final class Compounds {
  private final Cursor cursor;
  private final Grammar grammar;
  private final Words words;
  private final Redirections redirections;
  private final Conditional conditional;

  Compounds(Cursor cursor, Grammar grammar, Words words) {
    this.cursor = cursor;
    this.grammar = grammar;
    this.words = words;
    this.redirections = new Redirections(cursor, grammar, words);
    this.conditional = new Conditional(cursor, grammar, words);
  }

  /** The compound command at the cursor, if one begins there. */
  Optional<Node> read() {
    return cursor.peek() == '(' ? Optional.of(parenthesis()) : afterKeyword();
  }

  private Optional<Node> afterKeyword() {
    var keyword = Keywords.peek(cursor);
    return switch (keyword) {
      case "if" -> block(Kind.BRANCHES, Set.of("then", "elif", "else"), "fi");
      case "while", "until" -> block(Kind.LOOP, Set.of("do"), "done");
      case "{" -> block(Kind.GROUP, Set.of(), "}");
      case "for", "select" -> Optional.of(redirected(Kind.LOOP, List.of(each(keyword))));
      case "case" -> Optional.of(redirected(Kind.BRANCHES, branches()));
      case "function" -> Optional.of(function());
      case "[[" -> Optional.of(redirected(Kind.GROUP, conditional.read()));
      default -> Optional.empty();
    };
  }

  /** {@code name ()} was read already. */
  Node function(String name) {
    grammar.separators();
    if (cursor.peek() == '{') {
      // A brace that sticks to the first word is none to every shell, but fork bombs are written
      // so.
      cursor.skip(1);
      List<Node> body = List.of(grammar.braced());
      return new Function(name, redirected(Kind.GROUP, body));
    }
    return new Function(name, grammar.command());
  }

  private Optional<Node> block(Kind kind, Set<String> middles, String end) {
    Keywords.skip(cursor);
    List<Node> parts = new ArrayList<>();
    parts.add(grammar.list());
    while (middles.contains(Keywords.peek(cursor))) {
      Keywords.skip(cursor);
      parts.add(grammar.list());
    }
    grammar.expect(Keywords.take(cursor, end));
    return Optional.of(redirected(kind, parts));
  }

  private Block redirected(Kind kind, List<Node> parts) {
    List<Redirection> found = new ArrayList<>();
    grammar.blanks();
    while (redirections.isNext()) {
      found.add(redirections.read());
      grammar.blanks();
    }
    return new Block(kind, parts, found);
  }

  /** {@code ((...))} is arithmetic in bash and a shell in a shell in others: it is read as both. */
  private Node parenthesis() {
    var arithmetic = Parentheses.takeArithmetic(cursor);
    if (arithmetic.isPresent()) {
      return redirected(Kind.SUBSHELL, List.of(grammar.innerEither(arithmetic.get())));
    }
    cursor.skip(1);
    return redirected(Kind.SUBSHELL, List.of(grammar.parenthesized()));
  }

  private Node each(String keyword) {
    cursor.skip(keyword.length());
    cursor.skipBlanks();
    if (cursor.peek() == '(') {
      var head = Parentheses.takeArithmetic(cursor).orElse("");
      return new Block(
          Kind.GROUP, List.of(new Expression(List.of(grammar.innerText(head))), body()), List.of());
    }
    var name = words.word().literal();
    grammar.separators();
    Optional<List<Word>> values = Optional.empty();
    if (Keywords.take(cursor, "in")) {
      values = Optional.of(values());
    }
    return new Each(name, values, body());
  }

  private List<Word> values() {
    List<Word> values = new ArrayList<>();
    cursor.skipBlanks();
    while (!cursor.isAtEnd() && "\n;#&|()<>".indexOf(cursor.peek()) < 0) {
      values.add(words.word());
      cursor.skipBlanks();
    }
    return values;
  }

  private Node body() {
    cursor.takeIf(";");
    grammar.separators();
    var end = Keywords.take(cursor, "{") ? "}" : "done";
    grammar.expect(end.equals("}") || Keywords.take(cursor, "do"));
    var commands = grammar.list();
    grammar.expect(Keywords.take(cursor, end));
    return commands;
  }

  private List<Node> branches() {
    Keywords.skip(cursor);
    cursor.skipBlanks();
    List<Word> patterns = new ArrayList<>(List.of(words.word()));
    List<Node> parts = new ArrayList<>();
    grammar.separators();
    grammar.expect(Keywords.take(cursor, "in"));
    grammar.separators();
    while (!cursor.isAtEnd() && !Keywords.take(cursor, "esac")) {
      int start = cursor.position();
      branch(patterns, parts);
      if (cursor.position() == start) {
        grammar.doubt();
        return parts;
      }
    }
    parts.addFirst(new Expression(patterns));
    return parts;
  }

  private void branch(List<Word> patterns, List<Node> parts) {
    cursor.takeIf("(");
    do {
      cursor.skipBlanks();
      patterns.add(words.word());
      cursor.skipBlanks();
    } while (cursor.takeIf("|"));
    grammar.expect(cursor.takeIf(")"));
    parts.add(grammar.list());
    if (cursor.startsWith(";")) {
      cursor.takeIf(";;");
      cursor.takeIf(";");
      cursor.takeIf("&");
    }
    grammar.separators();
  }

  private Node function() {
    Keywords.skip(cursor);
    cursor.skipBlanks();
    var name = words.word().literal();
    cursor.skipBlanks();
    if (cursor.takeIf("(")) {
      cursor.skipBlanks();
      grammar.expect(cursor.takeIf(")"));
    }
    return function(name);
  }
}
