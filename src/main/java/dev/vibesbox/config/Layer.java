package dev.vibesbox.config;

import io.vertx.core.json.JsonObject;

/** The values that one file holds for a section. */
record Layer(String where, JsonObject values) {}
