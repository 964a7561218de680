package dev.vibesbox.policy;

import dev.vibesbox.policy.shell.Tree;
import java.util.ArrayList;
import java.util.List;

/** Everything a shell text starts, seen through whatever only starts something else. */
final class ShellProgram {
  /** Substitutions, groups and quotes inside each other. */
  static final int DEEPEST = 50;

  /** Shells started by shells. */
  private static final int MOST_SHELLS = 12;

  /** Calls of a text, each way that one may come out counted; a bound on memory. */
  static final int MOST_CALLS = 50_000;

  /** Steps of a review, each about as long as it takes to copy a character; a bound on time. */
  private static final int MOST_STEPS = 1 << 23;

  /** What a character costs where a grammar reads it. */
  private static final int CHARACTER = 4;

  private final List<Call> calls = new ArrayList<>();
  private final CallGraph graph = new CallGraph();
  private long steps;
  private int length;
  private int depth;
  private boolean isTooDeep;
  private boolean isTooMuch;
  private boolean isUnderstood = true;

  private ShellProgram() {}

  /**
   * Reads any text.
   *
   * @param input what it is given to read
   */
  static ShellProgram of(String text, String input) {
    var program = new ShellProgram();
    program.length = text.length();
    var walk = new Walk(program, new Scope());
    walk.read(text, input, 0);
    walk.visitUncalled();
    return program;
  }

  /** Every program that may start, and every redirection, in the order of the text. */
  List<Call> calls() {
    return calls;
  }

  CallGraph graph() {
    return graph;
  }

  /** Characters of the text itself. */
  int length() {
    return length;
  }

  /** How deep it is nested. */
  int depth() {
    return depth;
  }

  /** Whether something was nested so deep that not all of it was read. */
  boolean isTooDeep() {
    return isTooDeep;
  }

  /** Whether it may start more programs, or takes more steps, than are looked at. */
  boolean isTooMuch() {
    return isTooMuch;
  }

  /** Whether all of it keeps to the grammar. */
  boolean isUnderstood() {
    return isUnderstood;
  }

  void add(Call call) {
    if (calls.size() < MOST_CALLS) {
      calls.add(call);
    } else {
      isTooMuch = true;
    }
  }

  /** Takes steps for what may be left out; false, and none are taken, past half of them. */
  boolean affords(long some) {
    boolean isAffordable = steps + some < MOST_STEPS / 2;
    steps += isAffordable ? some : 0;
    return isAffordable;
  }

  /** Takes steps; false when none are left, and the review is to end soon. */
  boolean spend(long some) {
    steps += some;
    isTooMuch |= steps > MOST_STEPS;
    return !isTooMuch;
  }

  void giveUp() {
    isTooDeep = true;
  }

  /** The tree of a text that stands this many shells deep. */
  Tree tree(String text, int shells) {
    boolean isTooFar = shells > MOST_SHELLS;
    boolean isRead = !isTooFar && spend((long) CHARACTER * text.length());
    var tree = Tree.of(isRead ? text : "", DEEPEST);
    isTooDeep |= isTooFar || tree.isTooDeep();
    isUnderstood &= tree.isUnderstood();
    this.depth = Math.max(this.depth, tree.depth());
    return tree;
  }
}
