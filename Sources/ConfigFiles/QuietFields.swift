// The settings' `quiet`: hours in which everything is played at a lower volume.

import Routines
import Scheduling
import Yams

/// The hours that the user has set, in local time.
package struct QuietHours: Hashable, Sendable {
  /// Inclusive.
  package var from: CivilTime
  /// Exclusive; before `from` if midnight lies between.
  package var to: CivilTime
  /// The volume is at most this, in per cent.
  package var volume = Self.usual

  /// 12 dB below the usual volume.
  package static let usual = 40

  package init(from: CivilTime, to: CivilTime, volume: Int = Self.usual) {
    self.from = from
    self.to = to
    self.volume = volume
  }

  /// How long ago they began, in seconds.
  /// - Parameter time: wall clock time.
  /// - Returns: nil outside the hours.
  package func age(at time: CivilTime) -> Int? {
    let day = 86_400
    let age = (time.secondOfDay - from.secondOfDay + day) % day
    let length = (to.secondOfDay - from.secondOfDay + day) % day
    return age < length ? age : nil
  }
}

/// Part of `SettingsFile`.
enum QuietFields {
  /// `22:00-07:00`, or `{hours: 22:00-07:00, volume: 40}`.
  static func quiet(_ entry: Entry) -> QuietHours? {
    if entry.node.scalar != nil { return hours(entry) }
    guard let fields = entry.mapping(keys: ["hours", "volume"]),
      var quiet = fields.required("hours", hours)
    else { return nil }
    quiet.volume = fields.integer("volume", 0...100) ?? quiet.volume
    return quiet
  }

  /// A span of the clock; one that goes past midnight is allowed, one without a length is not.
  private static func hours(_ entry: Entry) -> QuietHours? {
    guard let text = entry.text("hours such as 22:00-07:00") else { return nil }
    let span: ClockSpan
    do throws(UnreadableTime) {
      span = try ClockSpan(reading: text, kind: "span of hours", example: "22:00-07:00")
    } catch {
      return entry.fail(error.message)
    }
    let to = CivilTime(secondOfDay: span.to % 86_400)
    guard span.from != to else { return entry.fail("“\(text)” has no length") }
    return QuietHours(from: span.from, to: to)
  }
}
