package dev.vibesbox.command;

/** Who asks, and through which door. */
public record Requester(Principal principal, Door door) {}
