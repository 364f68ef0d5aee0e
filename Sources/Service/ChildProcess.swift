// Programs that the daemon runs (speech, hooks): started with posix_spawn, watched by the loop. A
// child inherits no blocked signals, no ignored SIGPIPE, and no descriptors except the three it is
// given, since all of ours close on exec. It leads its own session (setsid(2)), so that everything
// it starts can be ended with it.

import CSystemd
import Glibc

/// A running program and everything it has started, its process group. When its owner releases it,
/// the group is killed and the program reaped.
package final class ChildProcess: EventSource {
  /// What to run.
  package struct Command: Sendable {
    /// A path: PATH is not searched.
    package var executable: String
    /// Without argument 0, which is the path.
    package var arguments: [String]
    package var environment: [String: String]
    /// Descriptors for 0, 1 and 2; nil is /dev/null. They remain the caller's.
    package var input: Int32?
    package var output: Int32?
    package var errors: Int32?

    package init(
      _ executable: String, _ arguments: [String] = [], environment: [String: String] = [:],
      input: Int32? = nil, output: Int32? = nil, errors: Int32? = nil
    ) {
      self.executable = executable
      self.arguments = arguments
      self.environment = environment
      self.input = input
      self.output = output
      self.errors = errors
    }
  }

  package enum End: Equatable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  package let pid: pid_t
  private var ended: ((End) -> Void)?
  /// The program itself has ended; others in its group may still be running.
  package private(set) var hasEnded = false

  /// Starts a program. SIGCHLD has to be blocked (`SignalSet.blockBeforeThreads`).
  package init(
    _ loop: EventLoop, _ command: Command, _ ended: @escaping (End) -> Void
  ) throws(EventLoopError) {
    pid = try Self.spawn(command)
    self.ended = ended
    super.init()
    var source: OpaquePointer?
    let added = sd_event_add_child(
      loop.raw, &source, pid, WEXITED,
      { _, info, userdata in
        Unmanaged<ChildProcess>.fromOpaque(userdata!).takeUnretainedValue().finish(info!)
        return 0
      }, userdata)
    if added < 0 { Self.killAndReap(pid) }
    try EventLoopError.check(added, "sd_event_add_child")
    sd_event_source_set_child_process_own(source, 1)
    attach(source)
  }

  deinit { killGroup() }

  /// Sends a signal to the program and to what it has started.
  package func signal(_ number: Int32) {
    // The group's number is not reused while a member is alive or the program is not reaped.
    if !isCancelled { kill(-pid, number) }
  }

  /// Whether the program has ended but something that it started has not.
  package var leavesOthers: Bool { hasEnded && !isCancelled && kill(-pid, 0) == 0 }

  /// Waits for the program to end, for a shutdown that does not return to the loop.
  /// - Parameter milliseconds: the longest wait.
  package func wait(milliseconds: Int32) {
    guard let raw, !hasEnded else { return }
    var end = pollfd(
      fd: sd_event_source_get_child_pidfd(raw), events: Int16(POLLIN), revents: 0)
    poll(&end, 1, milliseconds)
  }

  package override func cancel() {
    killGroup()
    super.cancel()
    ended = nil
  }

  private func killGroup() {
    if !hasEnded || leavesOthers { signal(SIGKILL) }
  }

  private func finish(_ info: UnsafePointer<siginfo_t>) {
    hasEnded = true
    let status = limber_child_status(info)
    let end: End =
      limber_child_code(info) == CLD_EXITED ? .exited(status) : .killed(signal: status)
    ended?(end)
  }

  private static func killAndReap(_ pid: pid_t) {
    kill(-pid, SIGKILL)
    waitpid(pid, nil, 0)
  }

  /// POSIX_SPAWN_SETSID of <spawn.h>: a GNU extension, and therefore not imported.
  private static let ownSession: Int16 = 0x80

  private static func spawn(_ command: Command) throws(EventLoopError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, given) in [command.input, command.output, command.errors].enumerated() {
      let number = Int32(number)
      if let given {
        posix_spawn_file_actions_adddup2(&actions, given, number)
      } else {
        posix_spawn_file_actions_addopen(
          &actions, number, "/dev/null", number == 0 ? O_RDONLY : O_WRONLY, 0)
      }
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var nothing = sigset_t()
    sigemptyset(&nothing)
    posix_spawnattr_setsigmask(&attributes, &nothing)
    var pipe = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &pipe)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | ownSession)

    let arguments = CStrings([command.executable] + command.arguments)
    let environment = CStrings(command.environment.map { "\($0)=\($1)" }.sorted())
    var pid = pid_t()
    let code = posix_spawn(
      &pid, command.executable, &actions, &attributes, arguments.pointers, environment.pointers)
    guard code == 0 else { throw EventLoopError(operation: "posix_spawn", code: code) }
    return pid
  }
}

/// A NULL-terminated array of C strings, as exec(3) requires.
private final class CStrings {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ strings: [String]) {
    count = strings.count
    pointers = .allocate(capacity: count + 1)
    for (index, string) in strings.enumerated() {
      (pointers + index).initialize(to: strdup(string))
    }
    (pointers + count).initialize(to: nil)
  }

  deinit {
    for index in 0..<count { free(pointers[index]) }
    pointers.deallocate()
  }
}
