// A hold that lasts while a program runs: the connection to the daemon is its lease, so that
// whatever ends this command ends the hold. A daemon that is started anew meanwhile is asked again.

import Control
import Glibc

struct CommandHold: ~Copyable {
  private var parameters: HoldParameters
  private let began: Int64
  /// Nil while the daemon is away, and once the hold has been ended.
  private var stream: ReplyStream<ScheduleMethod.HoldWhileConnected>?
  /// Somebody has ended it, or its length has passed.
  private var isOver = false

  /// In milliseconds, between two looks for a daemon that has gone.
  private static let retry: CInt = 1000

  /// - Throws: where the daemon is not there, or refuses.
  init(_ parameters: HoldParameters) throws(CommandFailure) {
    self.parameters = parameters
    began = MonotonicMilliseconds.now
    stream = nil
    try connect()
    // The first reply: reminders are held from here on.
    while let replies = try stream?.next() {
      take(replies)
      if !replies.isEmpty { break }
    }
  }

  /// Runs a program to its end, in the foreground.
  /// - Returns: its status; 128 and the signal's number for one that a signal has ended.
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

  private mutating func connect() throws(CommandFailure) {
    let client = try connectToDaemon()
    do throws(ControlClientError) {
      stream = try client.stream(ScheduleMethod.HoldWhileConnected.self, parameters)
    } catch { throw CommandFailure(error) }
  }

  private mutating func take(_ replies: [ConnectedHoldReply]) {
    guard let last = replies.last else { return }
    parameters.owner = last.owner
    isOver = last.ended
  }

  /// Until the program or the daemon has something to say.
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

  private mutating func hear() {
    do throws(CommandFailure) {
      if let replies = try stream?.next() { take(replies) }
    } catch {
      stream = nil
    }
  }

  /// By its own name, for as long as is left of it.
  private mutating func takeUpAgain() {
    let whole = parameters
    if let length = whole.lengthMs {
      let left = length - (MonotonicMilliseconds.now - began)
      // The daemon takes no less than a minute.
      guard left >= 60_000 else { return isOver = true }
      parameters.lengthMs = left
    }
    // It may still be on its way; it is looked for again.
    try? connect()
    parameters.lengthMs = whole.lengthMs
  }

  /// Not only by the end of the connection: when this command has returned, nothing is held.
  private mutating func release() {
    guard !isOver, stream != nil else { return }
    isOver = true
    _ = try? callDaemon(ScheduleMethod.Release.self, ReleaseParameters(owner: parameters.owner))
  }
}

enum MonotonicMilliseconds {
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
