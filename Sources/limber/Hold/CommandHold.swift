// A hold that lasts while a program runs. The connection to the daemon is the lease: whatever ends
// this command also ends the hold. A daemon that is restarted meanwhile is asked for the hold
// again.

import Control
import Glibc

/// Made by `limber hold -- COMMAND`.
struct CommandHold: ~Copyable {
  /// The owner is the name that the daemon has given the hold, once it has replied.
  private var parameters: HoldParameters
  /// When the hold began, in milliseconds of the boot-time clock.
  private let began: Int64
  /// Nil while the daemon is away, and at first.
  private var stream: ReplyStream<ScheduleMethod.HoldWhileConnected>?
  /// Whether the hold was released, or its length has passed. The program continues without it.
  private var isOver = false

  /// Milliseconds between two attempts to reach a daemon that has gone.
  private static let retry: CInt = 1000

  /// Begins the hold; returns when the daemon has confirmed it.
  /// - Throws: when the daemon does not run, or refuses.
  init(_ parameters: HoldParameters) throws(CommandFailure) {
    self.parameters = parameters
    began = BootTimeMilliseconds.now
    stream = nil
    try connect()
    // From the first reply on, reminders are held.
    while let replies = try stream?.next() {
      take(replies)
      if !replies.isEmpty { break }
    }
  }

  /// Runs a program in the foreground until it ends, then ends the hold.
  /// - Returns: its exit status, or 128 and the number of the signal that ended it, as shells do.
  mutating func run(_ command: [String]) throws(CommandFailure) -> Int32 {
    let program = try ForegroundProgram(command)
    while true {
      if let status = program.status() {
        release()
        return status
      }
      wait(for: program)
    }
  }

  /// Asks for the hold on a new connection.
  private mutating func connect() throws(CommandFailure) {
    let client = try connectToDaemon()
    do throws(ControlClientError) {
      stream = try client.stream(ScheduleMethod.HoldWhileConnected.self, parameters)
    } catch { throw CommandFailure(error) }
  }

  /// The first reply has the name; a second one means that the hold has ended.
  private mutating func take(_ replies: [ConnectedHoldReply]) {
    guard let last = replies.last else { return }
    parameters.owner = last.owner
    isOver = last.ended
  }

  /// Waits until the program ends or the daemon replies; while the daemon is away, at most a
  /// second.
  private mutating func wait(for program: borrowing ForegroundProgram) {
    let isAway = stream == nil && !isOver
    var descriptors = [
      pollfd(fd: program.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isOver ? -1 : stream?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&descriptors, 2, isAway ? Self.retry : -1) >= 0 else { return }
    if descriptors[1].revents != 0 { hear() }
    if isAway, descriptors[0].revents == 0 { takeUpAgain() }
  }

  /// Reads replies. An error means that the daemon has gone.
  private mutating func hear() {
    do throws(CommandFailure) {
      if let replies = try stream?.next() { take(replies) }
    } catch {
      stream = nil
    }
  }

  /// Asks a daemon that has returned for the hold, by its name and for the rest of its length.
  private mutating func takeUpAgain() {
    let whole = parameters
    if let length = whole.lengthMs {
      let left = length - (BootTimeMilliseconds.now - began)
      // The daemon accepts no less than a minute.
      guard left >= 60_000 else { return isOver = true }
      parameters.lengthMs = left
    }
    // The daemon may still be starting; the next attempt follows in a second.
    try? connect()
    parameters.lengthMs = whole.lengthMs
  }

  /// Ends the hold by a call and not only by closing the connection: when this command has
  /// returned, nothing is held any more.
  private mutating func release() {
    guard !isOver, stream != nil else { return }
    isOver = true
    _ = try? callDaemon(ScheduleMethod.Release.self, ReleaseParameters(owner: parameters.owner))
  }
}

/// The clock by which the rest of a hold is computed.
enum BootTimeMilliseconds {
  /// CLOCK_BOOTTIME also counts while the computer is asleep, as the length of a hold does.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
