// limber start

import ArgumentParser
import Control
import Glibc

struct StartCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Start a session: what is due, what is named, what is composed, or the default.",
    discussion: """
      Without a name, answers the reminder that is due; when none is, plays the default routine.
      An argument with a slash, or one that ends in .yaml or .yml, is a file; - is standard input.
      With --for, a routine of that length is composed; limber compose prints one.
      """)

  @Argument(
    help: ArgumentHelp("A routine's name, a file, or -.", valueName: "routine"),
    completion: .file(extensions: ["yaml", "yml"]))
  var routine: String?

  @OptionGroup(title: "Composing") var wish: WishOptions

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp("Begin after this long, at most 10m.", valueName: "length"))
  var delay: Length?

  @Flag(
    help: """
      Return when the session has ended: 0 when it was completed, 1 when it was not. Ctrl-C leaves \
      it running.
      """)
  var wait = false

  func validate() throws {
    if routine != nil, wish.length != nil {
      throw ValidationError("a routine's name and --for are two routines: give one of them")
    }
    if wish.hasWords, wish.length == nil {
      throw ValidationError("--area, --positions, --without and --level go with --for")
    }
    if let delay, delay.milliseconds > 600_000 { throw ValidationError("--in takes at most 10m") }
  }

  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Start.self, try parameters())
    report(reply)
    if wait { try SessionEnd.wait() }
  }

  private func parameters() throws(CommandFailure) -> StartParameters {
    var parameters = StartParameters(compose: wish.parameters(), inMs: delay?.milliseconds)
    guard let routine else { return parameters }
    if Self.isFile(routine) {
      parameters.text = try RoutineText.read(routine)
      parameters.origin = Self.absolute(routine)
    } else {
      parameters.routine = routine
    }
    return parameters
  }

  /// The daemon has another folder, and recordings lie beside the routine.
  private static func absolute(_ path: String) -> String {
    guard path != "-", !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return "\(String(cString: folder))/\(path)"
  }

  static func isFile(_ argument: String) -> Bool {
    argument == "-" || argument.contains("/") || argument.hasSuffix(".yaml")
      || argument.hasSuffix(".yml")
  }
}

/// Waits for the end of the session that is on.
enum SessionEnd {
  /// - Throws: a failure of code 1 for a session that was not completed.
  static func wait() throws(CommandFailure) {
    var stream = try monitorDaemon()
    while true {
      for state in try stream.next() where state.status.hasNoSession {
        return try judge(state.status.last)
      }
    }
  }

  private static func judge(_ last: Status.Last?) throws(CommandFailure) {
    switch last?.outcome {
    case "completed": return
    case nil: throw CommandFailure("the daemon has forgotten the session; was it restarted?")
    case "left-paused": throw CommandFailure("the session was left paused, and ended by itself")
    case "pain": throw CommandFailure("the session was stopped because it hurt")
    default: throw CommandFailure("the session was stopped before its end")
    }
  }
}

/// Prints what a call started, and on stderr what the user should know about it.
func report(_ reply: StartReply) {
  for notice in reply.notices { complain(notice) }
  say(StatusText.started(reply.status, needs: reply.needs))
}
