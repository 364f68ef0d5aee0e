// A session as it is stored, with the offset of the wall clock at the time: its local day stays the
// same, wherever the user has travelled since.

import Scheduling
import Sessions

/// An entry of the history.
package struct PastSession: Hashable, Sendable {
  /// Where the record comes from.
  package enum Source: String, Hashable, Sendable, CaseIterable {
    /// Limber played it.
    case played
    /// The user recorded it afterwards.
    case reported = "told"
  }

  /// Identifies it on every machine that it is imported to.
  package var uid: String
  package var record: SessionRecord
  package var started: WallInstant
  package var ended: WallInstant
  /// Seconds east of UTC at its start.
  package var offset: Int
  /// The zone at the time, as tzdata names it; nil if it was not known.
  package var zone: String?
  /// The reminder that it answered.
  package var reminder: String?
  /// Identifies the routine's text at the time: any other text of its file is another version.
  package var version: String?
  /// False for a session that started automatically, was not played by any device and received no
  /// commands: nobody may have been there, so it is counted nowhere.
  package var isConfirmed: Bool
  package var source: Source
  package var note: String?
  /// When it was last written or corrected: of two that differ, the later one counts.
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

  /// Days since 1970-01-01 in the local time of its start.
  package var day: Int { started.localDay(offset: offset) }
}
