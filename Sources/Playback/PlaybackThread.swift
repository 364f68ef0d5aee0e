// The audio thread as its owner sees it: orders go in and return at once, a status comes out, and
// a descriptor becomes readable when the status has changed. So an event loop never waits for
// sound.

import CALSA
import Glibc
import Sessions

package final class PlaybackThread {
  private let mailbox = Mailbox()
  private var thread = pthread_t()
  private var lent = LentSounds()

  /// Starts the thread; it sleeps until the first order.
  ///
  /// - Parameter device: an ALSA PCM, opened when something is to be played.
  package init(device: String) {
    limber_alsa_keep_messages()
    let start = Unmanaged.passRetained(ThreadStart(mailbox: mailbox, device: device))
    let result = pthread_create(&thread, nil, runPlayback, start.toOpaque())
    precondition(result == 0, "pthread_create: \(String(cString: strerror(result)))")
  }

  /// Readable when the status has news.
  package var newsDescriptor: Int32 { mailbox.news.descriptor }

  /// To be called when `newsDescriptor` is readable, before the status is read.
  package func answerNews() {
    mailbox.news.answer()
    lent.letGo(before: mailbox.status.needed)
  }

  /// For whoever has no loop: sleeps until there is news, and answers it.
  /// - Parameter milliseconds: how long at the most.
  package func waitForNews(milliseconds: Int32) {
    var descriptors = pollfd(fd: newsDescriptor, events: Int16(POLLIN), revents: 0)
    poll(&descriptors, 1, milliseconds)
    if descriptors.revents != 0 { answerNews() }
  }

  /// Returns at once.
  /// - Returns: the ticket that the report shows as applied when the order has taken effect.
  package func submit(_ order: PlaybackOrder) -> Ticket {
    let ticket = mailbox.submit(order)
    lent.lend(order, as: ticket)
    return ticket
  }

  /// The programme that was ordered last, for as long as the thread may hold it: one that takes
  /// its place is made of its sounds.
  package var programme: Programme? { lent.programme }

  /// The newest one that the thread has published.
  package var status: PlaybackStatus { mailbox.status }

  /// Ends the thread; it closes its device. Waits 300 ms at the most: a driver that hangs does not
  /// hold the daemon up.
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

/// What the thread takes with it.
private final class ThreadStart {
  let mailbox: Mailbox
  let device: String

  init(mailbox: Mailbox, device: String) {
    self.mailbox = mailbox
    self.device = device
  }
}

/// The thread's entry: of no actor, and of no object of the owner's.
private func runPlayback(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  let start = Unmanaged<ThreadStart>.fromOpaque(argument!).takeRetainedValue()
  limber_name_thread("limber-audio")
  let isRealTime = Priority.askForRealTime()
  var loop = PlaybackLoop(
    mailbox: start.mailbox, device: start.device, isRealTime: isRealTime)
  loop.run()
  return nil
}

/// Real-time priority, where the user's limit allows it; without it everything works, and a busy
/// machine may cause underruns.
private enum Priority {
  /// Low among the real-time ones: a sound server must come first.
  private static let level: Int32 = 5

  /// - Returns: whether it was given.
  static func askForRealTime() -> Bool {
    var parameters = sched_param()
    parameters.sched_priority = level
    return pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters) == 0
  }
}
