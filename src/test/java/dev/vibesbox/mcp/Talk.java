package dev.vibesbox.mcp;

import dev.vibesbox.command.Door;
import dev.vibesbox.command.Principal;
import dev.vibesbox.command.Requester;
import dev.vibesbox.command.StoppedBy;
import dev.vibesbox.jsonrpc.Codec;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/**
 * A client in conversation with a server that has all test tools. JSON is written with {@code '}.
 */
final class Talk {
  static final Requester REQUESTER = new Requester(Principal.ANYONE, Door.WEBSOCKET);

  /** What every modern request says about itself. */
  static final String META =
      "'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
          + "'io.modelcontextprotocol/clientCapabilities':{}";

  private final TestTool.Slow slow = new TestTool.Slow();
  private final RecordingPeer peer = new RecordingPeer();
  private final Conversation conversation;

  private Talk(McpOptions options) {
    this.conversation = new Mcp(options, tools()).converse(REQUESTER);
  }

  private Talk(Offer offer) {
    var limits = new McpOptions.Limits(3, Duration.ofMinutes(1));
    this.conversation = new Mcp(new McpOptions("1.2.3", "", 8, limits), offer).converse(REQUESTER);
    conversation.listen(peer);
  }

  /** With a server that offers this, and lets watch three resources; listens to what is unasked. */
  static Talk about(Offer offer) {
    return new Talk(offer);
  }

  private List<Tool> tools() {
    return List.of(
        TestTool.echo(),
        slow,
        TestTool.failing(),
        TestTool.throwing(),
        TestTool.refusing(),
        TestTool.counting());
  }

  static Talk fresh() {
    return with(new McpOptions("1.2.3"));
  }

  static Talk with(McpOptions options) {
    return new Talk(options);
  }

  /** After a handshake for this revision, whose answer is forgotten. */
  static Talk in(String revision) {
    return fresh().handshake(revision);
  }

  Talk handshake(String revision) {
    return handshake(revision, "");
  }

  /** As above, by a client with these capabilities. */
  Talk handshake(String revision, String capabilities) {
    ask(
        "initialize",
        "'protocolVersion':'%s','capabilities':{%s}".formatted(revision, capabilities));
    say("{'jsonrpc':'2.0','method':'notifications/initialized'}");
    peer.received().clear();
    return this;
  }

  Future<Void> say(String text) {
    return conversation.receive(Codec.decode(text.replace('\'', '"')), peer);
  }

  /** Sends a request with id 1 and returns the one answer it gets at once. */
  JsonObject ask(String method, String params) {
    int before = peer.received().size();
    say("{'jsonrpc':'2.0','id':1,'method':'%s','params':{%s}}".formatted(method, params));
    if (peer.received().size() != before + 1) {
      throw new AssertionError("not one answer: " + peer.received());
    }
    return peer.received().getLast();
  }

  /** As {@link #ask}, in the modern era. */
  JsonObject askModern(String method, String params) {
    var more = params.isEmpty() ? "" : "," + params;
    return ask(method, "'_meta':{%s}%s".formatted(META, more));
  }

  /** Calls the slow tool; ids and tokens are written as JSON. */
  Future<Void> callSlow(String id, String token) {
    return say(
        "{'jsonrpc':'2.0','id':%s,'method':'tools/call','params':{'name':'slow','_meta':{%s}}}"
            .formatted(id, token.isEmpty() ? "" : "'progressToken':" + token));
  }

  void cancel(String id) {
    say(
        "{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':%s}}"
            .formatted(id));
  }

  void close(StoppedBy by) {
    conversation.close(by);
  }

  Conversation conversation() {
    return conversation;
  }

  RecordingPeer peer() {
    return peer;
  }

  TestTool.Slow slow() {
    return slow;
  }

  List<JsonObject> received() {
    return peer.received();
  }

  static JsonObject json(String text) {
    return new JsonObject(text.replace('\'', '"'));
  }

  static int code(JsonObject answer) {
    return answer.getJsonObject("error").getInteger("code");
  }
}
