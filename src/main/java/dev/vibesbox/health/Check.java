package dev.vibesbox.health;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** One thing that has to work. */
public interface Check {

  /** Its {@code id} in the answer: lower case, words joined by hyphens. */
  String name();

  /** Called once on the health verticle's event loop, before the first {@link #run}. */
  default void start(Vertx vertx) {}

  /**
   * Tries it out, on the same event loop; whoever takes longer than the time limit has failed.
   * Succeeds with facts worth knowing, possibly none; fails, with the reason as message, where it
   * does not work.
   */
  Future<JsonObject> run(Vertx vertx);
}
