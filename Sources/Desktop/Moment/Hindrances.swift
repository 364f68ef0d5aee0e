// What all the sources say together: each tells only of itself, and one that is let go has nothing
// more to say.

import Scheduling

package final class Hindrances {
  private var parts: [ObjectIdentifier: Set<Hindrance>] = [:]
  private var last: Set<Hindrance> = []
  private var changed: ((Set<Hindrance>) -> Void)?

  /// - Parameter changed: called whenever all of them together are others.
  package init(_ changed: @escaping (Set<Hindrance>) -> Void) { self.changed = changed }

  /// One source's part, for as long as it is held.
  package func part() -> Part { Part(self) }

  /// Nothing is told from now on, whatever its parts find or leave behind.
  package func close() { changed = nil }

  package final class Part {
    private weak var whole: Hindrances?

    fileprivate init(_ whole: Hindrances) { self.whole = whole }

    /// All that this source sees now.
    package var found: Set<Hindrance> = [] {
      didSet { whole?.take(found, of: ObjectIdentifier(self)) }
    }

    deinit { whole?.take([], of: ObjectIdentifier(self)) }
  }

  private func take(_ found: Set<Hindrance>, of part: ObjectIdentifier) {
    parts[part] = found.isEmpty ? nil : found
    let all = parts.values.reduce(into: Set()) { $0.formUnion($1) }
    guard all != last else { return }
    last = all
    changed?(all)
  }
}
