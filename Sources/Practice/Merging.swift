// Merges the histories of several machines, in any order. Of two versions of an entry the later one
// counts, and of two of the same instant the one whose text is greater, so that all machines arrive
// at the same result. What was removed stays removed, unless it was written again later.

import Scheduling

/// A version of an entry: the values that decide which version counts.
package struct Revision: Hashable, Sendable, Comparable {
  package var changed: WallInstant
  /// A removal; it wins over an entry of the same instant.
  package var isRemoved: Bool
  /// The entry as it is exported; empty for a removal.
  package var text: String

  package init(changed: WallInstant, isRemoved: Bool = false, text: String = "") {
    self.changed = changed
    self.isRemoved = isRemoved
    self.text = text
  }

  /// By time; at the same time a removal is greater, and then the text decides.
  package static func < (lhs: Revision, rhs: Revision) -> Bool {
    if lhs.changed != rhs.changed { return lhs.changed < rhs.changed }
    if lhs.isRemoved != rhs.isRemoved { return rhs.isRemoved }
    return lhs.text < rhs.text
  }
}
