package dev.vibesbox.redaction;

import dev.vibesbox.redaction.Key.Extent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of secrets that are known without configuration. */
public final class Kinds {
  private static final String CUSTOM = "secret";

  private static final List<Key> KEYS =
      List.of(
          new Key("PASSWORD", "password"),
          new Key("PASSWD", "password"),
          new Key("PASSPHRASE", "password"),
          new Key("PASS", "password", Extent.WORD),
          new Key("TOKEN", "token"),
          new Key("AUTHORIZATION", "authorization", Extent.HEADER),
          new Key("COOKIE", "cookie", Extent.HEADER),
          new Key("SECRET", "secret"),
          new Key("SECRETKEY", "secret"),
          new Key("SECRETKEYBASE", "secret"),
          new Key("PRIVATEKEY", "secret"),
          new Key("ENCRYPTIONKEY", "secret"),
          new Key("SIGNINGKEY", "secret"),
          new Key("ACCOUNTKEY", "secret"),
          new Key("SHAREDACCESSKEY", "secret"),
          new Key("APIKEY", "api-key"),
          new Key("SECRETACCESSKEY", "aws-key"),
          new Key("ACCESSKEYID", "aws-key"),
          new Key("DATABASEURL", "database-url"));

  private Kinds() {}

  /** The kinds that are masked without any pattern. */
  public static Set<String> known() {
    var kinds = KEYS.stream().map(Key::kind).collect(Collectors.toCollection(TreeSet::new));
    kinds.addAll(List.of(PrivateKeyMask.KIND, Authority.KIND, KnownValue.KIND));
    return kinds;
  }

  /** The keys whose kinds are not off, and further ones. */
  static List<Key> keys(Set<String> off, List<String> names) {
    var more = names.stream().map(name -> new Key(letters(name), CUSTOM, Extent.WORD));
    return Stream.concat(KEYS.stream(), more).filter(key -> !off.contains(key.kind())).toList();
  }

  /** Marks what is no literal. */
  static void mark(Marks marks, Collection<Key> keys, Set<String> off) {
    KeyEndings.mark(marks, keys);
    if (!off.contains(PrivateKeyMask.KIND)) {
      marks.mark(' ', 'K', 'E', 'Y');
    }
    if (!off.contains(Authority.KIND)) {
      marks.mark(Marks.ANY, ':', '/', '/');
    }
  }

  private static String letters(String name) {
    var letters = new StringBuilder();
    name.chars()
        .map(Ascii::upper)
        .filter(c -> c != '_' && c != '-')
        .forEach(c -> letters.append((char) c));
    return letters.toString();
  }
}
