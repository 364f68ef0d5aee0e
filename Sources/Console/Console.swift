// What a mode says to the person who ran it: results on standard output, faults on standard
// error, and an exit status of sysexits(3).

import Control
import Varlink

/// The exit codes that scripts rely on.
package enum ExitStatus {
  package static let done: Int32 = 0
  package static let failure: Int32 = 1
  package static let usage: Int32 = 64
  package static let badData: Int32 = 65
  package static let notNow: Int32 = 75
}

package enum Console {
  /// To be called first.
  /// - Returns: whether the command line is text.
  package static func open() -> Bool {
    StandardOutput.reserveStreams()
    return !ProgramArguments.refuseWhatIsNoText()
  }

  /// Prints a line, or several.
  package static func say(_ lines: String) { StandardOutput.say(lines) }

  package static func complain(_ sentence: String) { StandardOutput.complain(sentence) }

  /// Prints a line that another program reads.
  package static func say(data line: String) { StandardOutput.say(data: line) }

  static func say(json value: some Encodable) throws {
    say(data: try JSONValue(encoding: value).text)
  }
}
