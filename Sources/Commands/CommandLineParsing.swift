// A command line as far as the declarations reach: parsed, or answered with help, completions or a
// usage error. The same in both programs, since both parse the same declarations.

import ArgumentParser
import Control

/// What a command line comes to.
package enum ParsedCommandLine {
  /// One that does something: the daemon's, or the workshop's.
  case command(any ParsableCommand)
  /// Help, a version or completions: to be printed as data, with status 0.
  case text(String)
  /// A usage error, in a sentence that names the likely cause; the status is `usage`.
  case refused(String)
}

extension Limber {
  /// - Parameter arguments: without the program's name.
  package static func read(_ arguments: [String]) -> ParsedCommandLine {
    do {
      var command = try parseAsRoot(arguments)
      if command is any DaemonCommand || command is any OfflineCommand { return .command(command) }
      // The help command, or a group without one of its commands, answers with help.
      try command.run()
      return .text("")
    } catch {
      return answer(to: error, arguments)
    }
  }

  private static func answer(to error: any Error, _ arguments: [String]) -> ParsedCommandLine {
    let code = exitCode(for: error)
    if code.isSuccess { return .text(fullMessage(for: error)) }
    // One sentence, as every other error; the usage is a `--help` away.
    return .refused("\(usageMessage(for: error, arguments)) (see limber --help)")
  }

  /// The parser takes a misspelt command for an argument too many, and knows no units.
  private static func usageMessage(for error: any Error, _ arguments: [String]) -> String {
    let message = message(for: error)
    if message.hasPrefix("The value"), message.contains("<length>") {
      return message + "; write a length with its unit, such as 30s, 1m30s or 10m"
    }
    guard let word = arguments.first, !word.hasPrefix("-") else { return message }
    let names = commandNames
    guard !names.contains(word), word != "help" else { return message }
    let hint = names.first { Typo.isOneAway(word, $0) }.map { "; did you mean '\($0)'?" } ?? ""
    return "there is no command '\(word)'\(hint)"
  }
}
