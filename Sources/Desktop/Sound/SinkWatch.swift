// Where Limber's sound comes out: the sink of its stream or, while none is open, the sink that a
// stream would get. The server moves streams without notifying them, for example when headphones
// run out of battery.

import Service

/// Where sound comes out.
package struct SoundOutput: Hashable, Sendable {
  package var sink: Sink
  /// Our own stream plays there; otherwise a new one would.
  package var isOurs: Bool

  package init(_ sink: Sink, isOurs: Bool) {
    self.sink = sink
    self.isOurs = isOurs
  }
}

/// Finds the place with up to four queries, and reports it only if it has changed.
package final class SinkWatch {
  private let server: SoundServer
  private let changed: (SoundOutput?) -> Void
  /// Nothing was reported yet if this is nil; an inner nil was reported as "not known".
  private var last: SoundOutput??
  /// The number of the latest query; answers to older ones are ignored.
  private var number = 0

  /// - Parameter changed: also receives the first answer; nil: it is not known.
  package init(_ server: SoundServer, changed: @escaping (SoundOutput?) -> Void) {
    self.server = server
    self.changed = changed
  }

  /// Queries the server. Called whenever it announces a change.
  package func look() {
    number += 1
    let number = number
    guard server.isThere else { return take(nil, number) }
    server.sinks { [weak self] sinks in
      self?.server.ownSinks { own in
        if let sink = sinks.first(where: { own.contains($0.index) }) {
          self?.take(SoundOutput(sink, isOurs: true), number)
        } else {
          self?.server.defaultSink { name in
            let sink = sinks.first { $0.name == name }
            self?.take(sink.map { SoundOutput($0, isOurs: false) }, number)
          }
        }
      }
    }
  }

  private func take(_ place: SoundOutput?, _ number: Int) {
    guard number == self.number, last == nil || last! != place else { return }
    last = .some(place)
    changed(place)
  }
}
