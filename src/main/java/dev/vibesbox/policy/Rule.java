package dev.vibesbox.policy;

/** Something that shell texts may do, and what becomes of them then. */
record Rule(Label label, Action action, Danger danger) {}
