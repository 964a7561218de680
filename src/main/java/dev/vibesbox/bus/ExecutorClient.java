package dev.vibesbox.bus;

import dev.vibesbox.bus.ConfirmationForm.Consent;
import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.ProcessId;
import dev.vibesbox.command.ProcessRequest;
import dev.vibesbox.command.Requester;
import dev.vibesbox.command.StoppedBy;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** The way to the executor for the rest of the server. Every failure is a {@link Failure}. */
public final class ExecutorClient {
  /** What stopping, reaping and answering may take after a deadline. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final EventBus bus;
  private final Addresses addresses;

  public ExecutorClient(EventBus bus, Addresses addresses) {
    this.bus = bus;
    this.addresses = addresses;
  }

  /** Succeeds with the answer of {@code execute_command}, when the command's delivery says so. */
  public Future<JsonObject> execute(CommandSpec spec) {
    return execute(spec, CommandForm.write(spec));
  }

  /** As above, with the proof that somebody agreed to it. */
  public Future<JsonObject> execute(CommandSpec spec, String confirmation) {
    var given = new Consent.Given(confirmation);
    return execute(spec, ConfirmationForm.write(CommandForm.write(spec), given));
  }

  /**
   * Fails, and puts on record that a command does not run for want of somebody's consent.
   *
   * @param wasAsked false where there is nobody who could be asked
   */
  public Future<JsonObject> decline(CommandSpec spec, String confirmation, boolean wasAsked) {
    var refused = new Consent.Refused(confirmation, wasAsked);
    return execute(spec, ConfirmationForm.write(CommandForm.write(spec), refused));
  }

  private Future<JsonObject> execute(CommandSpec spec, JsonObject body) {
    return request(addresses.execute(), body, spec.deadlines().timeout().plus(MARGIN));
  }

  /**
   * Succeeds with the answer of {@code manage_process} to a client's arguments.
   *
   * @throws BadArgument where a client says what only this server may say
   */
  public Future<JsonObject> manage(JsonObject arguments, Requester requester) {
    return ask(RequesterForm.refuseIn(arguments), requester);
  }

  /**
   * Succeeds with the answer of {@code execute_command} at the process's end, or after this time.
   */
  public Future<JsonObject> finalAnswer(ProcessId id, Requester requester, Duration patience) {
    var target = new JsonObject().put("process_id", id.toString());
    var wait = target.copy().put("action", "wait").put("wait", patience.toMillis() / 1_000.0);
    return ask(wait, requester).compose(_ -> ask(target.put("action", "answer"), requester));
  }

  /** Runs this when the process has ended, unless what is returned was run before. */
  public Runnable onExit(ProcessId id, Runnable action) {
    var consumer = bus.consumer(addresses.exit(id), _ -> action.run());
    return consumer::unregister;
  }

  /** Stops a process; succeeds when nothing of it is left. */
  public Future<JsonObject> stop(ProcessId id, Requester requester, StoppedBy by) {
    var kill =
        new JsonObject()
            .put("action", "kill")
            .put("process_id", id.toString())
            .put("by", by.label());
    return ask(kill, requester);
  }

  /**
   * Reads one stream's next output, waiting for it, as the reader that the process was started
   * with, if any; see {@link ProcessRequest.Read}.
   */
  public Future<JsonObject> follow(CommandSpec spec, long offset, Duration patience) {
    var read =
        read(spec)
            .put("offset", offset)
            .put("wait", patience.toMillis() / 1_000.0)
            .put("one_stream", true);
    spec.delivery().reader().ifPresent(reader -> read.put("attach", reader));
    return ask(read, spec.requester());
  }

  /** Lets the process go on without the reader that it was started with. */
  public Future<JsonObject> detach(CommandSpec spec) {
    var read = read(spec).put("max_bytes", ProcessForm.MIN_READ_BYTES);
    spec.delivery().reader().ifPresent(reader -> read.put("detach", reader));
    return ask(read, spec.requester());
  }

  private static JsonObject read(CommandSpec spec) {
    return new JsonObject().put("action", "read").put("process_id", spec.id().toString());
  }

  /** Reads again what a reading from this offset on held, and no more. */
  public Future<JsonObject> reread(ProcessId id, Requester requester, long offset, int bytes) {
    var read =
        new JsonObject()
            .put("action", "read")
            .put("process_id", id.toString())
            .put("offset", offset)
            .put("max_bytes", bytes)
            .put("one_stream", true);
    return ask(read, requester);
  }

  private Future<JsonObject> ask(JsonObject arguments, Requester requester) {
    return request(
        addresses.process(),
        RequesterForm.write(arguments, requester),
        ProcessForm.LONGEST_WAIT.plus(MARGIN));
  }

  private Future<JsonObject> request(String address, JsonObject body, Duration longest) {
    var options = new DeliveryOptions().setSendTimeout(longest.toMillis());
    return bus.<JsonObject>request(address, body, options).map(Message::body);
  }
}
