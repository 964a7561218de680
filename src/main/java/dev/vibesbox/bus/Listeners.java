package dev.vibesbox.bus;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.spi.metrics.EventBusMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who listens to what is published, and how much waits for them: nothing is made for nobody, and
 * nothing piles up for those who are slow. An event bus cannot be asked either of it, but it tells
 * its metrics. Any thread.
 *
 * <p>Known are the listeners of this process's bus, which is not clustered.
 */
public final class Listeners implements VertxMetrics {
  private final String prefix;
  private final int maxPending;
  private final Map<String, List<Listener>> listeners = new ConcurrentHashMap<>();
  private final AtomicInteger allPending = new AtomicInteger();

  /**
   * @param maxPending messages that may wait for all listeners together; for those of one address,
   *     half of them
   */
  public Listeners(Addresses addresses, int maxPending) {
    this.prefix = addresses.prefix() + ".process";
    this.maxPending = maxPending;
  }

  /** A Vert.x instance whose event bus tells these listeners. */
  public Vertx vertx(VertxOptions options) {
    options.setMetricsOptions(new MetricsOptions().setEnabled(true));
    return Vertx.builder().with(options).withMetrics(_ -> this).build();
  }

  /** Whether a message published there would be heard. */
  public boolean areAt(String address) {
    return listeners.containsKey(address);
  }

  /** Whether somebody listens there, and one more message may wait for them. */
  public boolean haveRoomAt(String address) {
    return pendingAt(address) < (maxPending + 1) / 2 && allPending.get() < maxPending;
  }

  @Override
  public EventBusMetrics<Listener> createEventBusMetrics() {
    return new BusMetrics();
  }

  /** What waits for the slowest there; as much as can be where nobody listens. */
  private int pendingAt(String address) {
    var pending = Integer.MAX_VALUE;
    for (var listener : listeners.getOrDefault(address, List.of())) {
      var its = listener.pending.get();
      pending = pending == Integer.MAX_VALUE ? its : Math.max(pending, its);
    }
    return pending;
  }

  /** One handler at one address. */
  static final class Listener {
    private final String address;
    private final AtomicInteger pending = new AtomicInteger();

    Listener(String address) {
      this.address = address;
    }
  }

  /**
   * What the bus tells. A handler is null while it is not quite registered: that is not counted.
   */
  private final class BusMetrics implements EventBusMetrics<Listener> {
    @Override
    public Listener handlerRegistered(String address) {
      var listener = new Listener(address);
      if (isOurs(listener)) {
        listeners.merge(
            address,
            List.of(listener),
            (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
      }
      return listener;
    }

    @Override
    public void handlerUnregistered(Listener listener) {
      listeners.computeIfPresent(
          listener.address,
          (_, some) -> {
            var others = some.stream().filter(it -> it != listener).toList();
            return others.isEmpty() ? null : others;
          });
    }

    @Override
    public void scheduleMessage(@Nullable Listener listener, boolean isLocal) {
      count(listener, 1);
    }

    @Override
    public void messageDelivered(@Nullable Listener listener, boolean isLocal) {
      count(listener, -1);
    }

    @Override
    public void discardMessage(@Nullable Listener listener, boolean isLocal, Message<?> message) {
      count(listener, -1);
    }

    private void count(@Nullable Listener listener, int change) {
      if (listener != null && isOurs(listener)) {
        listener.pending.addAndGet(change);
        allPending.addAndGet(change);
      }
    }

    /** Published addresses are told from those of requests by what follows the prefix. */
    private boolean isOurs(Listener listener) {
      return listener.address.startsWith(prefix) && listener.address.length() > prefix.length();
    }
  }
}
