// What a command prints: results on standard output, and what is wrong on standard error. Callers
// write `Console.say`, with the name of this module, so that it is plain where a line goes.

import ConfigFiles
import Control

/// Prints a line or several for people to read. If it can't be written, the program ends with a
/// sentence and status 1.
package func say(_ lines: String) { StandardOutput.say(lines) }

/// Prints a line that another program reads.
package func say(data line: String) { StandardOutput.say(data: line) }

/// Prints a value as one line of JSON; what is nil is null.
package func say(json value: some Encodable) throws {
  say(data: try jsonText(value))
}

/// Writes a sentence to standard error.
package func complain(_ sentence: String) { StandardOutput.complain(sentence) }

/// Writes each error of a file to standard error, with its position.
/// - Returns: `badData` if there is one.
package func complain(_ diagnostics: [Diagnostic]) -> ExitStatus {
  for diagnostic in diagnostics { complain("\(diagnostic)") }
  return diagnostics.isEmpty ? .done : .badData
}
