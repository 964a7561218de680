package dev.vibesbox.redaction;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What counts as a secret. Immutable; shared by every stream and thread. */
public final class Redaction {
  private static final Redaction NONE =
      new Redaction(new Keys(List.of()), new Literals(new Marks()), Set.of(), Bounds.DEFAULT, true);

  private final Keys keys;
  private final Literals literals;
  private final Set<String> off;
  private final Bounds bounds;
  private final boolean isNothing;

  private Redaction(
      Keys keys, Literals literals, Set<String> off, Bounds bounds, boolean isNothing) {
    this.keys = keys;
    this.literals = literals;
    this.off = Set.copyOf(off);
    this.bounds = bounds;
    this.isNothing = isNothing;
  }

  /** All that needs no configuration: values of keys, passwords in URLs, private keys. */
  public static Redaction standard() {
    return of(Set.of(), List.of(), List.of());
  }

  /** Nothing is secret. */
  public static Redaction none() {
    return NONE;
  }

  /**
   * The standard, and more.
   *
   * @param off kinds that are not masked
   * @param names further keys, of letters, digits, {@code _} and {@code -}
   * @param patterns tokens that are known by how they look
   */
  public static Redaction of(Set<String> off, List<String> names, List<TokenPattern> patterns) {
    var keys = Kinds.keys(off, names);
    var marks = new Marks();
    Kinds.mark(marks, keys, off);
    var tokens =
        patterns.stream()
            .filter(pattern -> !off.contains(pattern.kind()))
            .flatMap(pattern -> pattern.literals().stream().map(it -> new Literal(it, pattern)))
            .toList();
    var literals = new Literals(marks).with(tokens);
    return new Redaction(new Keys(keys), literals, off, Bounds.DEFAULT, false);
  }

  /** The same, and these very values wherever they stand, also as base64 and in URLs. */
  public Redaction knowing(Collection<String> secrets) {
    if (isNothing || secrets.isEmpty() || !masks(KnownValue.KIND)) {
      return this;
    }
    var more = literals.with(secrets.stream().flatMap(KnownValues::of).toList());
    return new Redaction(keys, more, off, bounds, false);
  }

  /** The same, within these bounds. */
  public Redaction within(Bounds others) {
    return new Redaction(keys, literals, off, others, isNothing);
  }

  /** The same, and the values of those variables whose names are keys. */
  public Redaction knowing(Map<String, String> variables) {
    return knowing(
        variables.entrySet().stream()
            .filter(variable -> keys.of(variable.getKey()).isPresent())
            .map(Map.Entry::getValue)
            .filter(value -> !Harmless.isHarmless(value))
            .toList());
  }

  /**
   * The state for one stream.
   *
   * @param tally counts what is masked
   */
  public Redactor redactor(Tally tally) {
    return new Redactor(this, tally);
  }

  /** A whole text, such as a command for a log, with its secrets masked. */
  public String redact(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream(bytes.length);
    var redactor = redactor(new Tally());
    redactor.accept(bytes, 0, bytes.length, out::write);
    redactor.finish(out::write);
    return out.toString(StandardCharsets.UTF_8);
  }

  Bounds bounds() {
    return bounds;
  }

  boolean masks(String kind) {
    return !off.contains(kind);
  }

  Keys keys() {
    return keys;
  }

  Literals literals() {
    return literals;
  }

  boolean isNothing() {
    return isNothing;
  }
}
