// What this program prints: results on standard output, failures on standard error. Short names for
// `StandardOutput`, since nearly every command uses them.

import Control
import Glibc

/// Prints a line or several for people; control characters are made visible.
func say(_ lines: String) { StandardOutput.say(lines) }

/// Prints a line that another program reads: JSON, or a bar's line.
func say(data line: String) { StandardOutput.say(data: line) }

/// Writes a sentence to standard error, with the program's name.
func complain(_ message: String) { StandardOutput.complain("limber: \(message)") }
