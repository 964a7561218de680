package dev.vibesbox.policy.shell;

import dev.vibesbox.policy.shell.Node.Item;
import dev.vibesbox.policy.shell.Node.Pipeline;
import dev.vibesbox.policy.shell.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads lists, pipelines and what separates commands. What does not belong where it stands is
 * skipped and doubted, so that the commands behind it are read too.
 */
final class Grammar {
  /** Words that end a list where a command could begin. */
  private static final Set<String> CLOSING =
      Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");

  private final Cursor cursor;
  private final Nesting nesting;
  private final Words words;
  private final Compounds compounds;
  private final SimpleCommands simple;
  private final List<HereDocument> announced = new ArrayList<>();

  Grammar(Cursor cursor, Nesting nesting) {
    this.cursor = cursor;
    this.nesting = nesting;
    this.words = new Words(cursor, this);
    this.compounds = new Compounds(cursor, this, words);
    this.simple = new SimpleCommands(cursor, this, words);
  }

  /** Everything to the end of the text. */
  Sequence whole() {
    List<Item> items = new ArrayList<>();
    list(items);
    while (!cursor.isAtEnd()) {
      doubt();
      int start = cursor.position();
      Keywords.skip(cursor);
      if (cursor.position() == start) {
        cursor.skip(1);
      }
      list(items);
    }
    return new Sequence(items);
  }

  /** Commands up to what cannot begin one. */
  Sequence list() {
    List<Item> items = new ArrayList<>();
    list(items);
    return new Sequence(items);
  }

  private void list(List<Item> items) {
    separators();
    while (!cursor.isAtEnd() && !isClosed()) {
      int start = cursor.position();
      var nodes = andOr();
      boolean isInBackground = cursor.peek() == '&';
      nodes.forEach(node -> items.add(new Item(node, isInBackground)));
      if (isInBackground || (cursor.peek() == ';' && !isClosed())) {
        cursor.skip(1);
      }
      if (nodes.isEmpty() || cursor.position() == start) {
        doubt();
        cursor.skip(cursor.position() == start ? 1 : 0);
      }
      separators();
    }
  }

  private boolean isClosed() {
    return switch (cursor.peek()) {
      case ')' -> true;
      case ';' -> cursor.peek(1) == ';' || cursor.peek(1) == '&';
      default -> CLOSING.contains(Keywords.peek(cursor));
    };
  }

  private List<Node> andOr() {
    List<Node> nodes = new ArrayList<>();
    pipeline(nodes);
    while (cursor.startsWith("&&") || cursor.startsWith("||")) {
      cursor.skip(2);
      separators();
      pipeline(nodes);
    }
    return nodes;
  }

  private void pipeline(List<Node> nodes) {
    List<Node> connected = new ArrayList<>();
    connected.add(command());
    while (cursor.peek() == '|' && cursor.peek(1) != '|') {
      cursor.skip(cursor.peek(1) == '&' ? 2 : 1);
      separators();
      connected.add(command());
    }
    nodes.add(connected.size() == 1 ? connected.getFirst() : new Pipeline(connected));
  }

  /** One command, simple or compound; the cursor stays where there is none. */
  Node command() {
    blanks();
    enter();
    while (Keywords.takePrefix(cursor)) {
      blanks();
    }
    var command = compounds.read().orElseGet(simple::read);
    leave();
    blanks();
    return command;
  }

  /** What stands up to a parenthesis whose opening is read already. */
  Sequence parenthesized() {
    enter();
    var commands = list();
    leave();
    expect(cursor.takeIf(")"));
    return commands;
  }

  /** The same up to a brace. */
  Sequence braced() {
    var commands = list();
    expect(cursor.takeIf("}"));
    return commands;
  }

  /** The commands of a text that stands inside this one. */
  Sequence inner(String text) {
    enter();
    var commands = within(text).whole();
    leave();
    return commands;
  }

  /** The same of a text that may be none of commands. */
  Sequence innerEither(String text) {
    boolean isUnderstood = nesting.isUnderstood();
    var commands = inner(text);
    nesting.understand(isUnderstood);
    return commands;
  }

  /** A text inside this one in which only expansions mean something. */
  Word innerText(String text) {
    enter();
    var word = within(text).words.document();
    leave();
    return word;
  }

  private Grammar within(String text) {
    return new Grammar(new Cursor(nesting.isTooDeep() ? "" : text), nesting);
  }

  /** Skips blanks, line ends with the here-documents behind them, and comments. */
  void separators() {
    blanks();
    while (cursor.takeIf("\n")) {
      documents();
      blanks();
    }
  }

  void blanks() {
    cursor.skipBlanks();
    while (cursor.peek() == '#') {
      cursor.skipLine();
    }
  }

  void announce(HereDocument document) {
    announced.add(document);
  }

  private void documents() {
    for (var document : announced) {
      var text = document.takeFrom(cursor);
      document.read(document.isExpanded() ? innerText(text) : Word.of(text));
    }
    announced.clear();
  }

  void expect(boolean isThere) {
    if (!isThere) {
      doubt();
    }
  }

  void doubt() {
    nesting.doubt();
  }

  void enter() {
    nesting.enter(cursor);
  }

  void leave() {
    nesting.leave();
  }
}
