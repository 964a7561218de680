package dev.vibesbox.policy.shell;

import java.util.List;
import java.util.Optional;

/** A piece of a shell text that runs something. */
public sealed interface Node {

  /** Commands one after the other. */
  record Sequence(List<Item> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** One of them. */
  record Item(Node node, boolean isInBackground) {}

  /** Commands connected by pipes. */
  record Pipeline(List<Node> nodes) implements Node {
    public Pipeline {
      nodes = List.copyOf(nodes);
    }
  }

  /** A program or builtin with its words. */
  record Simple(List<Assignment> assignments, List<Word> words, List<Redirection> redirections)
      implements Node {
    public Simple {
      assignments = List.copyOf(assignments);
      words = List.copyOf(words);
      redirections = List.copyOf(redirections);
    }
  }

  /** {@code A=b}, {@code A+=b}, {@code A=(b c)}; what an element is set to counts as added. */
  record Assignment(String name, boolean isAdded, List<Word> values) {
    public Assignment {
      values = List.copyOf(values);
    }
  }

  /** How often the parts of a block run. */
  enum Kind {
    GROUP,
    SUBSHELL,
    BRANCHES,
    LOOP
  }

  /** Commands that belong together, with the redirections of all of them. */
  record Block(Kind kind, List<Node> parts, List<Redirection> redirections) implements Node {
    public Block {
      parts = List.copyOf(parts);
      redirections = List.copyOf(redirections);
    }
  }

  /** {@code for} or {@code select}; without values it goes through the arguments. */
  record Each(String name, Optional<List<Word>> values, Node body) implements Node {
    public Each {
      values = values.map(List::copyOf);
    }
  }

  /** The definition of a function. */
  record Function(String name, Node body) implements Node {}

  /** Words that are no command, but may hold some: a pattern, an expression. */
  record Expression(List<Word> words) implements Node {
    public Expression {
      words = List.copyOf(words);
    }
  }
}
