package dev.vibesbox.executor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.ProcessId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proofs that somebody may agree to one command: each is good for one principal, one command, one
 * time and one use. Nothing is kept of a proof before it is used. The key is as old as the server.
 * Used on the executor's context.
 */
final class Confirmations {
  static final Duration LIFE = Duration.ofHours(1);

  /** Proofs used within their life; one more is refused. */
  static final int MAX_USED = 10_000;

  private static final String MAC = "HmacSHA256";
  private static final int NONCE_BYTES = 16;
  private static final int HEAD_BYTES = NONCE_BYTES + Long.BYTES;
  private static final int KEY_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;
  private final Clock clock;
  private final Map<ByteBuffer, Long> used = new HashMap<>();
  private Optional<ProcessId> confirmed = Optional.empty();

  Confirmations(Clock clock) {
    this.key = new SecretKeySpec(bytes(KEY_BYTES), MAC);
    this.clock = clock;
  }

  /** A proof for this command, to be repeated with it. */
  String issue(CommandSpec spec) {
    var head =
        ByteBuffer.allocate(HEAD_BYTES)
            .put(bytes(NONCE_BYTES))
            .putLong(clock.instant().plus(LIFE).toEpochMilli())
            .array();
    var sum = sum(head, spec);
    var all = ByteBuffer.allocate(head.length + sum.length).put(head).put(sum).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /** Takes a proof, which is used up; the command with this id is confirmed if it is good. */
  void present(String proof, CommandSpec spec) {
    confirmed = isGood(proof, spec) ? Optional.of(spec.id()) : Optional.empty();
  }

  /** Whether this very command was confirmed; once. */
  boolean take(CommandSpec spec) {
    var isConfirmed = confirmed.filter(spec.id()::equals).isPresent();
    confirmed = Optional.empty();
    return isConfirmed;
  }

  private boolean isGood(String proof, CommandSpec spec) {
    var bytes = decoded(proof);
    if (bytes.length <= HEAD_BYTES) {
      return false;
    }
    var head = Arrays.copyOf(bytes, HEAD_BYTES);
    var sum = Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length);
    long until = ByteBuffer.wrap(head).getLong(NONCE_BYTES);
    return MessageDigest.isEqual(sum, sum(head, spec))
        && until > clock.millis()
        && isFirstUse(ByteBuffer.wrap(head), until);
  }

  private boolean isFirstUse(ByteBuffer head, long until) {
    used.values().removeIf(end -> end <= clock.millis());
    return used.size() < MAX_USED && used.putIfAbsent(head, until) == null;
  }

  private byte[] sum(byte[] head, CommandSpec spec) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(key);
      mac.update(head);
      for (var part :
          new String[] {
            spec.requester().principal().name(),
            spec.script().shell(),
            spec.surroundings().directory().orElse(""),
            spec.surroundings().input().toString(),
            new TreeMap<>(spec.surroundings().environment()).toString(),
            spec.script().text()
          }) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length()).array());
        mac.update(part.getBytes(UTF_8));
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + MAC, e);
    }
  }

  private static byte[] decoded(String proof) {
    try {
      return Base64.getUrlDecoder().decode(proof);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
