package dev.vibesbox.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vibesbox.command.Principal;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a client keeps for this server between two requests, and can neither read nor change, nor
 * use for another call, as another principal, or too late. The key is as old as the server. Any
 * thread.
 */
final class Seal {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKey key;
  private final Duration life;
  private final Clock clock;

  Seal(Duration life, Clock clock) {
    this.key = new SecretKeySpec(bytes(KEY_BYTES), "AES");
    this.life = life;
    this.clock = clock;
  }

  /** Seals a state for this principal's repetition of this call. */
  String close(String state, Principal principal, JsonObject call) {
    var inside =
        new JsonObject()
            .put("state", state)
            .put("until", clock.instant().plus(life).toEpochMilli())
            .put("for", digest(principal, call));
    try {
      var nonce = bytes(NONCE_BYTES);
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      var hidden = cipher.doFinal(inside.encode().getBytes(UTF_8));
      var all = ByteBuffer.allocate(nonce.length + hidden.length).put(nonce).put(hidden).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + CIPHER, e);
    }
  }

  /** The state; empty where it was changed, is too old, or belongs to something else. */
  Optional<String> open(String sealed, Principal principal, JsonObject call) {
    try {
      var all = ByteBuffer.wrap(Base64.getUrlDecoder().decode(sealed));
      if (all.remaining() <= NONCE_BYTES) {
        return Optional.empty();
      }
      var nonce = new byte[NONCE_BYTES];
      all.get(nonce);
      var hidden = new byte[all.remaining()];
      all.get(hidden);
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      var inside = new JsonObject(new String(cipher.doFinal(hidden), UTF_8));
      return Optional.of(inside)
          .filter(it -> it.getLong("until") > clock.millis())
          .filter(it -> it.getString("for").equals(digest(principal, call)))
          .map(it -> it.getString("state"));
    } catch (GeneralSecurityException | IllegalArgumentException | DecodeException _) {
      return Optional.empty();
    }
  }

  private static String digest(Principal principal, JsonObject call) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update((principal.name() + "\n").getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(sha.digest(call.encode().getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
