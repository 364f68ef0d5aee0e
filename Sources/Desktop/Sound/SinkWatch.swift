// Where Limber's sound comes out: the sink behind its stream, and while none is open the one that a
// stream would get. The server moves streams without a word to them, when headphones die for one.

import Service

/// Where sound comes out.
package struct SoundPlace: Hashable, Sendable {
  package var sink: Sink
  /// Our own stream plays there; else it is where a new one would.
  package var isOurs: Bool

  package init(_ sink: Sink, isOurs: Bool) {
    self.sink = sink
    self.isOurs = isOurs
  }
}

package final class SinkWatch {
  private let server: SoundServer
  private let changed: (SoundPlace?) -> Void
  private var last: SoundPlace??
  /// Of the newest question; the answers to older ones are void.
  private var number = 0

  /// - Parameter changed: told the first answer too; nil: nobody knows.
  package init(_ server: SoundServer, changed: @escaping (SoundPlace?) -> Void) {
    self.server = server
    self.changed = changed
  }

  package func look() {
    number += 1
    let number = number
    guard server.isThere else { return take(nil, number) }
    server.sinks { [weak self] sinks in
      self?.server.ownSinks { own in
        if let sink = sinks.first(where: { own.contains($0.index) }) {
          self?.take(SoundPlace(sink, isOurs: true), number)
        } else {
          self?.server.defaultSink { name in
            let sink = sinks.first { $0.name == name }
            self?.take(sink.map { SoundPlace($0, isOurs: false) }, number)
          }
        }
      }
    }
  }

  private func take(_ place: SoundPlace?, _ number: Int) {
    guard number == self.number, last == nil || last! != place else { return }
    last = .some(place)
    changed(place)
  }
}
