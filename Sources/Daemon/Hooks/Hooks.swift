// Runs the user's programs on events: without blocking the loop, for a limited time, and outside
// the daemon's sandbox if the user's service manager is there to start them.

import ConfigFiles
import Control
import Glibc
import Logging
import Service
import Varlink

final class Hooks {
  private let loop: EventLoop
  private let environment: [String: String]
  private let log: Logger
  /// The last status that hooks were run for; nil while there is nothing to compare with.
  private var last: Status?
  private var running: [ObjectIdentifier: Run] = [:]

  /// Seconds that a program may take.
  private static let limit = 30
  /// Programs that may run at once; no more are started.
  private static let most = 8

  /// Seconds between asking a program to end and ending it.
  private static let grace = 2
  /// Milliseconds that all of them together get for that when the daemon ends.
  private static let lastGrace: Int64 = 300

  private struct Run {
    var event: HookEvent
    var child: ChildProcess
    var timer: MonotonicTimer
    /// It was sent SIGTERM; SIGKILL is next.
    var isLate = false
  }

  init(_ loop: EventLoop, environment: [String: String], log: Logger) {
    self.loop = loop
    self.environment = environment
    self.log = log
  }

  /// Runs the hooks for what has changed since the last call.
  /// - Parameter status: the current one; not computed if there are no hooks.
  func changed(_ status: @autoclosure () -> Status, _ hooks: [HookEvent: [String]]) {
    guard !hooks.isEmpty else { return last = nil }
    let status = status()
    defer { last = status }
    // The first status only serves to compare with: its state is not an event.
    guard let last else { return }
    for event in StatusEvent.between(last, status).compactMap(\.hook) {
      if let command = hooks[event] { run(command, for: event, status) }
    }
  }

  /// A hook that can't run is logged and has no other effect.
  private func run(_ command: [String], for event: HookEvent, _ status: Status) {
    guard running.count < Self.most else {
      return log.warning("hook \(event.rawValue): \(Self.most) hooks run already")
    }
    guard let program = ProgramPath.of(command[0], in: environment) else {
      return log.warning("hook \(event.rawValue): “\(command[0])” is not a program that can be run")
    }
    do {
      let input = try FilledPipe.holding(Self.input(event, status))
      try start([program] + command.dropFirst(), input.number, event, status)
    } catch {
      log.warning("hook \(event.rawValue): \(error)")
    }
  }

  private func start(
    _ command: [String], _ input: Int32, _ event: HookEvent, _ status: Status
  ) throws(EventLoopError) {
    let variables = Self.variables(event, status)
    let words = outside(command, variables)
    var key: ObjectIdentifier?
    let child = try ChildProcess(
      loop,
      ChildProcess.Command(
        words[0], Array(words.dropFirst()),
        environment: environment.merging(variables) { $1 }, input: input, errors: STDERR_FILENO)
    ) { [weak self, log] end in
      if end != .exited(0) { log.warning("hook \(event.rawValue): \(words[0]) ended: \(end)") }
      if let key { self?.programEnded(key) }
    }
    key = ObjectIdentifier(child)
    let timer = try loop.monotonicTimer { [weak self] in
      if let key { self?.timeIsUp(key) }
    }
    timer.arm(after: .seconds(Self.limit))
    running[ObjectIdentifier(child)] = Run(event: event, child: child, timer: timer)
  }

  // MARK: Their end

  /// Also ends the processes that the program left behind, as the service manager does in a unit.
  private func programEnded(_ key: ObjectIdentifier) {
    running[key]?.child.signal(SIGTERM)
    // Posted, because the child must not be released from within its own callback.
    loop.post { [weak self] in
      guard let self, let run = running[key] else { return }
      guard run.child.leavesOthers else { return running[key] = nil }
      run.timer.arm(after: .seconds(Self.grace))
    }
  }

  private func timeIsUp(_ key: ObjectIdentifier) {
    guard let run = running[key] else { return }
    // Releasing the child kills the processes that are left.
    if run.child.hasEnded { return running[key] = nil }
    if run.isLate { return run.child.signal(SIGKILL) }
    running[key]?.isLate = true
    log.warning(
      "hook \(run.event.rawValue): it takes longer than \(Self.limit) s and is ended")
    run.child.signal(SIGTERM)
    run.timer.arm(after: .seconds(Self.grace))
  }

  /// Ends all programs when the daemon ends.
  func close() {
    for run in running.values { run.child.signal(SIGTERM) }
    let end = MonotonicInstant.now() + .milliseconds(Self.lastGrace)
    for run in running.values {
      let left = (end.nanoseconds - MonotonicInstant.now().nanoseconds) / 1_000_000
      run.child.wait(milliseconds: Int32(max(0, left)))
    }
    running = [:]
  }

  /// Wraps the command in systemd-run, so that the daemon's sandbox does not apply to it.
  private func outside(_ command: [String], _ variables: [String: String]) -> [String] {
    guard let runtime = environment["XDG_RUNTIME_DIR"],
      access("\(runtime)/systemd/private", F_OK) == 0,
      let systemdRun = ProgramPath.of("systemd-run", in: environment)
    else { return command }
    let settings = variables.sorted { $0.key < $1.key }.map { "--setenv=\($0.key)=\($0.value)" }
    return [
      systemdRun, "--user", "--quiet", "--collect", "--pipe", "-p",
      "RuntimeMaxSec=\(Self.limit)",
    ] + settings + ["--"] + command
  }

  /// The program's input: one JSON object with the event and the status.
  private static func input(_ event: HookEvent, _ status: Status) -> String {
    var status = status
    let value = { (try? JSONValue(encoding: status, nulls: .written)) ?? .null }
    // The pipe's capacity is limited, so the problems are left out first; `limber doctor` shows
    // them.
    if value().text.utf8.count > FilledPipe.capacity / 2 { status.problems = [] }
    return JSONValue.object(["event": .string(event.rawValue), "status": value()]).text + "\n"
  }

  /// The most useful facts as variables, for shell scripts without a JSON parser.
  private static func variables(_ event: HookEvent, _ status: Status) -> [String: String] {
    let session = status.hasNoSession ? nil : status.session
    var variables = ["LIMBER_EVENT": event.rawValue]
    variables["LIMBER_REMINDER"] = status.due?.reminder
    variables["LIMBER_ROUTINE"] =
      session?.routine ?? (event == .ended ? status.last?.routine : status.due?.routine)
    variables["LIMBER_EXERCISE"] = session?.exercise
    return variables
  }
}

extension StatusEvent {
  /// The event's name in the settings; nil if there is no hook for it.
  fileprivate var hook: HookEvent? { HookEvent(rawValue: rawValue) }
}
