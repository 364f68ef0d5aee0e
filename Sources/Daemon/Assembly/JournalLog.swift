// The daemon's log: one line per event, to standard error, with the prefixes that give the journal
// a line's level (sd-daemon(3)).

import Control
import Glibc
import Logging
import Planning

struct JournalLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    // Line breaks become spaces, so that text from a file can't pass for a log line of ours.
    let words = event.message.description.printable.utf8.map { $0 == 10 ? 32 : $0 }
    let text = Array(Self.prefix(event.level).utf8) + words + [10]
    // A failed write is ignored: reminders matter more than the log.
    _ = text.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  private static func prefix(_ level: Logger.Level) -> String {
    switch level {
    case .trace, .debug: "<7>"
    case .info: "<6>"
    case .notice: "<5>"
    case .warning: "<4>"
    case .error: "<3>"
    case .critical: "<2>"
    }
  }
}
