package dev.vibesbox.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.Settling;
import dev.vibesbox.command.ProcessId;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenersTest {
  private static final Addresses ADDRESSES = new Addresses("test");
  private static final String OUTPUT = ADDRESSES.output(ProcessId.random());

  private final Listeners listeners = new Listeners(ADDRESSES, 8);
  private final Vertx vertx = listeners.vertx(new VertxOptions());

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aListenerIsKnownFromItsRegistrationToItsEnd() {
    assertThat(listeners.areAt(OUTPUT)).isFalse();
    assertThat(listeners.haveRoomAt(OUTPUT)).isFalse();
    var first = vertx.eventBus().consumer(OUTPUT, _ -> {});
    var second = vertx.eventBus().consumer(OUTPUT, _ -> {});
    second.completion().await();
    assertThat(listeners.haveRoomAt(OUTPUT)).isTrue();
    first.unregister().await();
    assertThat(listeners.areAt(OUTPUT)).isTrue();
    second.unregister().await();
    assertThat(listeners.areAt(OUTPUT)).isFalse();
  }

  @Test
  void halfOfAllMayWaitForOneAddressAndNoMore() {
    var paused = vertx.eventBus().consumer(OUTPUT, _ -> {}).pause();
    paused.completion().await();
    for (var sent = 0; sent < 4; sent++) {
      assertThat(listeners.haveRoomAt(OUTPUT)).isTrue();
      vertx.eventBus().publish(OUTPUT, "chunk");
    }
    assertThat(listeners.haveRoomAt(OUTPUT)).isFalse();
    paused.resume();
    Settling.await(() -> listeners.haveRoomAt(OUTPUT));
  }

  @Test
  void aListenerThatGoesLeavesNothingCounted() {
    for (var round = 0; round < 5; round++) {
      var paused = vertx.eventBus().consumer(OUTPUT, _ -> {}).pause();
      paused.completion().await();
      for (var sent = 0; sent < 4; sent++) {
        vertx.eventBus().publish(OUTPUT, "chunk");
      }
      paused.unregister().await();
    }
    var next = vertx.eventBus().consumer(OUTPUT, _ -> {});
    next.completion().await();
    Settling.await(() -> listeners.haveRoomAt(OUTPUT));
  }
}
