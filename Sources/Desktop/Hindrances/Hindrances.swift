// Combines what all the sources find: each reports only its own findings, and withdraws them when
// it is released.

import Scheduling

/// The set of all findings. Sources are watched independently of each other, and several may report
/// the same.
package final class Hindrances {
  private var parts: [ObjectIdentifier: Set<Hindrance>] = [:]
  private var last: Set<Hindrance> = []
  private var changed: ((Set<Hindrance>) -> Void)?

  /// - Parameter changed: called whenever the combined set changes.
  package init(_ changed: @escaping (Set<Hindrance>) -> Void) { self.changed = changed }

  /// The part of one source, for as long as it is held.
  package func part() -> Part { Part(self) }

  /// From now on nothing is reported, whatever the parts find or leave behind.
  package func close() { changed = nil }

  /// The findings of one source.
  package final class Part {
    private weak var whole: Hindrances?

    fileprivate init(_ whole: Hindrances) { self.whole = whole }

    /// Everything that this source finds now.
    package var found: Set<Hindrance> = [] {
      didSet { whole?.take(found, of: ObjectIdentifier(self)) }
    }

    // A source that is no longer wanted withdraws its findings by being released.
    deinit { whole?.take([], of: ObjectIdentifier(self)) }
  }

  /// Reports the union of all parts, if it has changed.
  private func take(_ found: Set<Hindrance>, of part: ObjectIdentifier) {
    parts[part] = found.isEmpty ? nil : found
    let all = parts.values.reduce(into: Set()) { $0.formUnion($1) }
    guard all != last else { return }
    last = all
    changed?(all)
  }
}
