// limber start

import ArgumentParser
import Control
import Glibc

struct StartCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Start a session: what is due, what is named, or the default routine.",
    discussion: """
      Without a name, answers the reminder that is due; when none is, plays the default routine.
      An argument with a slash, or one that ends in .yaml or .yml, is a file; - is standard input.
      """)

  @Argument(
    help: ArgumentHelp("A routine's name, a file, or -.", valueName: "routine"),
    completion: .file(extensions: ["yaml", "yml"]))
  var routine: String?

  @Flag(help: "Return when the session has ended; Ctrl-C leaves it running.")
  var wait = false

  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Start.self, try parameters())
    report(reply)
    fflush(nil)
    if wait { try waitForTheEnd() }
  }

  private func parameters() throws(CommandFailure) -> StartParameters {
    guard let routine else { return StartParameters() }
    guard Self.isFile(routine) else { return StartParameters(routine: routine) }
    let text = try RoutineText.read(routine)
    return StartParameters(text: text, origin: routine)
  }

  static func isFile(_ argument: String) -> Bool {
    argument == "-" || argument.contains("/") || argument.hasSuffix(".yaml")
      || argument.hasSuffix(".yml")
  }

  private func waitForTheEnd() throws(CommandFailure) {
    var stream = try monitorDaemon()
    while true {
      for state in try stream.next() where state.status.hasNoSession { return }
    }
  }
}

/// Prints what a call started, and on stderr what the user should know about it.
func report(_ reply: StartReply) {
  for notice in reply.notices { complain(notice) }
  print(StatusText.started(reply.status))
}

extension Status {
  var hasNoSession: Bool { session == nil || session?.state == .finished }
}
