package dev.vibesbox.sandbox;

import dev.vibesbox.posix.AskedCalls;
import dev.vibesbox.posix.Descriptors;
import dev.vibesbox.posix.LoopbackSocket;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Makes the sockets that commands ask for, so that none leads out of the machine: a filter sees no
 * addresses, but a socket that is bound to the loopback device has no others. A thread of its own,
 * outside the wall; it ends when nothing is left that could ask.
 */
final class LoopbackSockets implements Runnable {
  private static final Logger LOGGER = System.getLogger(LoopbackSockets.class.getName());

  private final BlockingQueue<AskedCalls> listened = new LinkedBlockingQueue<>();
  private final Thread thread = Thread.ofPlatform().name("sockets").daemon().unstarted(this);

  private LoopbackSockets() {}

  static LoopbackSockets start() {
    var sockets = new LoopbackSockets();
    sockets.thread.start();
    return sockets;
  }

  /** Answers these from now on. Any thread, once. */
  void answer(AskedCalls calls) {
    listened.add(calls);
  }

  /** Ends the thread where it has nothing to answer yet. */
  void close() {
    thread.interrupt();
  }

  @Override
  public void run() {
    try (var calls = listened.take()) {
      for (var call = calls.next(); call.isPresent(); call = calls.next()) {
        answer(calls, call.get());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // Whoever asks now is told ENOSYS by the kernel: nothing gets out.
      LOGGER.log(Level.ERROR, "commands get no sockets any more", e);
    }
  }

  private static void answer(AskedCalls calls, AskedCalls.SocketCall call) {
    var socket = LoopbackSocket.open(call.family(), call.type(), call.protocol());
    if (socket < 0) {
      calls.refuse(call, -socket);
      return;
    }
    calls.give(call, socket);
    Descriptors.close(socket);
  }
}
