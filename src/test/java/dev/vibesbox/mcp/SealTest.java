package dev.vibesbox.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.command.Principal;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SealTest {
  private static final JsonObject CALL = new JsonObject().put("name", "x");
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final Seal seal = new Seal(Duration.ofSeconds(10), clock);

  @Test
  void aStateIsReadUpToTheEndOfItsLifeAndNotLonger() {
    var sealed = seal.close("state", Principal.ANYONE, CALL);
    now.set(Instant.EPOCH.plusMillis(9_999));
    assertThat(seal.open(sealed, Principal.ANYONE, CALL)).contains("state");
    now.set(Instant.EPOCH.plusMillis(10_000));
    assertThat(seal.open(sealed, Principal.ANYONE, CALL)).isEmpty();
  }

  @Test
  void aStateIsOfItsPrincipalItsCallAndItsServer() {
    var sealed = seal.close("state", Principal.ANYONE, CALL);
    assertThat(seal.open(sealed, Principal.TOKEN_HOLDER, CALL)).isEmpty();
    assertThat(seal.open(sealed, Principal.ANYONE, new JsonObject())).isEmpty();
    assertThat(new Seal(Duration.ofDays(1), clock).open(sealed, Principal.ANYONE, CALL)).isEmpty();
  }

  @Test
  void anythingElseIsNoState() {
    for (var text : new String[] {"", "x", "%", "A".repeat(16), "A".repeat(200)}) {
      assertThat(seal.open(text, Principal.ANYONE, CALL)).isEmpty();
    }
  }
}
