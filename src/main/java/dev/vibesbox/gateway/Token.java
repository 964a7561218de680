package dev.vibesbox.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The server's bearer token. Its text shows only where it is asked for by name. */
public final class Token {
  private static final int MIN_CHARS = 16;

  private final String text;
  private final byte[] digest;

  private Token(String text) {
    this.text = text;
    this.digest = sha256(text);
  }

  /**
   * Takes a text as token.
   *
   * @throws IllegalArgumentException if it is shorter than 16 characters, or holds anything but
   *     visible ASCII, which no header could carry
   */
  public static Token of(String text) {
    if (text.length() < MIN_CHARS) {
      throw new IllegalArgumentException(
          "%d characters, %d are the least".formatted(text.length(), MIN_CHARS));
    }
    if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("it may hold visible ASCII only, no blanks");
    }
    return new Token(text);
  }

  /** For the one place that shows it to the operator. */
  public String text() {
    return text;
  }

  /** Compares in a time that depends on neither text: digests of equal length are compared. */
  boolean matches(String candidate) {
    return MessageDigest.isEqual(digest, sha256(candidate));
  }

  @Override
  public String toString() {
    return "Token[***]";
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java runtime has SHA-256", e);
    }
  }
}
