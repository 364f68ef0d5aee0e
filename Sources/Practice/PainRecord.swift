// Recorded pain and stiffness, with the offset of the wall clock at the time.

import Routines
import Scheduling

/// An entry of the history.
package struct PainRecord: Hashable, Sendable {
  /// What was felt. Stiffness is shown beside pain, but rules nothing out: stretching is meant to
  /// relieve it.
  package enum Feeling: String, Hashable, Sendable, CaseIterable { case pain, stiffness }

  /// Identifies it on every machine that it is imported to.
  package var uid: String
  package var at: WallInstant
  /// Seconds east of UTC at the time.
  package var offset: Int
  package var feeling: Feeling
  /// The exercise's id; nil for pain without an exercise.
  package var exercise: String?
  /// 0 to 10; the absence of pain is worth recording, too.
  package var level: Int
  /// Where it was.
  package var area: Area?
  package var note: String?
  /// When it was last written or corrected.
  package var changed: WallInstant

  package init(
    uid: String, at: WallInstant, offset: Int, feeling: Feeling = .pain, exercise: String?,
    level: Int, area: Area? = nil, note: String? = nil, changed: WallInstant? = nil
  ) {
    self.uid = uid
    self.at = at
    self.offset = offset
    self.feeling = feeling
    self.exercise = exercise
    self.level = level
    self.area = area
    self.note = note
    self.changed = changed ?? at
  }

  /// Days since 1970-01-01 in local time.
  package var day: Int { at.localDay(offset: offset) }
}
