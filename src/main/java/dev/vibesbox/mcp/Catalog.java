package dev.vibesbox.mcp;

import io.vertx.core.json.JsonObject;

/** What is offered, ready to be listed, found and called; the same in every conversation. */
record Catalog(Toolbox tools, Prompts prompts) {

  static Catalog of(Offer offer) {
    return new Catalog(new Toolbox(offer.tools()), new Prompts(offer.prompts()));
  }

  /** What the server says it can; it never offers others than at its start. */
  JsonObject capabilities() {
    var capabilities = new JsonObject().put("tools", new JsonObject());
    return prompts.isEmpty() ? capabilities : capabilities.put("prompts", new JsonObject());
  }
}
