// The audio thread as its owner uses it. Orders return at once, and a descriptor becomes readable
// when the status has changed, so an event loop never blocks on sound.

import CALSA
import Glibc
import Sessions

package final class PlaybackThread {
  private let mailbox = Mailbox()
  private var thread = pthread_t()
  private var lent = LentSounds()

  /// Starts the thread; it sleeps until the first order.
  ///
  /// - Parameter device: an ALSA PCM, which is opened when there is something to play.
  package init(device: String) {
    limber_alsa_keep_messages()
    let start = Unmanaged.passRetained(ThreadStart(mailbox: mailbox, device: device))
    let result = pthread_create(&thread, nil, runPlayback, start.toOpaque())
    precondition(result == 0, "pthread_create: \(String(cString: strerror(result)))")
  }

  /// Readable when the status has news.
  package var newsDescriptor: Int32 { mailbox.news.descriptor }

  /// Must be called when `newsDescriptor` is readable, before the status is read.
  package func answerNews() {
    mailbox.news.answer()
    lent.letGo(before: mailbox.status.needed)
  }

  /// For callers without an event loop: sleeps until there is news, and answers it.
  /// - Parameter milliseconds: the longest sleep.
  package func waitForNews(milliseconds: Int32) {
    var descriptors = pollfd(fd: newsDescriptor, events: Int16(POLLIN), revents: 0)
    poll(&descriptors, 1, milliseconds)
    if descriptors.revents != 0 { answerNews() }
  }

  /// Returns at once.
  /// - Returns: the order's ticket. The order has taken effect once the report's `applied` reaches
  ///   it.
  package func submit(_ order: PlaybackOrder) -> Ticket {
    let ticket = mailbox.submit(order)
    lent.lend(order, as: ticket)
    return ticket
  }

  /// The programme that was last ordered, as long as the thread may hold it. Its replacement reuses
  /// its sounds.
  package var programme: Programme? { lent.programme }

  /// The newest status that the thread has published.
  package var status: PlaybackStatus { mailbox.status }

  /// Ends the thread, which closes its device. Waits at most 300 ms, so that a hanging driver can't
  /// delay the daemon's exit.
  package func quit() {
    mailbox.quit()
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    now.tv_nsec += 300_000_000
    if now.tv_nsec >= 1_000_000_000 {
      now.tv_sec += 1
      now.tv_nsec -= 1_000_000_000
    }
    if limber_join_until(thread, &now) != 0 { pthread_detach(thread) }
  }
}

/// The arguments of the thread's entry point.
private final class ThreadStart {
  let mailbox: Mailbox
  let device: String

  init(mailbox: Mailbox, device: String) {
    self.mailbox = mailbox
    self.device = device
  }
}

/// The thread's entry point. Not isolated to an actor, and uses none of the owner's objects.
private func runPlayback(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  let start = Unmanaged<ThreadStart>.fromOpaque(argument!).takeRetainedValue()
  limber_name_thread("limber-audio")
  let isRealTime = Priority.askForRealTime()
  var loop = PlaybackLoop(
    mailbox: start.mailbox, device: start.device, isRealTime: isRealTime)
  loop.run()
  return nil
}

/// Real-time priority, if the user's limit (RLIMIT_RTPRIO) allows it. Without it everything works,
/// but a busy machine may cause underruns.
private enum Priority {
  /// Low among the real-time priorities (1 to 99): a sound server must run first.
  private static let level: Int32 = 5

  /// - Returns: whether it was given.
  static func askForRealTime() -> Bool {
    var parameters = sched_param()
    parameters.sched_priority = level
    return pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters) == 0
  }
}
