// What this program prints, and how it complains.

import Control
import Glibc

/// Prints a line, or several.
func say(_ lines: String) { StandardOutput.say(lines) }

/// Prints what another program reads: JSON, or a bar's line.
func say(data line: String) { StandardOutput.say(data: line) }

/// Writes a sentence to stderr, under the program's name.
func complain(_ message: String) { StandardOutput.complain("limber: \(message)") }
