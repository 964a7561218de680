package dev.vibesbox.mcp;

import io.vertx.core.json.JsonObject;

/** What is offered, ready to be listed, found and called; the same in every conversation. */
record Catalog(Toolbox tools, Prompts prompts, Library library, Tasks tasks) {

  static Catalog of(Offer offer, Asking asking) {
    return new Catalog(
        new Toolbox(offer.tools(), asking, new Tasks(offer.tasks())),
        new Prompts(offer.prompts(), asking),
        new Library(offer.resources()),
        new Tasks(offer.tasks()));
  }

  /** What the server says it can; it never offers others than at its start. */
  JsonObject capabilities() {
    var capabilities =
        new JsonObject().put("tools", new JsonObject()).put("logging", new JsonObject());
    if (!prompts.isEmpty()) {
      capabilities.put("prompts", new JsonObject());
    }
    if (!library.isEmpty()) {
      capabilities.put(
          "resources", new JsonObject().put("subscribe", true).put("listChanged", true));
    }
    return library.isEmpty() && prompts.isEmpty()
        ? capabilities
        : capabilities.put("completions", new JsonObject());
  }

  Completion completion() {
    return new Completion(prompts, library);
  }
}
