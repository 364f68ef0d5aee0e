// Histories of several machines, merged in any order: of two versions of an entry the later one
// counts, and of two of the same instant the one whose text is greater, so that every machine comes
// to the same. What was removed stays removed unless it was written again later.

import Scheduling

/// A version of an entry: what decides which one counts.
package struct Revision: Hashable, Sendable, Comparable {
  package var changed: WallInstant
  /// Removed; of the same instant, that wins.
  package var isRemoved: Bool
  /// The entry as it is exported; empty for one that was removed.
  package var text: String

  package init(changed: WallInstant, isRemoved: Bool = false, text: String = "") {
    self.changed = changed
    self.isRemoved = isRemoved
    self.text = text
  }

  package static func < (lhs: Revision, rhs: Revision) -> Bool {
    if lhs.changed != rhs.changed { return lhs.changed < rhs.changed }
    if lhs.isRemoved != rhs.isRemoved { return rhs.isRemoved }
    return lhs.text < rhs.text
  }
}
