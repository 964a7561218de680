package dev.vibesbox.gateway;

/**
 * A request that goes no further.
 *
 * @param status of HTTP, 400 to 503
 * @param sentence for the client: what was wrong with what, and the limit
 */
record Refused(int status, String sentence) implements Verdict, Body {}
