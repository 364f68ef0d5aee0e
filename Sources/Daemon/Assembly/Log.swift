// The daemon's log: one line an event, to standard error, with the prefixes by which the journal
// knows a line's level (sd-daemon(3)).

import Glibc
import Logging

struct JournalLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let line = event.message.description.replacing("\n", with: " ")
    let text = "\(Self.prefix(event.level))\(line)\n"
    // A log that is full or gone is no reason to stop reminding people.
    _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
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
