// Whether a call is in progress: a program records from a microphone, and is not a level meter.

import Scheduling
import Service

/// Queries the sound server; the server's owner calls `look` when something may have changed.
package final class CallWatch {
  private let server: SoundServer
  private let part: Hindrances.Part
  /// In lower case.
  private let ignored: Set<String>
  /// The number of the latest query, so that answers to older ones are ignored.
  private var number = 0

  /// - Parameter ignored: programs by any of their names, ignoring case.
  package init(
    _ server: SoundServer, ignoring ignored: [String], _ part: Hindrances.Part
  ) {
    self.server = server
    self.part = part
    self.ignored = Set(ignored.map { $0.lowercased() })
  }

  /// Queries what records now. A server that has gone cannot record, so there is no call then.
  package func look() {
    number += 1
    let number = number
    guard server.isThere else { return part.found = [] }
    server.recordings { [weak self] recordings in
      // Without a recording, the second query is not needed; that is the usual case.
      guard !recordings.isEmpty else {
        self?.take([], [], number)
        return
      }
      self?.server.monitors { self?.take(recordings, Set($0), number) }
    }
  }

  private func take(_ recordings: [RecordingStream], _ monitors: Set<UInt32>, _ number: Int) {
    // There is a newer query.
    guard number == self.number else { return }
    let calls = recordings.filter { $0.isCall(monitors: monitors, ignored: ignored) }
    let found = Set(calls.map { Hindrance(.call, by: $0.names.first) })
    if found != part.found { part.found = found }
  }
}
