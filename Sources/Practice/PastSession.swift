// A session as it is kept, with the offset of the wall's clock: the local day of each stays what it
// was, wherever one has travelled since.

import Scheduling
import Sessions

package struct PastSession: Hashable, Sendable {
  /// How it comes to be known.
  package enum Source: String, Hashable, Sendable, CaseIterable {
    /// Limber played it.
    case played
    /// A person told of it afterwards.
    case told
  }

  /// Names it on every machine that it is brought to.
  package var uid: String
  package var record: SessionRecord
  package var started: WallInstant
  package var ended: WallInstant
  /// Seconds east of UTC as it started.
  package var offset: Int
  /// The zone of then, as tzdata names it; nil: it was not known.
  package var zone: String?
  /// The reminder that it answered.
  package var reminder: String?
  /// Of the routine as it was: any other text of its file is another version.
  package var version: String?
  /// It started by itself, no device played it, and nobody touched anything.
  package var isConfirmed: Bool
  package var source: Source
  package var note: String?
  /// When it was written or corrected last: of two that differ, the later one counts.
  package var changed: WallInstant

  package init(
    uid: String, _ record: SessionRecord, started: WallInstant, ended: WallInstant, offset: Int,
    zone: String? = nil, reminder: String? = nil, version: String? = nil,
    isConfirmed: Bool = true, source: Source = .played, note: String? = nil,
    changed: WallInstant? = nil
  ) {
    self.uid = uid
    self.record = record
    self.started = started
    self.ended = ended
    self.offset = offset
    self.zone = zone
    self.reminder = reminder
    self.version = version
    self.isConfirmed = isConfirmed
    self.source = source
    self.note = note
    self.changed = changed ?? ended
  }

  /// Days since 1970-01-01 in the local time of then.
  package var day: Int { started.localDay(offset: offset) }
}
