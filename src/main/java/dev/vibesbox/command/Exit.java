package dev.vibesbox.command;

/** How the kernel says a process ended. */
public sealed interface Exit {

  /** It called {@code exit} with this code, 0 to 255. */
  record Code(int value) implements Exit {}

  /** A signal ended it; the name is {@code SIGTERM} and the like. */
  record Signal(String name) implements Exit {}
}
