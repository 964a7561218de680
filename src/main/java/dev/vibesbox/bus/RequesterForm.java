package dev.vibesbox.bus;

import dev.vibesbox.command.Door;
import dev.vibesbox.command.Principal;
import dev.vibesbox.command.Requester;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * Who asks, beside the arguments of a message: {@code principal}, {@code door} and {@code client}.
 */
final class RequesterForm {
  /** What a client may not say, because it is said of it, or is for programs only. */
  static final List<String> NAMES =
      List.of("principal", "door", "client", "by", "attach", "detach");

  private static final int MAX_PRINCIPAL_CHARS = 256;
  private static final int MAX_CLIENT_CHARS = 256;

  private RequesterForm() {}

  /** Absent, they mean anyone at the bus. */
  static Requester read(Arguments arguments) {
    var principal = arguments.text("principal", 1, MAX_PRINCIPAL_CHARS).map(Principal::new);
    var door = arguments.text("door", 1, 20).map(RequesterForm::door);
    var requester = new Requester(principal.orElse(Principal.ANYONE), door.orElse(Door.BUS));
    return arguments.text("client", 1, MAX_CLIENT_CHARS).map(requester::as).orElse(requester);
  }

  /** A copy of the message with the requester in it. */
  static JsonObject write(JsonObject json, Requester requester) {
    return json.copy()
        .put("principal", requester.principal().name())
        .put("door", requester.door().label())
        .put("client", requester.client());
  }

  /** The arguments of a client, which may not say who it is. */
  static JsonObject refuseIn(JsonObject json) {
    for (var name : NAMES) {
      if (json.containsKey(name)) {
        throw new BadArgument("unknown argument " + name);
      }
    }
    return json;
  }

  private static Door door(String label) {
    for (var door : Door.values()) {
      if (door.label().equals(label)) {
        return door;
      }
    }
    throw new BadArgument(
        "door must be one of " + List.of(Door.values()).toString().toLowerCase(Locale.ROOT));
  }
}
