package dev.vibesbox.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.jsonrpc.Codec;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A conversation on a real event loop, with a tool and a transport that take their time there. */
class EventLoopTest {
  private static final int LINES = 1_000;

  private final Vertx vertx = Vertx.vertx();
  private final ConcurrentLinkedQueue<String> threads = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<JsonObject> received = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @Test
  void aThousandLinesArriveInOrderBeforeTheAnswerOnOneThread() throws Exception {
    Promise<Void> done = Promise.promise();
    vertx.getOrCreateContext().runOnContext(_ -> talk().onComplete(done));
    done.future().await(30, TimeUnit.SECONDS);
    var counts =
        received.stream()
            .filter(message -> message.containsKey("method"))
            .map(message -> message.getJsonObject("params").getInteger("progress"))
            .toList();
    assertThat(counts).hasSize(LINES).isSorted().doesNotHaveDuplicates();
    assertThat(received).hasSize(LINES + 1).last().matches(it -> it.containsKey("result"));
    assertThat(threads.stream().distinct()).hasSize(1);
  }

  private Future<Void> talk() {
    var conversation =
        new Mcp("1", List.of(TestTool.named("lines", this::lines))).converse(Talk.REQUESTER);
    var call =
        "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'lines','_meta':{%s,%s}}}"
            .formatted(Talk.META, "'progressToken':1");
    return conversation.receive(Codec.decode(call.replace('\'', '"')), this::send);
  }

  private Future<ToolResult> lines(ToolCall call) {
    return line(call, 1).map(_ -> new ToolResult(new JsonObject(), false));
  }

  private Future<Void> line(ToolCall call, int number) {
    var report = call.progress().report("line " + number, new JsonObject());
    return number == LINES ? report : report.compose(_ -> line(call, number + 1));
  }

  /** Has room again only in another turn of the event loop. */
  private Future<Void> send(JsonObject message) {
    threads.add(Thread.currentThread().getName());
    received.add(message);
    Promise<Void> room = Promise.promise();
    Context context = vertx.getOrCreateContext();
    context.runOnContext(_ -> room.complete());
    return room.future();
  }
}
