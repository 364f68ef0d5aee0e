// Reads a command line against the declarations: the result is a command, a text such as help or
// completions, or a usage error. Both programs use this, because `limberd` reads the arguments of
// an offline command again.

import ArgumentParser
import Control

/// The result of reading a command line.
package enum ParsedCommandLine {
  /// A command with valid options: a `DaemonCommand` or an `OfflineCommand`.
  case command(any ParsableCommand)
  /// Help, the version or completions, to be printed on standard output, with status 0.
  case text(String)
  /// A usage error, in a sentence that names the likely cause; the status is `usage`.
  case refused(String)
}

extension Limber {
  /// Reads a command line; it never exits and prints nothing.
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

  /// ArgumentParser also throws for help, the version and completions; their exit code is a
  /// success.
  private static func answer(to error: any Error, _ arguments: [String]) -> ParsedCommandLine {
    let code = exitCode(for: error)
    if code.isSuccess { return .text(fullMessage(for: error)) }
    // One sentence, as every other error; the usage is a `--help` away.
    return .refused("\(usageMessage(for: error, arguments)) (see limber --help)")
  }

  /// Two messages of ArgumentParser are replaced: it reports a misspelt command as an unexpected
  /// argument, and for a bad length it does not mention units.
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
