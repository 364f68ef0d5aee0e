// Pain and stiffness as they were told.

import Routines
import Scheduling

package struct ToldPain: Hashable, Sendable {
  /// What was felt. Stiffness is shown beside pain, and bars nothing: it is what stretching is for.
  package enum Feeling: String, Hashable, Sendable, CaseIterable { case pain, stiffness }

  /// Names it on every machine that it is brought to.
  package var uid: String
  package var at: WallInstant
  /// Seconds east of UTC then.
  package var offset: Int
  package var feeling: Feeling
  /// The exercise's id; nil for a pain that belongs to none.
  package var exercise: String?
  /// 0 to 10; none is worth telling, too.
  package var level: Int
  /// Where it was.
  package var area: Area?
  package var note: String?
  /// When it was written or corrected last.
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

  package var day: Int { at.localDay(offset: offset) }
}
