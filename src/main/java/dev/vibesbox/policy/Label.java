package dev.vibesbox.policy;

/**
 * What a rule says of itself.
 *
 * @param reason the end of a sentence that begins with what was found
 * @param suggestion what to do instead
 */
record Label(String name, String reason, String suggestion) {

  Decision.Rejected rejects(String found) {
    return new Decision.Rejected(name, found + " " + reason, suggestion);
  }
}
