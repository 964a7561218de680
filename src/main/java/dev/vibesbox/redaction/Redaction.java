package dev.vibesbox.redaction;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What counts as a secret. Immutable; shared by every stream and thread. */
public final class Redaction {
  private static final List<Key> KEYS =
      List.of(
          new Key("PASSWORD", "password"),
          new Key("PASS", "password", true),
          new Key("TOKEN", "token"),
          new Key("AUTHORIZATION", "authorization", true),
          new Key("SECRET", "secret"),
          new Key("SECRETKEY", "secret"),
          new Key("APIKEY", "api-key"),
          new Key("SECRETACCESSKEY", "aws-key"),
          new Key("ACCESSKEYID", "aws-key"),
          new Key("DATABASEURL", "database-url"));

  private static final Redaction STANDARD = new Redaction(new Keys(KEYS));
  private static final Redaction NONE = new Redaction(new Keys(List.of()));

  private final Keys keys;

  private Redaction(Keys keys) {
    this.keys = keys;
  }

  /**
   * API keys, passwords, tokens, credentials of HTTP, secrets, AWS keys, database URLs, private
   * keys in PEM form.
   */
  public static Redaction standard() {
    return STANDARD;
  }

  /** Nothing is secret. */
  public static Redaction none() {
    return NONE;
  }

  /** The state for one stream. */
  public Redactor redactor() {
    return new Redactor(keys);
  }

  /** A whole text, such as a command for a log, with its secrets masked. */
  public String redact(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream(bytes.length);
    var redactor = redactor();
    redactor.accept(bytes, 0, bytes.length, out::write);
    redactor.finish(out::write);
    return out.toString(StandardCharsets.UTF_8);
  }
}
